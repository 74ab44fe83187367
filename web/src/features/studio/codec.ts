import { calibrations } from './calibration.ts'
import type { Draft, Rules } from './draft.ts'
import { canRun, confidenceLevels, emptyDraft } from './draft.ts'
import { decimal, isWholePolicy, policySteps, policyWords, type Step } from './policy-codec.ts'

/**
 * A scenario in an address: words between stars (a star, letters, digits, dot, dash and underscore need no
 * escape there), ended by a check sum. The seed is never part of it.
 */
const version = '1'

/** FNV-1a, 32 bits: tells a cut or mistyped address, and keeps nobody out. */
function checkSum(text: string): string {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return (hash >>> 0).toString(36)
}

const bytesToText = (bytes: Uint8Array): string => btoa(String.fromCodePoint(...bytes))
const nameToText = (name: string): string =>
  bytesToText(new TextEncoder().encode(name)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')

function textToName(text: string): string | null {
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
    const bytes = Uint8Array.from(binary, (letter) => letter.codePointAt(0) ?? 0)
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

const entries = (tag: string, record: Readonly<Record<string, number>>): string[] =>
  Object.entries(record)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([id, value]) => [tag, id, String(value)])

/** The whole of a draft as a word for the address. */
export function encodeDraft(draft: Draft): string {
  const quotas = Object.entries(draft.areas).sort(([a], [b]) => (a < b ? -1 : 1))
  const words = [
    version,
    ...(draft.name === '' ? [] : ['n', nameToText(draft.name)]),
    ...entries('w', draft.weights),
    ...entries('c', { ...draft.confidence }),
    ...entries('a', draft.areaWeights),
    ...(draft.thresholds.score === undefined ? [] : ['s', String(draft.thresholds.score)]),
    ...entries('t', draft.thresholds.criteria ?? {}),
    ...(draft.reserve === 0 ? [] : ['r', String(draft.reserve)]),
    ...(draft.calibration === 'none' ? [] : ['m', draft.calibration]),
    ...quotas.flatMap(([id, quota]) => ['q', id, String(quota.minShare), String(quota.maxShare)]),
    ...policyWords(draft.policy),
  ]
  const text = words.join('*')
  return `${text}*${checkSum(text)}`
}

export type Decoded =
  | { readonly ok: true; readonly draft: Draft }
  | { readonly ok: false; readonly reason: 'damaged' | 'newer' | 'other-call' }

const atLeastZero = (word: string | undefined): number | null => {
  const value = decimal(word)
  return value === null || value < 0 ? null : value
}

const share = (word: string | undefined): number | null => {
  const value = atLeastZero(word)
  return value === null || value > 1 ? null : value
}

const put = (
  key: 'weights' | 'areaWeights',
  draft: Draft,
  [id = '', word]: readonly string[],
): Draft | null => {
  const value = atLeastZero(word)
  return value === null ? null : { ...draft, [key]: { ...draft[key], [id]: value } }
}

function putConfidence(draft: Draft, [word, number]: readonly string[]): Draft | null {
  const level = confidenceLevels.find((known) => known === word)
  const value = atLeastZero(number)
  return level === undefined || value === null
    ? null
    : { ...draft, confidence: { ...draft.confidence, [level]: value } }
}

function putQuota(draft: Draft, [id = '', low, high]: readonly string[]): Draft | null {
  const minShare = share(low)
  const maxShare = share(high)
  if (minShare === null || maxShare === null || minShare > maxShare) return null
  return { ...draft, areas: { ...draft.areas, [id]: { minShare, maxShare } } }
}

function putBar(draft: Draft, [id = '', word]: readonly string[]): Draft | null {
  const value = decimal(word)
  if (value === null) return null
  return {
    ...draft,
    thresholds: { ...draft.thresholds, criteria: { ...draft.thresholds.criteria, [id]: value } },
  }
}

const steps: Readonly<Record<string, Step>> = {
  n: {
    arity: 1,
    apply: (draft, [word = '']) => {
      const name = textToName(word)
      return name === null || name.length > 120 ? null : { ...draft, name }
    },
  },
  w: { arity: 2, apply: (draft, words) => put('weights', draft, words) },
  a: { arity: 2, apply: (draft, words) => put('areaWeights', draft, words) },
  c: { arity: 2, apply: putConfidence },
  s: {
    arity: 1,
    apply: (draft, [word]) => {
      const score = decimal(word)
      return score === null ? null : { ...draft, thresholds: { ...draft.thresholds, score } }
    },
  },
  t: { arity: 2, apply: putBar },
  r: {
    arity: 1,
    apply: (draft, [word]) => {
      const reserve = share(word)
      return reserve === null || reserve === 1 ? null : { ...draft, reserve }
    },
  },
  m: {
    arity: 1,
    apply: (draft, [word]) => {
      const calibration = calibrations.find((known) => known === word)
      return calibration === undefined ? null : { ...draft, calibration }
    },
  },
  q: { arity: 3, apply: putQuota },
  ...policySteps,
}

function read(words: readonly string[]): Draft | null {
  let draft: Draft | null = emptyDraft
  for (let at = 0; at < words.length && draft !== null;) {
    const step: Step | undefined = steps[words[at] ?? '']
    if (step === undefined || at + step.arity >= words.length) return null
    draft = step.apply(draft, words.slice(at + 1, at + 1 + step.arity))
    at += 1 + step.arity
  }
  return draft
}

const within = (record: object, known: ReadonlySet<string>): boolean =>
  Object.keys(record).every((id) => known.has(id))

function fits(draft: Draft, rules: Rules): boolean {
  const criteria = new Set(rules.criteria.map(({ id }) => id))
  const areas = new Set(rules.areas.map(({ id }) => id))
  return (
    within(draft.weights, criteria) &&
    within(draft.thresholds.criteria ?? {}, criteria) &&
    within(draft.areaWeights, areas) &&
    within(draft.areas, areas) &&
    canRun(draft, rules)
  )
}

const guarantees = (draft: Draft): number =>
  Object.values(draft.areas).reduce((sum, { minShare }) => sum + Math.round(minShare * 1e4), 0)

/** Reads an address back and checks it against the call. */
export function decodeDraft(text: string, rules: Rules): Decoded {
  const cut = text.lastIndexOf('*')
  if (cut < 0 || checkSum(text.slice(0, cut)) !== text.slice(cut + 1)) return { ok: false, reason: 'damaged' }
  const [first, ...words] = text.slice(0, cut).split('*')
  if (first !== version) return { ok: false, reason: 'newer' }
  const draft = read(words)
  if (draft === null || guarantees(draft) > 1e4 || !isWholePolicy(draft.policy))
    return { ok: false, reason: 'damaged' }
  return fits(draft, rules) ? { ok: true, draft } : { ok: false, reason: 'other-call' }
}
