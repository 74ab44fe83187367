import type { Piece } from '../../plugins/pdf.ts'
import type { Reported } from './report-load.ts'
import { heading, text, type Pen } from './report-pen.ts'
import type { ReportWord } from './report-words.ts'

/** How far the reviewers agree, and how far the outcome hangs on one of them. */
export function agreement({ document, sureness: { fragile } }: Reported, { say, number }: Pen): Piece[] {
  const { openConflicts } = document.quality
  const { alpha, single, interval, mean, proposals, reviews } = document.quality.agreement
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
    fragile === null
      ? say('noFragile')
      : say('fragile', { awards: number(fragile.awards), reviewers: number(fragile.reviewers) })
  return [
    heading(say('agreement')),
    text(agreed),
    heading(say('uncertainty')),
    text(hangs),
    text(say('conflicts', { n: number(openConflicts) })),
  ]
}

/** Numbers of a machine that may be assumed. */
const machineWords = [
  'kwhPerGpuHour',
  'pue',
  'gramsPerKwhLocation',
  'gramsPerKwhMarket',
  'pricePerGpuHour',
] as const satisfies readonly ReportWord[]

/** Energy and carbon of the awarded hours. */
export function energy({ document }: Reported, { say, number }: Pen): Piece[] {
  const { footprint } = document
  if (footprint === null) return [heading(say('energy')), text(say('noMachine'))]
  const assumed = footprint.assumed.map((name) => {
    const word = machineWords.find((known) => known === name)
    return word === undefined ? name : say(word)
  })
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
    ...(assumed.length === 0 ? [] : [text(say('assumed', { names: assumed.join(', ') }))]),
  ]
}

/** The hashes, and how anybody verifies the decision. */
export function proof({ document, signing, publicUrl }: Reported, { say }: Pen): Piece[] {
  const { callId, publishesSnapshot } = document
  const rest = publishesSnapshot ? `--snapshot ${callId}.snapshot.json` : '--signature-only'
  return [
    heading(say('hashes')),
    text(`${say('snapshot')}: ${document.snapshotHash}`),
    text(`${say('scenario')}: ${document.scenarioHash}`),
    text(`${say('record')}: ${signing.recordHash ?? say('none')}`),
    text(`${say('previous')}: ${signing.previousHash ?? document.later?.recordHash ?? say('none')}`),
    text(`${say('seed')}: ${document.rules.published.seedCommitment}`),
    heading(say('verify')),
    text(say('verifyText', { key: `${publicUrl}/.well-known/furrow-key` })),
    { kind: 'quote', text: `npx furrow verify ${callId}.record.json ${rest} --key …` },
    text(say('verifyMeans')),
  ]
}
