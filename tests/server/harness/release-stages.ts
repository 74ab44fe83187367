/** Where a process that releases is killed; each but the last before the commit of what it has written by then. */
export const releaseStages = [
  'second letter prepared',
  'second mail written',
  'all written',
  'committed',
] as const
