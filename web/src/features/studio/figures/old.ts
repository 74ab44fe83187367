import { createContext } from 'react'

/** Whether what is drawn belongs to a scenario before the one that is seen: it is not saved under the new name. */
export const OldContext = createContext(false)
