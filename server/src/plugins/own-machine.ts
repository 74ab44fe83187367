/** Ids of machines that came with an imported snapshot begin so: they belong to their call alone. */
const importedMark = '~'

export const importedMachineId = (callId: string): string => `${importedMark}${callId}`

/** The installation's own machine, which the settings show and new calls share out. */
export const ownMachine = { id: { not: { startsWith: importedMark } } } as const
