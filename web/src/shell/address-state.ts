/** Lets pages of the app keep their filters and choices in the address. */
export { NuqsAdapter as AddressState } from 'nuqs/adapters/react'
