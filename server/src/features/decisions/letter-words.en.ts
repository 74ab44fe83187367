import type { LetterWords } from './letter-words.ts'

export const english: LetterWords = {
  tag: 'en-GB',
  sender: ({ machine }) => `The programme office of ${machine}`,
  answers: {
    full: ({ award }) => `Your proposal is granted ${award}, all that it asked for.`,
    partial: ({ award, requested }) =>
      `Your proposal is granted ${award} of the ${requested} that it asked for.`,
    waiting: () => 'Your proposal is on the waiting list and gets no hours for now.',
    hold: () => 'Your proposal is on hold and gets no hours for now.',
    declined: () => 'Your proposal gets no hours in this call.',
    unranked: () => 'Your proposal was not ranked and gets no hours in this call.',
  },
  reasons: {
    fits: ({ asked, room, areaTotal }) =>
      room === undefined
        ? `Its part of the ${areaTotal} of its area covers the ${asked} that it asked for.`
        : `It asked for ${asked}, and ${room}.`,
    trimmed: ({ asked, minimum, room }) => `It asked for ${asked}, at least ${minimum}, and ${room}.`,
    scaled: ({ asked, minimum, areaTotal, part, least }) =>
      part !== undefined
        ? `It asked for ${asked}; its part of the ${areaTotal} that its area shared in proportion is ${part}, more than its minimum of ${minimum}.`
        : least !== undefined
          ? `It asked for ${asked}; its part of the ${areaTotal} that its area shared in proportion comes to no more than its minimum of ${minimum}, so it gets that minimum.`
          : `It asked for ${asked}, at least ${minimum}; the ${areaTotal} of its area were shared in proportion.`,
    step: ({ asked, demand, threshold }) =>
      `A score of ${threshold} or more gets ${demand} of the ${asked} that it asked for.`,
    'below-steps': ({ score, threshold }) =>
      `Its score is ${score}; the lowest step that gets hours is ${threshold}.`,
    'third-tier': () => 'It stands in the tier that is not funded.',
    bought: ({ asked, turn }) => `The purses that value it paid the ${asked}, as purchase number ${turn}.`,
    chosen: ({ asked, part, least = part }) =>
      least === undefined
        ? `It belongs to the choice with the largest total; it asked for ${asked}.`
        : `It belongs to the choice with the largest total, with ${least} of the ${asked} that it asked for: within the limits of the call, more for it would not have made that total larger.`,
    'not-chosen': ({ needs, left }) =>
      `The choice with the largest total leaves it out: ${left} are left, and it needs ${needs}.`,
    'area-maximum': ({ needs, areaFree }) =>
      `Its area had ${areaFree} left below its maximum, and it needs ${needs}.`,
    'guarantee-of-others': ({ needs, free, protected: kept }) =>
      `${free} were free at its turn, while ${kept} were kept for the guarantees of other areas; it needs ${needs}.`,
    'no-hours': ({ needs, left, kept }) =>
      kept === undefined
        ? `${left} were left at its turn, and it needs ${needs}.`
        : `${left} were left at its turn beside the ${kept} kept for the guarantees of other areas, and it needs ${needs}.`,
    'area-closed': ({ needs }) => `An earlier proposal closed the line before it; it needs ${needs}.`,
    ineligible: ({ recorded }) =>
      recorded === undefined
        ? 'It does not meet the conditions of the call.'
        : `It does not meet the conditions of the call. The reason of the programme office: ${recorded}`,
    'not-reviewed': () => 'It has no review that can be used.',
    'below-minimum': () => 'What can be given lies below the minimum that it needs.',
    'below-score': ({ score, threshold }) =>
      `Its score is ${score}; at least ${threshold} was needed to be ranked.`,
    'below-criterion': ({ criterion, threshold }) =>
      `On “${criterion}” it misses the threshold of ${threshold}, which was needed to be ranked.`,
  },
  rooms: {
    free: ({ free }) => `${free} were free at its turn`,
    area: ({ areaFree }) => `its area had ${areaFree} left below its maximum at its turn`,
    kept: ({ free, protected: kept }) =>
      `${free} were free at its turn beside the ${kept} kept for the guarantees of other areas`,
  },
  needs: {
    part: ({ asked, minimum }) => `at least ${minimum} of the ${asked} that it asked for`,
    whole: ({ asked }) => `all of the ${asked} that it asked for, since no award is made in part`,
    step: ({ demand }) => `all of the ${demand} of its step, since no award is made in part`,
  },
  possible: ({ requested, possible }) => `${requested} (at most ${possible} can be given)`,
  byHand: ({ reason, rules }) =>
    `The programme office and the director decided this by hand, for this reason: ${reason} By the rules alone: ${rules}`,
  price: 'At the machine’s price',
  priceAssumed: 'At the machine’s price, which is assumed,',
  valueInKind: ({ price, award, amount }) =>
    `${price} the ${award} are worth ${amount}, given in kind: you pay nothing.`,
  valueToPay: ({ price, award, amount }) => `${price} the ${award} are worth ${amount}, to be paid by you.`,
  ran: ({ awarded, funded, cutRank, rank, ranked }) =>
    `${awarded} went to ${funded} proposals in order of rank; the first without hours has rank ${cutRank}, yours rank ${rank} of ${ranked}.`,
  sufficed: ({ awarded, rank, ranked }) =>
    `Every ranked proposal was granted hours, ${awarded} in all; yours is rank ${rank} of ${ranked}.`,
  handed: ({ hours, funded }) => `Given by hand beside them: ${hours} (proposals: ${funded}).`,
  scoreWould: ({ score, to, award }) =>
    `With a score of ${to} instead of ${score}, everything else unchanged, it would have been granted ${award}.`,
  markWould: ({ criterion, mark, to, award }) =>
    `With a mean mark of ${to} instead of ${mark} on ${criterion}, everything else unchanged, it would have been granted ${award}.`,
  minimumWould: ({ minimum, to, award }) =>
    `Had its minimum been ${to} instead of ${minimum}, it would have been granted ${award}.`,
  noScoreWould: () => 'No higher score would have changed the answer by itself.',
  noMarkWould: () => 'No better marks on one criterion would have changed the answer by themselves.',
  notSought: () =>
    'What alone would have changed the answer was not worked out: with this many proposals, or under this way of allocating, it takes too many runs. You can ask for the reasons.',
  margin: ({ margin }) => `The award would have been the same with a score up to ${margin} points lower.`,
  nextAward: ({ answerBy }) =>
    `Accept or decline the award by ${answerBy}, in whole or in part; hours that nobody takes go to the waiting list.`,
  nextMore: ({ more }) =>
    `Your proposal also stands on the waiting list for up to ${more} more; you get a mail if some are offered to you.`,
  nextWaiting: ({ appealUntil }) =>
    `There is nothing for you to do. You get a mail as soon as there are hours for you. Until ${appealUntil} you can ask for reasons and appeal.`,
  nextHold: ({ appealUntil }) =>
    `There is nothing for you to do. You get a mail when a later decision gives your proposal hours. Until ${appealUntil} you can ask for reasons and appeal.`,
  nextDeclined: ({ appealUntil }) =>
    `Until ${appealUntil} you can ask for reasons and appeal. The calls that are open stand on the home page.`,
  appeal: ({ appealUntil }) => `Until ${appealUntil} you can ask for reasons and appeal.`,
  signature: ({ signer, signedOn }) => `Signed by ${signer} on ${signedOn}.`,
  noReviews: 'The reviewers left no text for you.',
}
