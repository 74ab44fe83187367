import { makeTranslator } from './sentence-table.ts'

/** Danish of what the schemas of this folder say; `{}` stands for what varies. */
export const contractTexts: Readonly<Record<string, string>> = {
  'Use 1 to 64 letters, digits, dots, dashes or underscores.':
    'Brug 1 til 64 bogstaver, cifre, punktummer, bindestreger eller understregninger.',
  'This id is reserved: choose another.': 'Dette id er reserveret: vælg et andet.',
  'Use at most 1,000 characters.': 'Brug højst 1.000 tegn.',
  'Remove the NUL, text-direction or broken characters.':
    'Fjern NUL-tegn, tegn for skriveretning og ødelagte tegn.',
  'Give a finite number.': 'Angiv et endeligt tal.',
  'Use 0 or more.': 'Brug 0 eller mere.',
  'Give a whole number.': 'Angiv et helt tal.',
  'Use a whole number.': 'Brug et helt tal.',
  'Use at least 1.': 'Brug mindst 1.',
  'Give a number of GPU-hours.': 'Angiv et antal GPU-timer.',
  'Use a whole number of GPU-hours up to {}.': 'Brug et helt antal GPU-timer, højst {}.',
  'Use at least {}.': 'Brug mindst {}.',
  'Use at most four decimal places.': 'Brug højst fire decimaler.',
  'Use a share from 0 to 1.': 'Brug en andel fra 0 til 1.',
  'Use sha256: and 64 hexadecimal digits.': 'Brug sha256: og 64 hexadecimale cifre.',
  'Use {} bytes in base64url without padding.': 'Brug {} byte i base64url uden udfyldning.',
  'Give at least one row.': 'Angiv mindst én række.',
  'Give at most 5,000 rows at a time.': 'Angiv højst 5.000 rækker ad gangen.',
  'The id {} is used twice.': 'Id’et {} er brugt to gange.',
  'The guarantee is above the maximum: lower it.': 'Garantien ligger over maksimum: sæt den ned.',
  'The guarantees add up to {}: lower them to 1 at most.':
    'Garantierne giver tilsammen {}: sæt dem ned til højst 1.',
  'The shares add up to {} %: lower them to 100 % at most.':
    'Andelene giver tilsammen {} %: sæt dem ned til højst 100 %.',
  'Use a day such as 2026-01-31.': 'Brug en dag som 2026-01-31.',
  'Another row has this kind of applicant and this day. Change one of them.':
    'En anden række har denne slags ansøger og denne dag. Ret en af dem.',
  'Name each funder once.': 'Nævn hver bevillingsgiver én gang.',
  'The least is above the most: lower it.': 'Det mindste ligger over det største: sæt det ned.',
  'The lowest score has to be below the highest.': 'Den laveste score skal ligge under den højeste.',
  'The threshold lies outside of {} to {}.': 'Tærsklen ligger uden for {} til {}.',
  'The level lies outside of {} to {}.': 'Niveauet ligger uden for {} til {}.',
  'The score {} has two texts.': 'Scoren {} har to tekster.',
  'All weights are 0: give at least one criterion a weight.':
    'Alle vægte er 0: giv mindst ét kriterium en vægt.',
  'Hours are given in larger steps than the budget has: lower it.':
    'Timerne gives i større trin, end budgettet rummer: sæt trinnet ned.',
  'This date has to come after the one before it.': 'Denne dato skal ligge efter den foregående.',
  'Give a whole number from {} to {}.': 'Angiv et helt tal fra {} til {}.',
  'Use at most {}.': 'Brug højst {}.',
  'Use 0 to 100.': 'Brug 0 til 100.',
  'Use the search of an address of the Studio, without the question mark.':
    'Brug søgedelen af en adresse i studiet, uden spørgsmålstegnet.',
  'Use open, reviewing, closed or locked.': 'Brug open, reviewing, closed eller locked.',
  'Use 50, 500 or 5000.': 'Brug 50, 500 eller 5000.',
  'Name at least one criterion.': 'Nævn mindst ét kriterium.',
  'Give the reason: the applicants read it.': 'Skriv begrundelsen: ansøgerne læser den.',
  'Write your password.': 'Skriv din adgangskode.',
  'Give a text.': 'Angiv en tekst.',
  'Give a number.': 'Angiv et tal.',
  'Give true or false.': 'Angiv true eller false.',
  'Give a list.': 'Angiv en liste.',
  'Give an object.': 'Angiv et objekt.',
  'Use another key.': 'Brug en anden nøgle.',
  'Unknown key: remove it.': 'Ukendt nøgle: fjern den.',
  'This key is reserved: remove it.': 'Denne nøgle er reserveret: fjern den.',
  'Sort by one of {}, or -name.': 'Sortér efter en af {} eller -navn.',
  'Use yes, no or unrecorded.': 'Brug yes, no eller unrecorded.',
  'Use missing or done.': 'Brug missing eller done.',
  'Use all, lacking or late.': 'Brug all, lacking eller late.',
  'Give the reason: the applicant reads it with the result.':
    'Skriv begrundelsen: ansøgeren læser den sammen med resultatet.',
  'Choose at least one proposal.': 'Vælg mindst én ansøgning.',
  'At most 500 at a time.': 'Højst 500 ad gangen.',
  'Use one of {}.': 'Brug en af {}.',
  'What is not feasible gets no hours: leave this empty.':
    'Det, der ikke kan gennemføres, får ingen timer: lad feltet stå tomt.',
  'Write an ORCID iD such as 0000-0002-1825-0097.': 'Skriv et ORCID-iD som 0000-0002-1825-0097.',
  'Use stop or skip.': 'Brug stop eller skip.',
  'Give at least one step.': 'Angiv mindst ét trin.',
  'Give at most 100 steps.': 'Angiv højst 100 trin.',
  'Two steps have one score: remove one of them.': 'To trin har samme score: fjern det ene.',
  'A lower step has a larger share: let the shares fall with the scores.':
    'Et lavere trin har en større andel: lad andelene falde med scorerne.',
  'Use tier 1, 2 or 3.': 'Brug lag 1, 2 eller 3.',
  'Give at least one limit.': 'Angiv mindst én grænse.',
  'Give at most 20 limits.': 'Angiv højst 20 grænser.',
  'Let the limits rise.': 'Lad grænserne stige.',
  'Give either fund and draw, or a list of tiers.': 'Angiv enten fund og draw eller en liste af lag.',
  'Make it at least draw.': 'Gør den mindst lige så stor som draw.',
  'Use the kind cutoff, proportional, steps, tiers, knapsack or equal-shares.':
    'Brug arten cutoff, proportional, steps, tiers, knapsack eller equal-shares.',
  'Use award, exclude or hold.': 'Brug award, exclude eller hold.',
  'Give the reason.': 'Skriv begrundelsen.',
  'The brace {} stands alone: write it in a pair, or leave it out.':
    'Klammen {} står alene: skriv den i par, eller udelad den.',
  'Unknown placeholder {{}}: choose one from the list.': 'Ukendt felt {{}}: vælg et fra listen.',
  'Let {reviews} stand alone, with an empty line before and after it.':
    'Lad {reviews} stå alene med en tom linje før og efter.',
  'Name {answer} and {next}: a letter gives the answer and the next step with its date.':
    'Skriv {answer} og {next}: et brev giver svaret og det næste skridt med dato.',
  'The decision has no proposal of this number: choose another.':
    'Afgørelsen har ingen ansøgning med dette nummer: vælg en anden.',
  'Whoever is excluded or held gets no hours: use 0.':
    'En ansøgning, der udelukkes eller sættes i venteposition, får ingen timer: brug 0.',
  'Give hours, or exclude the proposal instead.': 'Giv timer, eller udeluk ansøgningen i stedet.',
  'Use a multiple of {} GPU-hours.': 'Brug et multiplum af {} GPU-timer.',
  'This proposal is overridden twice: remove one of them.':
    'Ansøgningen er ændret to gange: fjern den ene ændring.',
  'The awards add up to {} GPU-hours, more than the budget of {}.':
    'Tildelingerne giver tilsammen {} GPU-timer, mere end budgettet på {}.',
  'Say who.': 'Skriv hvem.',
  'Give a name.': 'Angiv et navn.',
  'Use the format furrow.record/1.': 'Brug formatet furrow.record/1.',
  'Use 1, 2 or 3.': 'Brug 1, 2 eller 3.',
  'Make the guarantee at most the maximum.': 'Gør garantien højst lige så stor som maksimum.',
  'The guarantees add up to more than 1: lower one of them.':
    'Garantierne giver tilsammen mere end 1: sæt en af dem ned.',
  'Use the format furrow.scenario/1.': 'Brug formatet furrow.scenario/1.',
  'Use none or shift.': 'Brug none eller shift.',
  'Use a share from 0 to less than 1.': 'Brug en andel fra 0 til under 1.',
  'Use at most 200 characters.': 'Brug højst 200 tegn.',
  'The call has nothing of this id: remove it.': 'Opslaget har intet med dette id: fjern det.',
  'The call has no funder with a purse: use criteria.':
    'Opslaget har ingen bevillingsgiver med egen pulje: brug kriterier.',
  'All weights are zero: give one criterion a weight.': 'Alle vægte er nul: giv ét kriterium en vægt.',
  'Use at least 12 characters.': 'Brug mindst 12 tegn.',
  'This link is not complete.': 'Dette link er ikke helt.',
  'Use a number above 0.': 'Brug et tal over 0.',
  'PUE is at least 1.': 'PUE er mindst 1.',
  'Use a three-letter currency, such as DKK.': 'Brug en valuta på tre bogstaver, som DKK.',
  'Give at least one criterion.': 'Angiv mindst ét kriterium.',
  'Use the format furrow.snapshot/1.': 'Brug formatet furrow.snapshot/1.',
  'Stands twice: remove one of them.': 'Står to gange: fjern den ene.',
  'The budgets of the tracks add up to more than that of the call: lower one of them.':
    'Sporenes budgetter giver tilsammen mere end opslagets: sæt et af dem ned.',
  'Make it larger than min.': 'Gør den større end min.',
  'Requests add up to more than 2^53 − 1 GPU-hours: lower one.':
    'Ønskerne giver tilsammen mere end 2^53 − 1 GPU-timer: sæt et af dem ned.',
  'Make it at most what is requested.': 'Gør det højst lige så stort som det ønskede.',
  'The call has no {} of this id.': 'Opslaget har ingen {} med dette id.',
  'There is no proposal of this id.': 'Der er ingen ansøgning med dette id.',
  'The call has no criterion of this id.': 'Opslaget har intet kriterium med dette id.',
  'Use a score from {} to {}.': 'Brug en score fra {} til {}.',
  'Write something here.': 'Skriv noget her.',
  'Write at least {} characters.': 'Skriv mindst {} tegn.',
  'Write at most {} characters.': 'Skriv højst {} tegn.',
  'Remove the NUL or text-direction characters.': 'Fjern NUL-tegn og tegn for skriveretning.',
  'Remove the broken character (half of a surrogate pair).':
    'Fjern det ødelagte tegn (et halvt surrogatpar).',
  'Write it on one line.': 'Skriv det på én linje.',
  'Write an e-mail address, such as name@example.org.': 'Skriv en e-mailadresse som navn@example.org.',
  'This is not an id.': 'Dette er ikke et id.',
  'Choose at least one offer.': 'Vælg mindst ét tilbud.',
  'Use upheld or rejected.': 'Brug upheld eller rejected.',
  'Write an instant such as 2026-03-01T11:00:00.000Z.': 'Skriv et tidspunkt som 2026-03-01T11:00:00.000Z.',
  'Missing: add it.': 'Dette mangler: tilføj det.',
  'This is of another kind: give {}.': 'Dette er af en anden slags: angiv {}.',
  'Give {}.': 'Angiv {}.',
  'Give at most {}.': 'Angiv højst {}.',
  'Give at least {}.': 'Angiv mindst {}.',
  'Use less than {}.': 'Brug mindre end {}.',
  'Use more than {}.': 'Brug mere end {}.',
  'Written in a way that does not fit here: see the description of the interface.':
    'Skrevet på en måde, der ikke passer her: se beskrivelsen af grænsefladen.',
  'Write a date such as 2026-03-01.': 'Skriv en dato som 2026-03-01.',
  'Write a whole address that begins with https://.': 'Skriv en hel adresse, der begynder med https://.',
  'Use a multiple of {}.': 'Brug et multiplum af {}.',
  'This does not fit here: see the description of the interface.':
    'Dette passer ikke her: se beskrivelsen af grænsefladen.',
}

/** 5,000 is five thousand in English and five in Danish. */
const danishNumber = (text: string): string =>
  /^\d{1,3}(,\d{3})+$/.test(text) ? text.replaceAll(',', '.') : text.replace(/^(-?\d+)\.(\d+)$/, '$1,$2')

/**
 * Translates sentences by a table from English to Danish, in which `{}` stands for what varies (`{1}`: the second
 * of them). @returns a function that gives the Danish of a sentence, or null where the table lacks it
 */
export const makeDanish = (table: Readonly<Record<string, string>>) => makeTranslator(table, danishNumber)

/** The Danish of what a schema of the contract says about a value; null for any other sentence. */
export const danishOfIssue = makeDanish(contractTexts)
