import { danishOfIssue, makeDanish } from '@furrow/core/contract/danish'
import { danishOfDamage } from './danish-damage.ts'

/** Danish of what the server itself answers; `{}` stands for what varies. */
export const sentences: Readonly<Record<string, string>> = {
  'The input is not right': 'Noget er ikke udfyldt rigtigt',
  'Sign in first': 'Log ind først',
  Refused: 'Afvist',
  'Not found': 'Ikke fundet',
  'Not possible in this state': 'Ikke muligt i denne tilstand',
  'Somebody else saved a newer version': 'En anden har gemt en nyere version',
  'Too large': 'For stort',
  'This kind of content is not understood': 'Denne slags indhold forstås ikke',
  'The version is missing': 'Versionen mangler',
  'Too many requests': 'For mange forespørgsler',
  'Something went wrong here': 'Noget gik galt her',
  Busy: 'Optaget',
  'The disk is full': 'Disken er fuld',
  'Sign in to go on.': 'Log ind for at fortsætte.',
  'There is nothing here, or nothing that you may see.': 'Her er ikke noget, eller ikke noget, du må se.',
  'This exists already.': 'Det findes allerede.',
  'The server is busy: try again in a few seconds. Nothing was saved.':
    'Serveren er optaget: prøv igen om nogle sekunder. Intet blev gemt.',
  'The server has no room left on its disk. Nothing was saved.':
    'Serveren har ikke mere plads på disken. Intet blev gemt.',
  'The error is logged under the request id. Nothing was half-saved.':
    'Fejlen er logget under forespørgslens id. Intet blev halvt gemt.',
  'Send at most {} MB in one request.': 'Send højst {} MB i én forespørgsel.',
  'Send JSON, with the content type application/json.': 'Send JSON med indholdstypen application/json.',
  'Wait a little, then try again.': 'Vent lidt, og prøv så igen.',
  'The request is not well formed: send valid JSON and a valid address.':
    'Forespørgslen er ikke velformet: send gyldig JSON og en gyldig adresse.',
  'The body is not JSON.': 'Det sendte er ikke JSON.',
  'The body is empty.': 'Der er ikke sendt noget.',
  'Send a JSON object.': 'Send et JSON-objekt.',
  'Fill this in.': 'Udfyld dette.',
  'Shorten this to at most {} words.': 'Afkort det til højst {} ord.',
  'Use a multiple of {} GPU-hours.': 'Brug et multiplum af {} GPU-timer.',
  'The track starts at {} GPU-hours: ask for as many, or choose another.':
    'Sporet begynder ved {} GPU-timer: søg om så mange, eller vælg et andet.',
  'The track ends at {} GPU-hours: ask for fewer, or choose another.':
    'Sporet slutter ved {} GPU-timer: søg om færre, eller vælg et andet.',
  'The whole call has {} GPU-hours: ask for no more.':
    'Hele opslaget råder over {} GPU-timer: søg ikke om flere.',
  'You ask for {} GPU-hours: set the least to no more.':
    'Du søger om {} GPU-timer: sæt det mindste til ikke mere.',
  'The call does not offer this: choose again.': 'Det findes ikke i opslaget: vælg igen.',
  'This is not right.': 'Dette er ikke rigtigt.',
  'Please correct the {}.': 'Ret det, der er sendt.',
  'Please correct {}.': 'Ret {}.',
  'Idempotency-Key has 8 to 100 letters, digits, dots or dashes.':
    'Idempotency-Key har 8 til 100 bogstaver, cifre, punktummer eller bindestreger.',
  'This request comes from another site. Nothing was changed.':
    'Forespørgslen kommer fra et andet websted. Intet blev ændret.',
  'An override cannot stand.': 'En ændring i hånden kan ikke stå.',
  'Letters are prepared between the signature and the release.':
    'Breve forberedes mellem underskriften og offentliggørelsen.',
  'A letter was changed while you released: read it, then release again.':
    'Et brev blev ændret, mens du offentliggjorde: læs det, og offentliggør så igen.',
  'There is no mail of a decision before its release.': 'En afgørelse har ingen mails før offentliggørelsen.',
  'This is a rehearsal: it can never be released.': 'Dette er en øvelse: den kan aldrig offentliggøres.',
  'The making of the practice round was stopped: nothing is left of it.':
    'Oprettelsen af øvelsesrunden blev stoppet: der er intet tilbage af den.',
  'No practice round is being made under this name.': 'Der oprettes ingen øvelsesrunde under dette navn.',
  'This is no rehearsal: only practice rounds are deleted.':
    'Dette er ingen øvelse: kun øvelsesrunder slettes.',
  'This is no rehearsal: reviews are invented in practice rounds only.':
    'Dette er ingen øvelse: bedømmelser opdigtes kun i øvelsesrunder.',
  'There is no such page.': 'Den side findes ikke.',
  'The reviews are not locked yet: lock them first.': 'Bedømmelserne er ikke låst endnu: lås dem først.',
  'Send the version that you saw as If-Match: "<version>".':
    'Send den version, du så, som If-Match: "<version>".',
  'Somebody saved a newer version. Load it, compare, and save again.':
    'En anden har gemt en nyere version. Hent den, sammenlign, og gem igen.',
  'The reviews of this call are locked.': 'Opslagets bedømmelser er låst.',
  'Reviewing has not begun or is over.': 'Bedømmelsen er ikke begyndt eller er slut.',
  'This assignment was answered already.': 'Denne tildeling er allerede besvaret.',
  'The reviews are locked.': 'Bedømmelserne er låst.',
  'The reviews of this call are not locked.': 'Bedømmelserne i dette opslag er ikke låst.',
  'A decision of this call is proposed: its reviews stay locked.':
    'En afgørelse i dette opslag er foreslået: bedømmelserne forbliver låst.',
  'This review was handed in before the reviews were opened again: it stays as it is.':
    'Denne bedømmelse blev afleveret, før bedømmelserne blev åbnet igen: den bliver stående.',
  'Close the call first: until then nobody reads its proposals.':
    'Luk opslaget først: indtil da læser ingen ansøgningerne.',
  'This person was asked for this proposal before.': 'Personen er før blevet spurgt om denne ansøgning.',
  'This person has a conflict of interest with the proposal.':
    'Personen har en interessekonflikt med ansøgningen.',
  'This person is on the team of the proposal.': 'Personen er med i ansøgningens hold.',
  'Same institution: judge the conflict first; it stands in the list of conflicts.':
    'Samme institution: vurder først konflikten; den står på listen over konflikter.',
  'This person applies in the same call: judge the conflict first, in the list.':
    'Personen søger selv i opslaget: vurder først konflikten på listen.',
  'This person has as many assignments as the call allows.':
    'Personen har så mange tildelinger, som opslaget tillader.',
  'This person cannot review this proposal.': 'Personen kan ikke bedømme denne ansøgning.',
  'The review has begun or is over: the assignment stays.':
    'Bedømmelsen er begyndt eller slut: tildelingen bliver stående.',
  'Somebody saved a newer version of this call. Load it again.':
    'En anden har gemt en nyere version af opslaget. Hent det igen.',
  'Dates can only move to later.': 'Datoer kan kun rykkes frem i tid.',
  'A draft has no published dates: change them in the editor.':
    'En kladde har ingen offentliggjorte datoer: ændr dem på redigeringssiden.',
  'The call is decided: its dates stand.': 'Opslaget er afgjort: datoerne ligger fast.',
  'The call is closed: its deadline cannot move any more.':
    'Opslaget er lukket: fristen kan ikke flyttes længere.',
  'Give at least one new date.': 'Angiv mindst én ny dato.',
  'Choose a later date than the published one.': 'Vælg en senere dato end den offentliggjorte.',
  'Only a draft can be opened.': 'Kun en kladde kan åbnes.',
  'Set the deadline.': 'Sæt fristen.',
  'The deadline has passed: choose a later one.': 'Fristen er overskredet: vælg en senere.',
  'Give the form at least one section.': 'Giv skemaet mindst ét afsnit.',
  'The call is not ready to open.': 'Opslaget er ikke klar til at åbne.',
  'Only an open call can be closed.': 'Kun et åbent opslag kan lukkes.',
  'Only a released call can be archived.': 'Kun et offentliggjort opslag kan arkiveres.',
  'There is no machine yet: an administrator enters it in the settings.':
    'Der er ingen maskine endnu: en administrator angiver den under indstillinger.',
  'A call with the id {} exists: choose another id.': 'Der er et opslag med id’et {}: vælg et andet.',
  'This id is taken: choose another.': 'Dette id er taget: vælg et andet.',
  'The rules stand: the reviews are locked or the call is over.':
    'Reglerne ligger fast: bedømmelserne er låst, eller opslaget er slut.',
  'An opened call cannot change in this way.': 'Et åbnet opslag kan ikke ændres på denne måde.',
  'Say publicly what changes and why: the call is open to everybody.':
    'Skriv offentligt, hvad der ændres og hvorfor: opslaget er åbent for alle.',
  'Dates of an opened call change by their own step, with a reason.':
    'Et åbnet opslags datoer ændres i et særskilt trin med en begrundelse.',
  'Keep {}: the call has opened with it.': 'Behold {}: opslaget er åbnet med det.',
  'The scale stays as it was opened.': 'Skalaen bliver, som den blev åbnet.',
  'Stays as it was when the call opened.': 'Bliver, som det var, da opslaget åbnede.',
  'This conflict is waived already.': 'Konflikten er allerede frafaldet.',
  'A blocking conflict needs a second person: you are the first.':
    'En blokerende konflikt kræver en anden person: du er den første.',
  'The call has published no rules: open it first.':
    'Opslaget har ikke offentliggjort regler: åbn det først.',
  'The call has no scenario of this id.': 'Opslaget har intet scenarie med dette id.',
  'There is no such scenario.': 'Det scenarie findes ikke.',
  'A decision is proposed on a closed call whose reviews are locked.':
    'En afgørelse indstilles i et lukket opslag, hvis bedømmelser er låst.',
  'The scenario does not fit the call.': 'Scenariet passer ikke til opslaget.',
  'The outcome has changed since you saw it. Open the Studio again.':
    'Udfaldet er ændret, siden du så det. Åbn Studiet igen.',
  'The exact choice was not proven in time: choose another policy.':
    'Det eksakte valg blev ikke bevist i tide: vælg en anden regel.',
  'A decision of this call waits already: withdraw or release it first.':
    'En afgørelse i opslaget venter allerede: træk den tilbage, eller offentliggør den først.',
  'A decision is released once it is signed; this one is {}.':
    'En afgørelse offentliggøres, når den er underskrevet; denne er {}.',
  'Only a proposed decision is withdrawn; this one is {}.':
    'Kun en indstillet afgørelse trækkes tilbage; denne er {}.',
  'Only a signed decision is taken back; this one is {}.':
    'Kun en underskrevet afgørelse tages tilbage; denne er {}.',
  'This is not your password.': 'Dette er ikke din adgangskode.',
  'The password is wrong; nothing was signed.': 'Adgangskoden er forkert; intet blev underskrevet.',
  'No proposal of the decision is there any more.': 'Ingen af afgørelsens ansøgninger findes længere.',
  'The decision is {} already.': 'Afgørelsen er allerede {}.',
  'Whoever proposes a decision does not sign it: ask another director.':
    'Den, der indstiller en afgørelse, underskriver den ikke: spørg en anden direktør.',
  'This person holds the role already.': 'Personen har allerede rollen.',
  'There is no such person.': 'Den person findes ikke.',
  'There is no such call.': 'Det opslag findes ikke.',
  'Choose a person and a call that exist.': 'Vælg en person og et opslag, der findes.',
  'This role needs no further approval.': 'Denne rolle skal ikke godkendes yderligere.',
  'A second admin has to approve what you granted.':
    'En anden administrator skal godkende det, du har givet.',
  'Write the whole address of the person.': 'Skriv personens hele adresse.',
  'People are found by their whole e-mail address only.': 'Folk findes kun på deres hele e-mailadresse.',
  'Only a submitted proposal can be withdrawn, and only before the decision.':
    'Kun en indsendt ansøgning kan trækkes tilbage, og kun før afgørelsen.',
  'Only a submitted or withdrawn proposal can be reopened.':
    'Kun en indsendt eller tilbagetrukket ansøgning kan genåbnes.',
  'Only a draft that was never handed in can be deleted.':
    'Kun en kladde, der aldrig er indsendt, kan slettes.',
  'The draft is not in the bin.': 'Kladden ligger ikke i papirkurven.',
  'Somebody else saved in between.': 'En anden har gemt i mellemtiden.',
  'At most {} drafts a person and call; delete one first.':
    'Højst {} kladder pr. person og opslag; slet en først.',
  'The deadline was {}.': 'Fristen var {}.',
  'The call is not open for proposals.': 'Opslaget er ikke åbent for ansøgninger.',
  'This address is in the team already.': 'Adressen er allerede med i holdet.',
  'A team has at most 30 people.': 'Et hold har højst 30 personer.',
  'The team can change while the proposal is a draft.': 'Holdet kan ændres, mens ansøgningen er en kladde.',
  'Recommend at most the requested {} GPU-hours.': 'Anbefal højst de ønskede {} GPU-timer.',
  'Recommend a multiple of {} GPU-hours.': 'Anbefal et multiplum af {} GPU-timer.',
  'Eligibility and assessment are recorded between the closing of the call and its decision.':
    'Støtteberettigelse og vurdering registreres mellem opslagets lukning og dets afgørelse.',
  'The proposal was withdrawn.': 'Ansøgningen er trukket tilbage.',
  'The call has no such section.': 'Opslaget har ikke det afsnit.',
  'Only a draft can be edited; reopen the proposal first.':
    'Kun en kladde kan redigeres; genåbn ansøgningen først.',
  'Only a draft can be handed in.': 'Kun en kladde kan indsendes.',
  'The proposal is not complete.': 'Ansøgningen er ikke færdig.',
  'Reviews are locked once, after the call was closed.':
    'Bedømmelser låses én gang, efter at opslaget er lukket.',
  'The reviews of this call are locked: nothing can be changed.':
    'Opslagets bedømmelser er låst: intet kan ændres.',
  'The review is handed in: reopen it first.': 'Bedømmelsen er afleveret: genåbn den først.',
  'Accept the assignment first.': 'Accepter tildelingen først.',
  'The call has no such criterion.': 'Opslaget har ikke det kriterium.',
  'Choose a level from {} to {}.': 'Vælg et niveau fra {} til {}.',
  'Some scores are not on the scale.': 'Nogle scorer ligger uden for skalaen.',
  '{}: choose a level or N/A.': '{}: vælg et niveau eller ej relevant.',
  'Say how well you know the field.': 'Sig, hvor godt du kender feltet.',
  'Write a text for the applicant.': 'Skriv en tekst til ansøgeren.',
  'Something is missing; your draft is kept.': 'Noget mangler; din kladde er gemt.',
  'The review is not handed in.': 'Bedømmelsen er ikke afleveret.',
  'The present password is not right.': 'Den nuværende adgangskode er ikke rigtig.',
  'The address or the password is not right, or the address is not confirmed yet.':
    'Adressen eller adgangskoden er ikke rigtig, eller adressen er ikke bekræftet endnu.',
  'Too many tries. Wait {} minutes, or reset the password.':
    'For mange forsøg. Vent {} minutter, eller nulstil adgangskoden.',
  'This link was used already or is too old. Ask for a new one.':
    'Linket er allerede brugt eller for gammelt. Bed om et nyt.',
  'The scenario does not fit this call.': 'Scenariet passer ikke til dette opslag.',
  'The scenario to start from is not of this call.': 'Scenariet at begynde fra hører ikke til dette opslag.',
  'There is no such scenario in this call.': 'Det scenarie findes ikke i dette opslag.',
  'The award has changed since you saw it. Load it again.':
    'Bevillingen er ændret, siden du så den. Hent den igen.',
  'There is no award that waits for an answer.': 'Der er ingen bevilling, som venter på et svar.',
  'The date to answer has passed: write to the programme office.':
    'Svarfristen er udløbet: skriv til programkontoret.',
  'This amount cannot be accepted.': 'Denne mængde kan ikke accepteres.',
  'You cannot accept more than you are granted.': 'Du kan ikke acceptere mere, end du har fået bevilget.',
  'Use a multiple of {} GPU-hours, or accept all.':
    'Brug et multiplum af {} GPU-timer, eller accepter det hele.',
  'This is below the minimum that you named: confirm that it is still useful, or accept more.':
    'Det er under det minimum, du har angivet: bekræft, at det stadig er nyttigt, eller accepter mere.',
  'There are no accepted hours to return.': 'Der er ingen accepterede timer at give tilbage.',
  'This amount cannot be returned.': 'Denne mængde kan ikke gives tilbage.',
  'Use a multiple of {} GPU-hours, or return all.':
    'Brug et multiplum af {} GPU-timer, eller giv det hele tilbage.',
  'You cannot return more than you hold.': 'Du kan ikke give mere tilbage, end du har.',
  'There are no hours to take back.': 'Der er ingen timer at tage tilbage.',
  'The applicant may answer until the date: wait for it.': 'Ansøgeren kan svare indtil fristen: vent på den.',
  'This award was accepted: only a later decision that a director signs takes it back.':
    'Bevillingen er accepteret: kun en senere afgørelse, som en direktør underskriver, tager den tilbage.',
  'This proposal was withdrawn: hours go to another.':
    'Ansøgningen er trukket tilbage: timerne går til en anden.',
  'This proposal is not eligible: hours go to another.':
    'Ansøgningen er ikke støtteberettiget: timerne går til en anden.',
  'You do not decide about your own proposals.': 'Du afgør ikke dine egne ansøgninger.',
  'You have a conflict of interest with this proposal: another officer decides on it.':
    'Du har en interessekonflikt med denne ansøgning: en anden sagsbehandler afgør den.',
  '{} would get hours and was withdrawn since: propose again without it.':
    '{} ville få timer og er siden trukket tilbage: foreslå igen uden den.',
  'The decision of this call is not released yet.': 'Opslagets afgørelse er ikke offentliggjort endnu.',
  'These awards cannot be proposed.': 'Disse bevillinger kan ikke foreslås.',
  'The call has no proposal of this number.': 'Opslaget har ingen ansøgning med dette nummer.',
  'This is more than the proposal asked for.': 'Det er mere, end ansøgningen bad om.',
  'Use a multiple of the smallest step of the call.': 'Brug et multiplum af opslagets mindste trin.',
  'These awards need {} GPU-hours; {} are free.': 'Disse bevillinger kræver {} GPU-timer; {} er ledige.',
  'The waiting list has changed since you saw it. Load it again.':
    'Ventelisten er ændret, siden du så den. Hent den igen.',
  'This offer has been answered or has ended.': 'Tilbuddet er besvaret eller ophørt.',
  'The offer stood until a date that has passed.': 'Tilbuddets frist er udløbet.',
  'The offer still stands: it ends on its date.': 'Tilbuddet står stadig ved magt: det ophører på sin dato.',
  'This cannot be granted.': 'Det kan ikke bevilges.',
  'The reserve holds {} GPU-hours.': 'Reserven rummer {} GPU-timer.',
  'With these hours the proposal would hold more than it asked for.':
    'Med disse timer ville ansøgningen få mere, end den bad om.',
  'Questions and appeals were taken until a date that has passed.':
    'Fristen for spørgsmål og klager er udløbet.',
  'Five questions wait for an answer already: wait for the answers.':
    'Fem spørgsmål venter allerede på svar: vent på svarene.',
  'This question is answered already.': 'Spørgsmålet er allerede besvaret.',
  'You have appealed against this decision already.': 'Du har allerede klaget over denne afgørelse.',
  'This appeal is decided already.': 'Klagen er allerede afgjort.',
  'The appeal cannot be decided so.': 'Klagen kan ikke afgøres sådan.',
  'A rejected appeal gives no hours: use 0.': 'En afvist klage giver ingen timer: brug 0.',
  'There are {} GPU-hours: offer no more.': 'Der er {} GPU-timer: tilbyd ikke flere.',
  'Say until when the offer stands.': 'Angiv, hvor længe tilbuddet står ved magt.',
  'The hours of this decision are not free any more: wait for open offers, or take it back and propose another.':
    'Timerne i denne afgørelse er ikke ledige længere: vent på åbne tilbud, eller tag den tilbage, og indstil en anden.',
  '{}: what is held or offered is not what it was when this was proposed. Take it back and propose it again.':
    '{}: det, der er bevilget eller tilbudt, er et andet end ved indstillingen. Tag afgørelsen tilbage, og indstil den igen.',
  'The area {} would hold {} GPU-hours by now; its maximum is {}. Take this back and propose another.':
    'Området {} ville nu have {} GPU-timer; dets maksimum er {}. Tag afgørelsen tilbage, og indstil en anden.',
  'With this the area {} would hold {} GPU-hours; its maximum is {}.':
    'Med dette ville området {} have {} GPU-timer; dets maksimum er {}.',
  'An offer to it is open: wait until it is answered or has ended.':
    'Et tilbud til den er åbent: vent, til det er besvaret eller udløbet.',
  'An offer to {} is open: wait until it is answered or has ended.':
    'Et tilbud til {} er åbent: vent, til det er besvaret eller udløbet.',
  'It would hold {} GPU-hours in all; the least that it calls useful is {}.':
    'Den ville have {} GPU-timer i alt; det mindste, den kalder nyttigt, er {}.',
  'This proposal is changed twice: remove one of them.': 'Denne ansøgning ændres to gange: fjern den ene.',
  'An offer needs time to be answered.': 'Et tilbud kræver tid til et svar.',
  'Choose a date that lies ahead.': 'Vælg en dato, der ligger forude.',
  'There are {} GPU-hours, not {}.': 'Der er {} GPU-timer, ikke {}.',
}

const danishOfSentence = makeDanish(sentences)

/** The sentence in Danish, or as it is where nobody has translated it. */
export const inDanish = (english: string): string =>
  danishOfIssue(english) ?? danishOfDamage(english) ?? danishOfSentence(english) ?? english
