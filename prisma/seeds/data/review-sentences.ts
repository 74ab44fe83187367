/** Sentences of invented reviews, by how good the reviewer found the proposal. */
export type Band = 'weak' | 'fair' | 'strong'

export const openings: Readonly<Record<Band, readonly string[]>> = {
  weak: [
    'I read this with sympathy for the purpose, but the proposal is not ready.',
    'The topic deserves attention; the plan as it stands does not yet deserve the hours.',
    'I could not convince myself that this will work as described.',
    'There is a good idea here, hidden under a plan that leaves the main question open.',
  ],
  fair: [
    'A solid proposal with a clear purpose and a few loose ends.',
    'I liked the question and most of the plan, and have doubts about one part of it.',
    'This is good and useful work, though not among the very best that I read for this call.',
    'The proposal is well written and the group knows its subject.',
    'A sensible project that would do what it says, and perhaps not more.',
  ],
  strong: [
    'One of the best proposals in my pile.',
    'This is important, well thought through, and ready to begin.',
    'I have few objections and would be sorry to see this wait.',
    'A convincing proposal from the first page to the last.',
    'The question is large, the plan is concrete, and the two fit each other.',
  ],
}

export const praise: Readonly<Record<string, readonly string[]>> = {
  excellence: [
    'Its strength is the science: the method is what I would have chosen, and the checks would show a failure.',
    'The scientific idea is original and is set out so that one can argue with it.',
    'What is new here is said plainly and compared fairly with earlier work.',
  ],
  impact: [
    'The benefit for society is concrete, and those who should have it are part of the project.',
    'I was glad to read who will use the result and when.',
    'If it succeeds, many people will notice, and the way to them is described.',
  ],
  feasibility: [
    'The plan has been tried on a smaller scale, which gives me confidence.',
    'Risks are named and each has an answer.',
    'People, data and permissions are in place, so the hours would be used from the first week.',
  ],
  need: [
    'The reckoning of hours is careful and rests on measurements.',
    'It is clear why a smaller machine would not do.',
    'The applicants have worked to save hours, and show how.',
  ],
  openness: [
    'Others will be able to build on what is published.',
    'The plan for sharing code, data and results is exemplary.',
    'I appreciate that failures will be published as well.',
  ],
}

export const doubts: Readonly<Record<string, readonly string[]>> = {
  excellence: [
    'I missed a comparison with the simplest method that might do the same.',
    'The central assumption is stated but never tested.',
    'Please say what result would prove you wrong.',
  ],
  impact: [
    'Who will use the result, and what they do today instead, remains vague.',
    'The step from a publication to a benefit for people needs a partner who is named.',
    'The purpose is good, but its size should be estimated.',
  ],
  feasibility: [
    'The timetable leaves no room for anything to go wrong.',
    'One dataset on which everything rests is not yet in hand.',
    'I would ask for a pilot on a tenth of the data first.',
  ],
  need: [
    'The hours look like a guess; a table of runs with measured times would help.',
    'Scaling beyond one node is assumed rather than shown.',
    'Some of the runs could share a GPU, or be left out.',
  ],
  openness: [
    'It should be said what is published, where, and under which licence.',
    'Too little of the result would be open to others.',
    'Code on request is not enough for work that is paid for in common.',
  ],
}

export const closings: Readonly<Record<Band, readonly string[]>> = {
  weak: [
    'I encourage the applicants to come back with a smaller, tested plan.',
    'A sandbox allocation would be a better first step.',
    'With that mended, a later call might be a good place for it.',
  ],
  fair: [
    'Worth funding if there are hours left.',
    'A smaller allocation would already show whether the idea carries.',
    'The points above can be mended within the project.',
    'I would be content to see it funded, in part at least.',
  ],
  strong: [
    'I recommend it without reservation.',
    'It should receive what it asks for.',
    'This is what such a machine is for.',
  ],
}

export const panelNotes: Readonly<Record<Band, readonly string[]>> = {
  weak: [
    'For the panel: I would not fund this, and would defend that in the meeting.',
    'For the panel: the text reads better than the plan behind it.',
    'For the panel: below the line for me; I am open to a sandbox instead.',
  ],
  fair: [
    'For the panel: middle of my pile. I could be persuaded either way.',
    'For the panel: I would put it after the clear cases and before the doubtful ones.',
    'For the panel: please hear somebody nearer to the field about the hours.',
    'For the panel: the minimum would be enough in my view.',
  ],
  strong: [
    'For the panel: top of my pile.',
    'For the panel: fund it; if hours are short, rather take them from elsewhere.',
    'For the panel: I looked for a weak point and found only small ones.',
  ],
}
