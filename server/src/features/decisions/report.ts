import type { LetterLanguage } from '@furrow/core/contract/letters'
import type { Db } from '../../plugins/database.ts'
import { longPdf } from '../../plugins/long-pdf.ts'
import { awards, declined, values } from './report-awards.ts'
import { agreement, energy, proof } from './report-grounds.ts'
import { later, moved } from './report-later.ts'
import { readReported } from './report-load.ts'
import { areas, opening, overrides, totals } from './report-outcome.ts'
import { penOf } from './report-pen.ts'
import { differences, policy, rules } from './report-rules.ts'
import { sureness } from './report-sureness.ts'

interface Wanted {
  readonly decisionId: string
  readonly language: LetterLanguage
  readonly publicUrl: string
  readonly now: Date
}

/** The report of a decision for the file, as a tagged PDF. @throws DomainError `not-found` */
export async function readReport(db: Db, { decisionId, language, publicUrl, now }: Wanted): Promise<Buffer> {
  const reported = await readReported(db, decisionId, publicUrl)
  const pen = penOf(language)
  const parts = [
    opening,
    later,
    totals,
    areas,
    awards,
    declined,
    overrides,
    rules,
    differences,
    moved,
    policy,
    agreement,
    sureness,
    energy,
    values,
    proof,
  ]
  const title = pen.say('title', { call: reported.document.callTitle })
  return longPdf({
    title,
    language,
    foot: title,
    madeAt: now,
    pieces: parts.flatMap((part) => part(reported, pen)),
  })
}
