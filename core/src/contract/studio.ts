import { z } from 'zod'
import { hours, id, plainText } from './amounts.ts'
import { scenarioSchema } from './scenario.ts'
import { idText, instant, line, text } from './text.ts'

/** Everything that the office tunes but the seed: the server adds the call's own. */
export const scenarioContent = scenarioSchema.omit({ seed: true })
export type ScenarioContent = z.infer<typeof scenarioContent>

const named = z.strictObject({ id, name: z.string(), nameDa: z.string().nullable() })

/** What the Studio shows beside the pseudonymous snapshot; lists in columns, since they hold thousands. */
export const studioContext = z.strictObject({
  call: z.strictObject({
    id,
    title: z.string(),
    state: z.string(),
    practice: z.boolean(),
    /** A practice round: never released. */
    rehearsal: z.boolean(),
    /** What its proposals are worth is known: it is invented. */
    hasTruth: z.boolean(),
    imported: z.boolean(),
    budget: hours(0),
    lockedAt: instant,
  }),
  areas: z.array(named),
  criteria: z.array(z.strictObject({ id, name: z.string() })),
  proposals: z.strictObject({
    numbers: z.array(id),
    ids: z.array(idText),
    titles: z.array(z.string()),
    institutions: z.array(z.string()),
    /** "" where it is not known. */
    careerStages: z.array(z.string()),
    firstTimes: z.array(z.boolean().nullable()),
  }),
  published: scenarioContent,
  seed: z.string(),
  /** False for a chair with a conflict in the call. */
  snapshotAvailable: z.boolean(),
  /** Whether the viewer may open the reviews again for one more. */
  mayReopen: z.boolean(),
  mayPropose: z.boolean(),
  maySave: z.boolean(),
})
export type StudioContext = z.infer<typeof studioContext>

export const scenarioView = z.strictObject({
  id: idText,
  callId: id,
  name: z.string(),
  note: z.string(),
  ownerName: z.string(),
  mine: z.boolean(),
  forkedFromId: idText.nullable(),
  /** The scenario that it was copied from, as it is named now. */
  forkedFrom: z.strictObject({ name: z.string(), ownerName: z.string() }).nullable(),
  content: scenarioContent,
  createdAt: instant,
  updatedAt: instant,
  version: z.number().int(),
})
export type ScenarioView = z.infer<typeof scenarioView>

export const scenarioList = z.strictObject({ items: z.array(scenarioView) })
export type ScenarioList = z.infer<typeof scenarioList>

/** What a scenario was each time that somebody saved it, the last first. */
export const scenarioHistory = z.strictObject({
  items: z.array(
    z.strictObject({
      version: z.number().int(),
      name: z.string(),
      note: z.string(),
      content: scenarioContent,
      savedBy: z.string(),
      savedAt: instant,
    }),
  ),
})
export type ScenarioHistory = z.infer<typeof scenarioHistory>

export const scenarioSaving = z.strictObject({
  name: line(120).pipe(plainText),
  note: text(2000).default(''),
  content: scenarioContent,
})
export type ScenarioSaving = z.infer<typeof scenarioSaving>

export const scenarioCreation = scenarioSaving.extend({ forkedFromId: idText.nullable().default(null) })
export type ScenarioCreation = z.infer<typeof scenarioCreation>

export const scenarioDuplication = z.strictObject({ name: line(120).pipe(plainText) })

/** What stands behind the question mark of an address of the Studio: words that need no escape, never a seed. */
export const studioLinkMaking = z.strictObject({
  search: z
    .string()
    .min(1)
    .max(200_000)
    .regex(/^[\w.~*=&%+-]+$/, 'Use the search of an address of the Studio, without the question mark.'),
})
export const studioLink = z.strictObject({ id: idText, search: z.string() })
export type StudioLink = z.infer<typeof studioLink>
export const studioLinkParams = z.strictObject({ callId: id, linkId: idText })

export const studioCallParams = z.strictObject({ callId: id })
export const scenarioParams = z.strictObject({ scenarioId: idText })
export const scenarioOfCallParams = z.strictObject({ callId: id, scenarioId: idText })
