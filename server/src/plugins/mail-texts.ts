import { awardMailTexts } from './award-mail-texts.ts'

/** A mail in one language: what stands in `{braces}` comes from the data of the mail. */
interface MailText {
  readonly subject: string
  readonly text: string
}

export type Language = 'en' | 'da'

const signature = { en: '\n\nFurrow', da: '\n\nFurrow' }

const texts = {
  ...awardMailTexts,
  'confirm-address': {
    en: {
      subject: 'Confirm your e-mail address',
      text: 'Hello {name},\n\nopen this link to confirm your address and to use your account:\n\n{link}\n\nIt works for 24 hours. If you did not sign up, do nothing.',
    },
    da: {
      subject: 'Bekræft din e-mailadresse',
      text: 'Hej {name}\n\nÅbn dette link for at bekræfte din adresse og bruge din konto:\n\n{link}\n\nDet virker i 24 timer. Hvis du ikke har oprettet en konto, skal du ikke gøre noget.',
    },
  },
  'account-exists': {
    en: {
      subject: 'You already have an account',
      text: 'Hello {name},\n\nsomebody, probably you, tried to sign up with this address, which already has an account. If you forgot the password, ask for a new one here:\n\n{link}',
    },
    da: {
      subject: 'Du har allerede en konto',
      text: 'Hej {name}\n\nNogen, formentlig dig selv, har forsøgt at oprette en konto med denne adresse, som allerede har en. Har du glemt adgangskoden, kan du bede om en ny her:\n\n{link}',
    },
  },
  'reset-password': {
    en: {
      subject: 'Choose a new password',
      text: 'Hello {name},\n\nopen this link to choose a new password:\n\n{link}\n\nIt works once, for one hour. All your sessions end then. If you did not ask for it, do nothing.',
    },
    da: {
      subject: 'Vælg en ny adgangskode',
      text: 'Hej {name}\n\nÅbn dette link for at vælge en ny adgangskode:\n\n{link}\n\nDet virker én gang og i én time. Alle dine sessioner afsluttes derefter. Har du ikke bedt om det, skal du ikke gøre noget.',
    },
  },
  'call-dates-changed': {
    en: {
      subject: 'New dates: {call}',
      text: 'Hello {name},\n\nthe dates of the call "{call}" have changed. The deadline is now {deadline}.\n\nReason: {reason}',
    },
    da: {
      subject: 'Nye datoer: {call}',
      text: 'Hej {name}\n\nDatoerne for opslaget "{call}" er ændret. Fristen er nu {deadline}.\n\nBegrundelse: {reason}',
    },
  },
  'proposal-received': {
    en: {
      subject: 'Received: {title}',
      text: 'Hello {name},\n\nyour proposal {number} "{title}" was received at {time}.\nHash of what you handed in: {hash}\n\nYou may reopen and change it until the deadline.',
    },
    da: {
      subject: 'Modtaget: {title}',
      text: 'Hej {name}\n\nDin ansøgning {number} "{title}" er modtaget {time}.\nHash af det indsendte: {hash}\n\nDu kan genåbne og ændre den indtil fristen.',
    },
  },
  'proposal-reopened': {
    en: {
      subject: 'Reopened: {title}',
      text: 'Hello {name},\n\nyour proposal {number} "{title}" was reopened by the programme office.\n\nReason: {reason}',
    },
    da: {
      subject: 'Genåbnet: {title}',
      text: 'Hej {name}\n\nDin ansøgning {number} "{title}" er genåbnet af programkontoret.\n\nBegrundelse: {reason}',
    },
  },
  'member-invited': {
    en: {
      subject: 'You are named on a proposal',
      text: 'Hello {name},\n\n{inviter} names you as co-applicant of a proposal in the call "{call}". Sign in or sign up with this address to see it:\n\n{link}',
    },
    da: {
      subject: 'Du er nævnt på en ansøgning',
      text: 'Hej {name}\n\n{inviter} nævner dig som medansøger på en ansøgning i opslaget "{call}". Log ind eller opret en konto med denne adresse for at se den:\n\n{link}',
    },
  },
  'review-invited': {
    en: {
      subject: 'Please review a proposal: {call}',
      text: 'Hello {name},\n\nyou are asked to review a proposal of the call "{call}", due {due}. Please accept, decline, or declare a conflict of interest here:\n\n{link}',
    },
    da: {
      subject: 'Anmodning om bedømmelse: {call}',
      text: 'Hej {name}\n\nDu bedes bedømme en ansøgning i opslaget "{call}" senest {due}. Accepter, afslå eller oplys en interessekonflikt her:\n\n{link}',
    },
  },
  'review-late': {
    en: {
      subject: 'A review is overdue: {call}',
      text: 'Hello {name},\n\nat least one of your reviews for the call "{call}" is past its due date. Your queue, with everything that you have saved:\n\n{link}',
    },
    da: {
      subject: 'En bedømmelse er forsinket: {call}',
      text: 'Hej {name}\n\nMindst én af dine bedømmelser i opslaget "{call}" har overskredet fristen. Din kø med alt, hvad du har gemt:\n\n{link}',
    },
  },
} as const satisfies Record<string, Record<Language, MailText>>

export type MailTemplate = keyof typeof texts
export type MailData = Readonly<Record<string, string | number>>

/** Subject and text of a mail; a name without data becomes empty. */
export function mailText(template: MailTemplate, language: Language, data: MailData): MailText {
  const fill = (text: string) =>
    text.replaceAll(/\{(\w+)\}/g, (_all, name: string) => String(data[name] ?? ''))
  const { subject, text } = texts[template][language]
  return { subject: fill(subject).replaceAll(/[\r\n]+/g, ' '), text: fill(text) + signature[language] }
}
