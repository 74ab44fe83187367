const closed = ['closed', 'decided', 'released'] as const
const asked = ['invited', 'accepted', 'done'] as const

/** The condition of a reviewer's queue, for lists and counts alike: proposals with a conflict are not in it. */
export const inQueueOf = (personId: string) => ({
  reviewerId: personId,
  state: { in: [...asked] },
  call: { state: { in: [...closed] } },
  proposal: {
    deletedAt: null,
    state: { not: 'withdrawn' as const },
    submissionId: { not: null },
    conflicts: { none: { personId, state: { not: 'waived' as const } } },
  },
})
