import type { LetterKind, LetterLanguage, LetterTemplateInput } from '../contract/letters.ts'

const head = '{sender}, {date}'

const greeting = { en: 'Dear {name},', da: 'Kære {name}' }

const end = {
  en: '# What decided\n\n{decided} {line}\n\n{change}\n\n# What the reviewers wrote to you\n\n{reviews}\n\n# What happens now\n\n{next}\n\nThe letter, and everything behind it: {link}\n\n{signature}',
  da: '# Hvad der afgjorde det\n\n{decided} {line}\n\n{change}\n\n# Hvad bedømmerne skrev til dig\n\n{reviews}\n\n# Hvad der sker nu\n\n{next}\n\nBrevet og alt bag det: {link}\n\n{signature}',
}

const subject = {
  en: 'The decision on your proposal {number}',
  da: 'Afgørelsen om din ansøgning {number}',
}

const about = {
  en: 'This is the decision on your proposal {number}, “{title}”, in the call “{call}”.',
  da: 'Dette er afgørelsen om din ansøgning {number}, ”{title}”, i opslaget ”{call}”.',
}

/** The answer, what an award is worth, and one sentence that the kind of the answer adds. */
const first: Readonly<Record<LetterKind, Readonly<Record<LetterLanguage, string>>>> = {
  full: { en: '{answer} {value}', da: '{answer} {value}' },
  partial: {
    en: '{answer} {value} Tell us whether the project can be done with these hours.',
    da: '{answer} {value} Giv os besked, om projektet kan gennemføres med disse timer.',
  },
  waiting: {
    en: '{answer} Hours that become free are offered to the ranked proposals that got none or only a part, in their order.',
    da: '{answer} Timer, der bliver ledige, tilbydes de rangordnede ansøgninger, der ingen fik eller kun en del, i deres rækkefølge.',
  },
  hold: {
    en: '{answer} It is not on the waiting list: only a later decision of the programme office and the director gives it hours.',
    da: '{answer} Den står ikke på ventelisten: Kun en senere afgørelse fra programkontoret og direktøren giver den timer.',
  },
  declined: { en: '{answer}', da: '{answer}' },
}

/** The letter of a kind as it comes with the product; a call may have its own. */
export const defaultTemplate = (kind: LetterKind, language: LetterLanguage): LetterTemplateInput => ({
  subject: subject[language],
  body: [head, greeting[language], about[language], first[kind][language], end[language]].join('\n\n'),
})
