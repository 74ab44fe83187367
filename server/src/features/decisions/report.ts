import type { DecisionDocument } from '@furrow/core/contract/decisions'
import type { LetterLanguage } from '@furrow/core/contract/letters'
import { canonicalJson } from '@furrow/core/record/canonical-json'
import type { Db } from '../../plugins/database.ts'
import { notFound } from '../../plugins/errors.ts'
import { makePdf, type Piece } from '../../plugins/pdf.ts'
import { documentOf } from './document.ts'
import { wordsOf, writtenDate, writtenHours, writtenNumber } from './letter-words.ts'
import { storedDecided, storedSnapshot } from './load.ts'
import { fragilityOf } from './quality.ts'
import { reportWords, type Say } from './report-words.ts'

interface Signing {
  readonly proposedBy: string
  readonly proposedAt: Date
  readonly signedBy: string | null
  readonly signedAt: Date | null
  readonly releasedAt: Date | null
  readonly recordHash: string | null
  readonly previousHash: string | null
}

interface Reported {
  readonly document: DecisionDocument
  readonly signing: Signing
  readonly fragility: ReturnType<typeof fragilityOf>
  readonly publicUrl: string
}

/** The sentences of a language and how it writes numbers. */
interface Pen {
  readonly say: Say
  readonly hours: (hours: number) => string
  readonly number: (value: number, places?: number) => string
  readonly share: (value: number) => string
  readonly date: (at: Date) => string
  readonly language: LetterLanguage
}

function penOf(language: LetterLanguage): Pen {
  const words = wordsOf[language]
  const number = (value: number, places = 0) => writtenNumber(value, words, places)
  return {
    say: reportWords(language),
    hours: (hours) => writtenHours(hours, words),
    number,
    share: (value) => `${number(value * 100, 1)}\u00A0%`,
    date: (at) => writtenDate(at, words),
    language,
  }
}

const text = (words: string): Piece => ({ kind: 'text', text: words })
const heading = (words: string): Piece => ({ kind: 'heading', text: words })

function opening({ document, signing }: Reported, { say, hours, number, date }: Pen): Piece[] {
  const { awards, totals } = document.outcome
  const { proposedBy, proposedAt, signedBy, signedAt, releasedAt } = signing
  const signed =
    signedAt === null || signedBy === null
      ? say('unsigned')
      : say('signed', { name: signedBy, date: date(signedAt) })
  return [
    { kind: 'title', text: say('title', { call: document.callTitle }) },
    ...(document.practice ? [text(say('practice'))] : []),
    text(
      say('sum', {
        funded: number(awards.filter(({ award }) => award > 0).length),
        proposals: number(awards.length),
        awarded: hours(totals.awarded),
        available: hours(totals.available),
      }),
    ),
    text(
      [
        say('proposed', { name: proposedBy, date: date(proposedAt) }),
        signed,
        releasedAt === null ? '' : say('released', { date: date(releasedAt) }),
      ].join(' '),
    ),
  ]
}

function rules({ document }: Reported, { say, number }: Pen): Piece[] {
  const { published, applied } = document.rules
  const shown = (value: number | undefined) => (value === undefined ? say('none') : number(value, 4))
  return [
    heading(say('rules')),
    text(say('rulesNote')),
    {
      kind: 'table',
      head: [say('criterion'), say('scale'), say('published'), say('applied'), say('threshold')],
      rows: published.criteria.map(({ id, name, min, max }) => [
        name ?? id,
        `${number(min, 4)}–${number(max, 4)}`,
        shown(published.weights[id]),
        shown(applied.weights[id] ?? published.weights[id]),
        `${shown(published.thresholds.criteria?.[id])} / ${shown(applied.thresholds.criteria?.[id])}`,
      ]),
      widths: [0.4, 0.12, 0.16, 0.14, 0.18],
    },
    text(
      say('scoreThreshold', {
        published: shown(published.thresholds.score),
        applied: shown(applied.thresholds.score),
      }),
    ),
    text(say('differences', { n: number(document.differences.length) })),
  ]
}

function policy({ document }: Reported, { say, hours, share }: Pen): Piece[] {
  const { applied } = document.rules
  const calibration = applied.calibration === 'none' ? say('none') : applied.calibration
  return [
    heading(say('policy')),
    text(say('parameters', { policy: canonicalJson(applied.policy) })),
    text(say('reserve', { share: share(applied.reserve), hours: hours(document.outcome.totals.reserve) })),
    text(say('calibration', { calibration })),
  ]
}

function totals({ document }: Reported, { say, hours }: Pen): Piece[] {
  const { budget, reserve: _reserve, ...rest } = document.outcome.totals
  const rows = [
    [say('budget'), hours(budget)],
    [say('available'), hours(rest.available)],
    [say('awarded'), hours(rest.awarded)],
    [say('leftOver'), hours(rest.leftOver)],
    [say('rounding'), hours(rest.rounding)],
  ]
  return [heading(say('totals')), { kind: 'table', head: [say('totals'), 'GPU-h'], rows, widths: [0.6, 0.4] }]
}

function areas({ document }: Reported, pen: Pen): Piece[] {
  const { say, hours, number } = pen
  const { outcome } = document
  const areaName = new Map(
    document.rules.areas.map(({ id, name, nameDa }) => [id, pen.language === 'da' ? (nameDa ?? name) : name]),
  )
  if (outcome.areas.length === 0) return []
  return [
    heading(say('areas')),
    {
      kind: 'table',
      head: [
        say('area'),
        say('guarantee'),
        say('maximum'),
        say('proposals'),
        say('requested'),
        say('awarded'),
      ],
      rows: outcome.areas.map(({ area, guarantee, maximum, proposals, funded, requested, awarded }) => [
        areaName.get(area) ?? area,
        hours(guarantee),
        hours(maximum),
        `${number(funded)} / ${number(proposals)}`,
        hours(requested),
        hours(awarded),
      ]),
      widths: [0.25, 0.15, 0.15, 0.12, 0.17, 0.16],
    },
  ]
}

function awards({ document }: Reported, { say, hours, number }: Pen): Piece[] {
  const funded = document.outcome.awards.filter(({ award }) => award > 0)
  return [
    heading(say('awards')),
    {
      kind: 'table',
      head: [say('number'), say('proposal'), say('rank'), say('score'), say('awarded')],
      rows: funded.map(({ proposal, rank, score, award }) => [
        proposal,
        document.proposals[proposal]?.title ?? '',
        rank === null ? '–' : number(rank),
        score === null ? '–' : number(score, 1),
        hours(award),
      ]),
      widths: [0.12, 0.5, 0.1, 0.12, 0.16],
    },
  ]
}

const kinds = { award: 'kindAward', exclude: 'kindExclude', hold: 'kindHold' } as const

function overrides({ document }: Reported, { say, hours }: Pen): Piece[] {
  if (document.overrides.length === 0) return [heading(say('overrides')), text(say('noOverrides'))]
  return [
    heading(say('overrides')),
    {
      kind: 'table',
      head: [say('number'), say('reason'), say('byRules'), say('decided')],
      rows: document.overrides.map(({ proposal, kind, reason, by, computed, award }) => [
        proposal,
        `${say(kinds[kind])}: ${reason} (${by})`,
        hours(computed),
        hours(award),
      ]),
      widths: [0.12, 0.56, 0.16, 0.16],
    },
  ]
}

function sureness({ document, fragility }: Reported, { say, number }: Pen): Piece[] {
  const { agreement, openConflicts } = document.quality
  const { alpha, single, interval, mean, proposals, reviews } = agreement
  const two = (value: number | null | undefined) =>
    value === null || value === undefined ? '–' : number(value, 2)
  const agreed =
    single === null
      ? say('noAgreement')
      : say('agreementText', {
          alpha: two(alpha),
          single: two(single),
          low: two(interval?.[0]),
          high: two(interval?.[1]),
          mean: two(mean),
          proposals: number(proposals),
          reviews: number(reviews),
        })
  const hangs =
    fragility === null
      ? say('noFragile')
      : say('fragile', { awards: number(fragility.awards), reviewers: number(fragility.reviewers) })
  return [
    heading(say('agreement')),
    text(agreed),
    heading(say('uncertainty')),
    text(hangs),
    text(say('conflicts', { n: number(openConflicts) })),
  ]
}

function energy({ document }: Reported, { say, number }: Pen): Piece[] {
  const { footprint } = document
  if (footprint === null) return [heading(say('energy')), text(say('noMachine'))]
  const tonnes = (kg: number) => `${number(kg / 1000, 1)}\u00A0t`
  return [
    heading(say('energy')),
    text(
      say('energyText', {
        machine: footprint.machine,
        energy: `${number(footprint.kwh / 1000, 1)}\u00A0MWh`,
        location: tonnes(footprint.kgLocation),
        market: tonnes(footprint.kgMarket),
      }),
    ),
    ...(footprint.assumed.length === 0
      ? []
      : [text(say('assumed', { names: footprint.assumed.join(', ') }))]),
  ]
}

function proof({ document, signing, publicUrl }: Reported, { say }: Pen): Piece[] {
  const { callId, publishesSnapshot } = document
  const rest = publishesSnapshot ? `--snapshot ${callId}.snapshot.json` : '--signature-only'
  return [
    heading(say('hashes')),
    text(`${say('snapshot')}: ${document.snapshotHash}`),
    text(`${say('scenario')}: ${document.scenarioHash}`),
    text(`${say('record')}: ${signing.recordHash ?? say('none')}`),
    text(`${say('previous')}: ${signing.previousHash ?? say('none')}`),
    text(`${say('seed')}: ${document.rules.published.seedCommitment}`),
    heading(say('verify')),
    text(say('verifyText', { key: `${publicUrl}/.well-known/furrow-key` })),
    { kind: 'quote', text: `npx furrow verify ${callId}.record.json ${rest} --key …` },
    text(say('verifyMeans')),
  ]
}

async function load(db: Db, decisionId: string, publicUrl: string): Promise<Reported> {
  const row = await db.decision.findUnique({ where: { id: decisionId } })
  if (row === null) throw notFound()
  const people = await db.person.findMany({
    where: { id: { in: [row.proposedById, row.signedById ?? ''] } },
    select: { id: true, name: true },
  })
  const nameOf = (id: string | null) => people.find((person) => person.id === id)?.name ?? null
  const decided = storedDecided(row)
  const snapshot = storedSnapshot(row.snapshot)
  const { proposedAt, signedAt, releasedAt, recordHash, previousHash } = row
  return {
    document: await documentOf(db, decided, signedAt ?? proposedAt),
    fragility: fragilityOf({ ...decided, snapshot }),
    publicUrl,
    signing: {
      proposedBy: nameOf(row.proposedById) ?? '',
      signedBy: nameOf(row.signedById),
      proposedAt,
      signedAt,
      releasedAt,
      recordHash,
      previousHash,
    },
  }
}

interface Wanted {
  readonly decisionId: string
  readonly language: LetterLanguage
  readonly publicUrl: string
  readonly now: Date
}

/** The report of a decision for the file, as a tagged PDF. @throws DomainError `not-found` */
export async function readReport(db: Db, { decisionId, language, publicUrl, now }: Wanted): Promise<Buffer> {
  const reported = await load(db, decisionId, publicUrl)
  const pen = penOf(language)
  const parts = [opening, totals, areas, awards, overrides, rules, policy, sureness, energy, proof]
  const title = pen.say('title', { call: reported.document.callTitle })
  return makePdf({
    title,
    language,
    foot: title,
    madeAt: now,
    pieces: parts.flatMap((part) => part(reported, pen)),
  })
}
