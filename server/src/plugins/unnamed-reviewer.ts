/**
 * The name of the invented person who stands for whoever wrote one review of which an import names nobody. Such a
 * person never gets a pseudonym: two labels would say that two reviews are of two people, which nobody knows.
 */
export const unnamedReviewer = 'Reviewer (not named)'
