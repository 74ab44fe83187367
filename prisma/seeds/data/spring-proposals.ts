import type { ProposalSeed } from './proposal-seed.ts'

/** A proposal of an open call may be a draft, with parts still to write. */
export interface OpenProposalSeed extends ProposalSeed {
  readonly state: 'draft' | 'submitted'
  /** Key of the persona that owns it; an invented person of the name `pi` otherwise. */
  readonly owner?: string
  readonly coapplicant?: string
}

/** The open call: two of the practice researcher's own, and four of others. All invented. */
export const springProposals: readonly OpenProposalSeed[] = [
  {
    number: 'P01',
    state: 'draft',
    owner: 'researcher',
    coapplicant: 'coapplicant',
    title: 'Storm Surges in a Warmer Kattegat',
    institution: 'Aarhus University',
    area: 'green-transition',
    track: 'regular',
    pi: 'Asta Lindholm',
    careerStage: 'established',
    firstTime: true,
    requested: 20000,
    minimum: 8000,
    quality: 4,
    summary:
      'Harbours around the Kattegat were built for the sea of the last century. We want to simulate ten thousand storms in the climate of 2060 and to learn which towns will need a wall, which a gate, and which should move their sheds. A neural model of the sea, trained on a slow and careful one, makes so many storms affordable. The text below is still being written: the plan for sharing the data is missing.',
    sections: {
      aims: 'Give each harbour town a **curve of risk** that its engineers can use.\n\n- Ten thousand storms, with tides and wind\n- One curve per town, with an error bar',
      methods:
        'A neural operator trained on 400 storms of the physical model. The scaling test on two nodes ran last week.',
      data: '',
    },
  },
  {
    number: 'P02',
    state: 'submitted',
    owner: 'researcher',
    title: 'Listening to Reefs: Sound as a Measure of Life under Water',
    institution: 'Aarhus University',
    area: 'green-transition',
    track: 'explore',
    pi: 'Asta Lindholm',
    careerStage: 'established',
    firstTime: true,
    requested: 6000,
    minimum: 3000,
    quality: 4,
    summary:
      'A healthy reef is noisy: shrimps crackle, cod grunt, porpoises click. Divers can visit a stone reef twice a year; a microphone listens day and night. Together with three municipalities we have recorded eleven reefs that were rebuilt with new stones, before and after. A model that tells who makes which sound turns these recordings into a calendar of returning life. It shows, earlier than any diver, whether a restored reef is worth its cost, and it is free to use for every harbour that wants to listen.',
    sections: {
      aims: 'Say within a year whether a restored reef comes to life.',
      methods:
        'Self-supervised training on 70,000 hours of sound, 16 GPUs, ten days; then fine-tuning on 900 labelled hours.',
      data: 'Recordings under water contain no speech; all of them are published.',
    },
  },
  {
    number: 'P03',
    state: 'submitted',
    title: 'Reading Old Danish Law by Machine',
    institution: 'University of Copenhagen',
    area: 'open',
    track: 'explore',
    pi: 'Niels Kragh-Holm',
    careerStage: 'senior',
    firstTime: true,
    requested: 4000,
    minimum: 2000,
    quality: 3,
    summary:
      'The laws of Jutland, Zealand and Scania survive in four hundred manuscripts that copy, shorten and contradict each other. We teach a model the spelling of the thirteenth century and let it line up the copies, sentence by sentence, so that legal historians see where a rule changed and perhaps why. The reader of handwriting exists; what is missing is a model of a language that nobody has spoken for six hundred years, trained on everything that is left of it.',
    sections: {
      aims: 'One edition in which all copies can be compared.',
      methods: 'Training from related languages; 8 GPUs.',
      data: 'Public manuscripts.',
    },
  },
  {
    number: 'P04',
    state: 'submitted',
    title: 'Antibodies against Snake Venom, Designed in a Week',
    institution: 'Technical University of Denmark',
    area: 'life-sciences',
    track: 'regular',
    pi: 'Lærke Sivertsen',
    careerStage: 'early',
    firstTime: true,
    requested: 24000,
    minimum: 12000,
    quality: 4,
    summary:
      'A hundred thousand people die of snake bites each year, most of them far from a hospital that has the right serum. Serum is still made in horses, for one kind of snake at a time. We design small proteins that block the toxins of many snakes at once and that can be brewed like beer and kept without a refrigerator. The computer proposes binders, the laboratory tests ninety-six each week, and what fails teaches the next round. Everything is published for makers in the countries concerned.',
    sections: {
      aims: 'Binders for the five toxin families that kill most.',
      methods: 'Diffusion-based design and structure prediction, 24 rounds.',
      data: 'Sequences are published at once, without patents.',
    },
  },
  {
    number: 'P05',
    state: 'draft',
    title: 'Quiet Nights: Noise Maps of Heat Pumps',
    institution: 'Aalborg University',
    area: 'green-transition',
    track: 'sandbox',
    pi: 'Bastian Holk',
    careerStage: 'early',
    firstTime: true,
    requested: 1500,
    minimum: 500,
    quality: 3,
    summary: 'Heat pumps hum, and neighbours complain. A draft about predicting the hum between houses.',
    sections: { aims: 'Predict the sound level at a neighbour’s window.', methods: '', data: '' },
  },
  {
    number: 'P06',
    state: 'draft',
    title: 'Triage of Telephone Calls to 1813',
    institution: 'Capital Region of Denmark',
    area: 'healthcare',
    track: 'explore',
    pi: 'Camilla Bruhn',
    careerStage: 'established',
    firstTime: false,
    requested: 8000,
    minimum: 4000,
    quality: 3,
    summary:
      'A draft about recognising cardiac arrest in the first half minute of a call to the medical helpline.',
    sections: { aims: 'Recognise cardiac arrest earlier than today.', methods: '', data: '' },
  },
]
