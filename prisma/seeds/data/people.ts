/** The password of every practice persona. It opens nothing outside practice mode. */
export const PRACTICE_PASSWORD = 'furrow-practice'

export interface PersonSeed {
  /** Key that the other data name this person by. */
  readonly key: string
  readonly name: string
  readonly institution: string
  readonly persona?: string
  readonly language?: 'en' | 'da'
}

export interface ReviewerSeed extends PersonSeed {
  /** Added to every score: below zero is strict, above zero is generous. */
  readonly severity: number
  readonly fields: readonly string[]
}

/** Everybody here is invented. */
export const personas: readonly PersonSeed[] = [
  { key: 'researcher', persona: 'researcher', name: 'Asta Lindholm', institution: 'Aarhus University' },
  {
    key: 'coapplicant',
    persona: 'coapplicant',
    name: 'Troels Bagger',
    institution: 'University of Southern Denmark',
  },
  { key: 'chair', persona: 'chair', name: 'Margrethe Ulfeldt', institution: 'Lund University' },
  { key: 'officer', persona: 'officer', name: 'Karen Dyrberg', institution: 'Furrow programme office' },
  {
    key: 'officer2',
    persona: 'officer2',
    name: 'Mads Hørlyck',
    institution: 'Furrow programme office',
    language: 'da',
  },
  { key: 'director', persona: 'director', name: 'Poul Rosenkjær', institution: 'Furrow programme office' },
  {
    key: 'director2',
    persona: 'director2',
    name: 'Vibeke Stampe',
    institution: 'Furrow programme office',
    language: 'da',
  },
  { key: 'admin', persona: 'admin', name: 'Esben Kvist', institution: 'Furrow operations' },
  { key: 'admin2', persona: 'admin2', name: 'Lone Tarp', institution: 'Furrow operations' },
  { key: 'auditor', persona: 'auditor', name: 'Ejnar Vium', institution: 'Office of the Auditor' },
]

export const reviewers: readonly ReviewerSeed[] = [
  {
    key: 'reviewer',
    persona: 'reviewer',
    name: 'Johanne Krag',
    institution: 'Uppsala University',
    severity: 0.1,
    fields: ['life-sciences', 'healthcare'],
  },
  {
    key: 'reviewer2',
    persona: 'reviewer2',
    name: 'Leif Hammarskog',
    institution: 'University of Bergen',
    severity: -0.3,
    fields: ['green-transition', 'open'],
  },
  {
    key: 'rev-aalto',
    name: 'Sanna Mäkelä',
    institution: 'Aalto University',
    severity: 0.3,
    fields: ['quantum', 'open'],
  },
  {
    key: 'rev-helsinki',
    name: 'Jukka Virolainen',
    institution: 'University of Helsinki',
    severity: -0.5,
    fields: ['green-transition'],
  },
  {
    key: 'rev-umea',
    name: 'Birgit Nyström',
    institution: 'Umeå University',
    severity: 0,
    fields: ['healthcare'],
  },
  {
    key: 'rev-delft',
    name: 'Pieter van Houten',
    institution: 'Delft University of Technology',
    severity: -0.2,
    fields: ['quantum', 'green-transition'],
  },
  {
    key: 'rev-tartu',
    name: 'Liis Kallas',
    institution: 'University of Tartu',
    severity: 0.5,
    fields: ['life-sciences', 'open'],
  },
  {
    key: 'rev-leuven',
    name: 'Marieke Claes',
    institution: 'KU Leuven',
    severity: -0.4,
    fields: ['healthcare', 'open'],
  },
  {
    key: 'rev-edinburgh',
    name: 'Fiona Macrae',
    institution: 'University of Edinburgh',
    severity: 0.2,
    fields: ['open', 'green-transition'],
  },
  {
    key: 'rev-zurich',
    name: 'Urs Aebischer',
    institution: 'ETH Zurich',
    severity: -0.1,
    fields: ['quantum', 'life-sciences'],
  },
  {
    key: 'rev-hamburg',
    name: 'Friederike Olsen-Brandt',
    institution: 'University of Hamburg',
    severity: 0.4,
    fields: ['green-transition', 'healthcare'],
  },
  {
    key: 'rev-tromso',
    name: 'Inga Utsi',
    institution: 'UiT The Arctic University of Norway',
    severity: 0,
    fields: ['life-sciences', 'green-transition'],
  },
  {
    key: 'rev-vienna',
    name: 'Matthias Grubinger',
    institution: 'University of Vienna',
    severity: 0.2,
    fields: ['quantum'],
  },
  {
    key: 'rev-linkoping',
    name: 'Per Åkerblom',
    institution: 'Linköping University',
    severity: -0.6,
    fields: ['open', 'healthcare'],
  },
  {
    key: 'rev-groningen',
    name: 'Anouk de Wit',
    institution: 'University of Groningen',
    severity: 0.3,
    fields: ['life-sciences', 'healthcare'],
  },
  {
    key: 'rev-reykjavik',
    name: 'Stefán Hallsson',
    institution: 'Reykjavik University',
    severity: -0.2,
    fields: ['open', 'quantum'],
  },
]
