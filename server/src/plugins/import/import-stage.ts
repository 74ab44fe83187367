/** How far an imported call is. */
export type ImportStage = 'open' | 'reviewing' | 'closed' | 'locked'

/** Whether reviews are there: before, only who may write them, or who is asked to. */
export const hasReviews = (stage: ImportStage): boolean => stage === 'closed' || stage === 'locked'
