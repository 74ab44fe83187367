import type { LetterKind, LetterLanguage } from '../contract/letters.ts'
import type { LetterValues } from './fill.ts'

type Sample = Readonly<Record<LetterKind, string>>

const answers: Readonly<Record<LetterLanguage, Sample>> = {
  en: {
    full: 'Your proposal is granted 40,000 h, all that it asked for.',
    partial: 'Your proposal is granted 25,000 h of the 40,000 h that it asked for.',
    waiting: 'Your proposal is on the waiting list and gets no hours for now.',
    hold: 'Your proposal is on hold and gets no hours for now.',
    declined: 'Your proposal gets no hours in this call.',
  },
  da: {
    full: 'Din ansøgning får bevilget 40.000 h, alt hvad der blev søgt om.',
    partial: 'Din ansøgning får bevilget 25.000 h af de 40.000 h, der blev søgt om.',
    waiting: 'Din ansøgning står på ventelisten og får foreløbig ingen timer.',
    hold: 'Din ansøgning er sat i venteposition og får foreløbig ingen timer.',
    declined: 'Din ansøgning får ingen timer i dette opslag.',
  },
}

const hours: Readonly<Record<LetterLanguage, Sample>> = {
  en: { full: '40,000 h', partial: '25,000 h', waiting: '0 h', hold: '0 h', declined: '0 h' },
  da: { full: '40.000 h', partial: '25.000 h', waiting: '0 h', hold: '0 h', declined: '0 h' },
}

const values: Readonly<Record<LetterLanguage, Sample>> = {
  en: {
    full: 'At the machine’s price the 40,000 h are worth DKK 800,000, given in kind: you pay nothing.',
    partial: 'At the machine’s price the 25,000 h are worth DKK 500,000, to be paid by you.',
    waiting: '',
    hold: '',
    declined: '',
  },
  da: {
    full: 'Efter maskinens pris er de 40.000 h 800.000 kr. værd og gives uden betaling.',
    partial: 'Efter maskinens pris er de 25.000 h 500.000 kr. værd, som du betaler.',
    waiting: '',
    hold: '',
    declined: '',
  },
}

const english = {
  sender: 'The programme office of the machine',
  date: '3 March 2027',
  name: 'Astrid Example',
  number: 'P00',
  title: 'An invented proposal',
  call: 'An invented call',
  decided: 'The numbers that decided about the proposal stand here.',
  line: 'The first without hours has rank 12; yours is rank 9 of 50.',
  change: 'What would have changed the answer stands here.',
  reviews: ['What a reviewer wrote to the applicant stands here, without a name.'],
  next: 'The next step stands here with its date, 24 March 2027.',
  requested: '40,000 h',
  rank: '9',
  score: '81.4',
  answerBy: '24 March 2027',
  appealUntil: '31 March 2027',
  signature: 'Signed by a director on 3 March 2027.',
  link: 'https://example.org/app/proposals/…/result',
}

const danish = {
  sender: 'Programkontoret for maskinen',
  date: '3. marts 2027',
  name: 'Astrid Eksempel',
  number: 'P00',
  title: 'En opdigtet ansøgning',
  call: 'Et opdigtet opslag',
  decided: 'Her står de tal, der afgjorde ansøgningen.',
  line: 'Den første uden timer har rang 12; din har rang 9 af 50.',
  change: 'Her står, hvad der ville have ændret svaret.',
  reviews: ['Her står, hvad en bedømmer skrev til ansøgeren, uden navn.'],
  next: 'Her står det næste skridt med sin dato, 24. marts 2027.',
  requested: '40.000 h',
  rank: '9',
  score: '81,4',
  answerBy: '24. marts 2027',
  appealUntil: '31. marts 2027',
  signature: 'Underskrevet af en direktør den 3. marts 2027.',
  link: 'https://example.org/da/app/proposals/…/result',
}

/** Invented values that show what a template becomes before there is a decision. */
export const sampleValues = (kind: LetterKind, language: LetterLanguage): LetterValues => ({
  ...(language === 'da' ? danish : english),
  answer: answers[language][kind],
  award: hours[language][kind],
  value: values[language][kind],
})
