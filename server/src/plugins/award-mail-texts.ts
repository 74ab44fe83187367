/** Mails about awards after the release: that something waits and where, never hours or verdicts. */
export const awardMailTexts = {
  'award-answered': {
    en: {
      subject: 'Your answer is kept: {number}',
      text: 'Hello {name},\n\nyour answer about the award of your proposal {number} "{title}" is kept. It stands with its date here:\n\n{link}',
    },
    da: {
      subject: 'Dit svar er gemt: {number}',
      text: 'Hej {name}\n\nDit svar om bevillingen til din ansøgning {number} "{title}" er gemt. Det står med sin dato her:\n\n{link}',
    },
  },
  'award-withdrawn': {
    en: {
      subject: 'Your award has changed: {number}',
      text: 'Hello {name},\n\nthe programme office has changed the award of your proposal {number} "{title}". Sign in to read what and why:\n\n{link}',
    },
    da: {
      subject: 'Din bevilling er ændret: {number}',
      text: 'Hej {name}\n\nProgramkontoret har ændret bevillingen til din ansøgning {number} "{title}". Log ind for at læse hvad og hvorfor:\n\n{link}',
    },
  },
  'award-cut': {
    en: {
      subject: 'A later decision changes your award: {number}',
      text: 'Hello {name},\n\na later decision takes back hours of the award of your proposal {number} "{title}". Sign in to read how many and why:\n\n{link}',
    },
    da: {
      subject: 'En senere afgørelse ændrer din bevilling: {number}',
      text: 'Hej {name}\n\nEn senere afgørelse tager timer tilbage af bevillingen til din ansøgning {number} "{title}". Log ind for at læse hvor mange og hvorfor:\n\n{link}',
    },
  },
  'award-dates-changed': {
    en: {
      subject: 'New dates after the decision: {call}',
      text: 'Hello {name},\n\nthe dates after the decision on the call "{call}" have changed.\n\nAn award is answered until {answerBy}.\nQuestions and appeals are taken until {appealUntil}.\n\nReason: {reason}',
    },
    da: {
      subject: 'Nye datoer efter afgørelsen: {call}',
      text: 'Hej {name}\n\nDatoerne efter afgørelsen af opslaget "{call}" er ændret.\n\nEn bevilling besvares senest {answerBy}.\nSpørgsmål og klager modtages indtil {appealUntil}.\n\nBegrundelse: {reason}',
    },
  },
  'offer-made': {
    en: {
      subject: 'An offer for your proposal {number}',
      text: 'Hello {name},\n\nthere is an offer of GPU-hours for your proposal {number} "{title}". It stands until {date}. Sign in to read and answer it:\n\n{link}',
    },
    da: {
      subject: 'Et tilbud til din ansøgning {number}',
      text: 'Hej {name}\n\nDer er et tilbud om GPU-timer til din ansøgning {number} "{title}". Det står ved magt indtil {date}. Log ind for at læse og besvare det:\n\n{link}',
    },
  },
  'offer-answered': {
    en: {
      subject: 'Your answer to the offer is kept: {number}',
      text: 'Hello {name},\n\nyour answer to the offer for your proposal {number} "{title}" is kept. It stands with its date here:\n\n{link}',
    },
    da: {
      subject: 'Dit svar på tilbuddet er gemt: {number}',
      text: 'Hej {name}\n\nDit svar på tilbuddet til din ansøgning {number} "{title}" er gemt. Det står med sin dato her:\n\n{link}',
    },
  },
  'offer-ended': {
    en: {
      subject: 'The offer for your proposal {number} has ended',
      text: 'Hello {name},\n\nthe offer for your proposal {number} "{title}" was not answered by its date and has ended. Sign in to read how things stand:\n\n{link}',
    },
    da: {
      subject: 'Tilbuddet til din ansøgning {number} er udløbet',
      text: 'Hej {name}\n\nTilbuddet til din ansøgning {number} "{title}" blev ikke besvaret inden fristen og er udløbet. Log ind for at læse, hvordan det står:\n\n{link}',
    },
  },
  'award-reminder': {
    en: {
      subject: 'Your award waits for your answer: {number}',
      text: 'Hello {name},\n\nthe award of your proposal {number} "{title}" waits for your answer until {date}. Sign in to read and answer it:\n\n{link}',
    },
    da: {
      subject: 'Din bevilling venter på dit svar: {number}',
      text: 'Hej {name}\n\nBevillingen til din ansøgning {number} "{title}" venter på dit svar indtil {date}. Log ind for at læse og besvare den:\n\n{link}',
    },
  },
  'offer-reminder': {
    en: {
      subject: 'An offer waits for your answer: {number}',
      text: 'Hello {name},\n\nthe offer for your proposal {number} "{title}" stands until {date} and then ends. Sign in to read and answer it:\n\n{link}',
    },
    da: {
      subject: 'Et tilbud venter på dit svar: {number}',
      text: 'Hej {name}\n\nTilbuddet til din ansøgning {number} "{title}" står ved magt indtil {date} og udløber så. Log ind for at læse og besvare det:\n\n{link}',
    },
  },
  'question-asked': {
    en: {
      subject: 'A question about a decision: {number}',
      text: 'Hello {name},\n\nthe applicant of proposal {number} asks for reasons. The question waits here:\n\n{link}',
    },
    da: {
      subject: 'Et spørgsmål til en afgørelse: {number}',
      text: 'Hej {name}\n\nAnsøgeren bag ansøgning {number} beder om en begrundelse. Spørgsmålet venter her:\n\n{link}',
    },
  },
  'question-answered': {
    en: {
      subject: 'Your question is answered: {number}',
      text: 'Hello {name},\n\nthe programme office has answered your question about proposal {number} "{title}":\n\n{link}',
    },
    da: {
      subject: 'Dit spørgsmål er besvaret: {number}',
      text: 'Hej {name}\n\nProgramkontoret har besvaret dit spørgsmål om ansøgning {number} "{title}":\n\n{link}',
    },
  },
  'appeal-received': {
    en: {
      subject: 'Your appeal is received: {number}',
      text: 'Hello {name},\n\nyour appeal about proposal {number} "{title}" is received. A director decides it in writing; you get a mail then. It stands here:\n\n{link}',
    },
    da: {
      subject: 'Din klage er modtaget: {number}',
      text: 'Hej {name}\n\nDin klage om ansøgning {number} "{title}" er modtaget. En direktør afgør den skriftligt, og så får du en mail. Den står her:\n\n{link}',
    },
  },
  'appeal-filed': {
    en: {
      subject: 'An appeal waits: {number}',
      text: 'Hello {name},\n\nthe applicant of proposal {number} appeals against the decision. The appeal waits for a director here:\n\n{link}',
    },
    da: {
      subject: 'En klage venter: {number}',
      text: 'Hej {name}\n\nAnsøgeren bag ansøgning {number} klager over afgørelsen. Klagen venter på en direktør her:\n\n{link}',
    },
  },
  'appeal-decided': {
    en: {
      subject: 'Your appeal is decided: {number}',
      text: 'Hello {name},\n\nyour appeal about proposal {number} "{title}" is decided. Sign in to read the decision with its reasons:\n\n{link}',
    },
    da: {
      subject: 'Din klage er afgjort: {number}',
      text: 'Hej {name}\n\nDin klage om ansøgning {number} "{title}" er afgjort. Log ind for at læse afgørelsen med begrundelse:\n\n{link}',
    },
  },
} as const
