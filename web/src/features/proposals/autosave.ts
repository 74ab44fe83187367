import type { ProposalDetail, ProposalGap, ProposalSaved } from '@furrow/core/contract/proposals'
import { isProblem } from '../../api.ts'
import { fieldsOf, patchOf } from './fields.ts'
import { changedFields, mergeFields, type Clash, type Fields } from './merge.ts'

export type SaveStatus = 'saved' | 'dirty' | 'saving' | 'offline' | 'signed-out' | 'closed' | 'refused'

export type Draft = {
  fields: Fields
  /** What the server holds, as far as this page knows. */
  base: Fields
  version: number
  status: SaveStatus
  savedAt: string
  gaps: readonly ProposalGap[]
  clashes: readonly Clash[]
  /** Text was found on this device that the server did not have. */
  restored: boolean
  problem: unknown
}

export type Kept = { base: Fields; mine: Fields }

/** What autosave needs from outside, so that a test can hand it a server of its own. */
export type Outside = {
  save: (patch: ReturnType<typeof patchOf>, version: number) => Promise<ProposalSaved>
  load: () => Promise<ProposalDetail>
  keep: (kept: Kept | null) => Promise<void>
}

const settleMilliseconds = 500
/** Leaves a slow server and a slow line a second of the two in which a key is to be safe. */
const longestMilliseconds = 1000
const retryMilliseconds = 1000

export type Autosave = ReturnType<typeof makeAutosave>

const startDraft = (detail: ProposalDetail, kept: Kept | null): Draft => {
  const base = fieldsOf(detail)
  const { merged, clashes } =
    kept === null ? { merged: base, clashes: [] } : mergeFields(kept.base, kept.mine, base)
  const isRestored = Object.keys(changedFields(base, merged)).length > 0
  return {
    fields: merged,
    base,
    version: detail.version,
    status: isRestored ? 'dirty' : 'saved',
    savedAt: detail.updatedAt,
    gaps: detail.gaps,
    clashes,
    restored: isRestored,
    problem: null,
  }
}

const withoutClashes = (changed: Fields, clashes: readonly Clash[]): Fields =>
  Object.fromEntries(
    Object.entries(changed).filter(([field]) => !clashes.some((clash) => clash.field === field)),
  )

const statusAfter = (httpStatus: number): SaveStatus => {
  if (httpStatus === 401) return 'signed-out'
  if (httpStatus === 409 || httpStatus === 404) return 'closed'
  return httpStatus >= 400 && httpStatus < 500 && httpStatus !== 429 ? 'refused' : 'offline'
}

const unsentOf = ({ base, fields, clashes }: Draft): Fields =>
  withoutClashes(changedFields(base, fields), clashes)

/** Until the keys rest, but never longer than the bound since the first of them. */
const waitAfterKey = (firstChangeAt: number): number =>
  Math.max(0, Math.min(settleMilliseconds, firstChangeAt + longestMilliseconds - Date.now()))

function makeEmitter() {
  const listeners = new Set<() => void>()
  return {
    emit: () => {
      for (const listener of listeners) listener()
    },
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** The draft on top of what somebody else saved; a field that both changed waits as a clash. */
function rebased(draft: Draft, theirs: ProposalDetail): Partial<Draft> {
  const base = fieldsOf(theirs)
  const { merged, clashes } = mergeFields(draft.base, draft.fields, base)
  const open = draft.clashes.filter(({ field }) => !clashes.some((clash) => clash.field === field))
  const { version, gaps } = theirs
  return { base, fields: merged, version, gaps, clashes: [...open, ...clashes], status: 'dirty' }
}

function chosen(draft: Draft, field: string, side: 'mine' | 'theirs'): Partial<Draft> {
  const clash = draft.clashes.find((entry) => entry.field === field)
  const clashes = draft.clashes.filter((entry) => entry.field !== field)
  const fields = side === 'theirs' && clash ? { ...draft.fields, [field]: clash.theirs } : draft.fields
  return { clashes, fields, status: 'dirty' }
}

/**
 * Saves a draft while it is typed: changed fields only, one request at a time, within two seconds of a key.
 * What is not saved yet is kept on the device. After a 412 both sides' changes are merged; a field that both
 * changed waits for the person's choice and is not sent before.
 */
export function makeAutosave(start: { detail: ProposalDetail; kept: Kept | null }, outside: Outside) {
  let draft = startDraft(start.detail, start.kept)
  let timer: ReturnType<typeof setTimeout> | undefined
  let firstChangeAt: number | null = null
  let running: Promise<void> | null = null
  const { emit, subscribe } = makeEmitter()

  const update = (change: Partial<Draft>) => {
    draft = { ...draft, ...change }
    emit()
  }
  const isDirty = () => Object.keys(changedFields(draft.base, draft.fields)).length > 0
  const keep = () =>
    void outside.keep(isDirty() ? { base: draft.base, mine: draft.fields } : null).catch(() => undefined)

  const schedule = (milliseconds: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => void flush(), milliseconds)
  }
  const scheduleAfterKey = () => {
    firstChangeAt ??= Date.now()
    schedule(waitAfterKey(firstChangeAt))
  }

  const rebase = async () => {
    update(rebased(draft, await outside.load()))
    schedule(0)
  }

  const failed = async (error: unknown): Promise<void> => {
    const status = isProblem(error) ? error.status : 0
    if (status === 412) return rebase().catch(offline)
    const after = statusAfter(status)
    if (after === 'closed' || after === 'refused') return update({ status: after, problem: error })
    retryAs(after)
  }
  const retryAs = (status: SaveStatus) => {
    update({ status })
    schedule(retryMilliseconds)
  }
  const offline = () => retryAs('offline')

  const saveOnce = async () => {
    const sent = unsentOf(draft)
    if (Object.keys(sent).length === 0) return update({ status: isDirty() ? 'dirty' : 'saved' })
    if (draft.status !== 'offline' && draft.status !== 'signed-out') update({ status: 'saving' })
    firstChangeAt = null
    try {
      const saved = await outside.save(patchOf(sent), draft.version)
      const base = { ...draft.base, ...sent }
      update({ base, version: saved.version, savedAt: saved.savedAt, gaps: saved.gaps, problem: null })
      update({ status: isDirty() ? 'dirty' : 'saved' })
      if (Object.keys(unsentOf(draft)).length > 0) schedule(settleMilliseconds)
    } catch (error) {
      await failed(error)
    }
    keep()
  }

  const flush = async (): Promise<void> => {
    clearTimeout(timer)
    running = (running ?? Promise.resolve()).then(saveOnce)
    const mine = running
    await mine
    if (running === mine) running = null
  }

  if (draft.restored) schedule(0)
  return {
    current: () => draft,
    subscribe,
    set: (field: string, value: Fields[string]) => {
      const status = draft.status === 'saved' || draft.status === 'refused' ? 'dirty' : draft.status
      update({ fields: { ...draft.fields, [field]: value }, status })
      keep()
      if (draft.status !== 'closed') scheduleAfterKey()
    },
    choose: (field: string, side: 'mine' | 'theirs') => {
      update(chosen(draft, field, side))
      keep()
      schedule(0)
    },
    /** The proposal changed by another deed of this page: take over its version. */
    adopt: (detail: ProposalDetail) => update({ version: detail.version, gaps: detail.gaps }),
    flush,
    stop: () => clearTimeout(timer),
  }
}
