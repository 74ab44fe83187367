import { makeTranslator } from '@furrow/core/contract/sentence-table'

/** Where a body stops being JSON; what varies may be one of these texts itself. */
const damageTexts: Readonly<Record<string, string>> = {
  'Line {}, column {}: {}.': 'Linje {}, kolonne {}: {}.',
  'a value is wanted here': 'her skal stå en værdi',
  'a value or ] is wanted here': 'her skal stå en værdi eller ]',
  'a key in quotes or } is wanted here': 'her skal stå en nøgle i anførselstegn eller }',
  'a key in quotes is wanted here': 'her skal stå en nøgle i anførselstegn',
  'another key is wanted here: this one stands before in the same object':
    'her skal stå en anden nøgle: denne står før i samme objekt',
  'a colon is wanted here': 'her skal stå et kolon',
  'a comma or the closing sign is wanted here': 'her skal stå et komma eller det afsluttende tegn',
  'nothing may follow the value': 'intet må følge efter værdien',
  'the text that begins here does not end, or holds a sign to be escaped':
    'teksten, der begynder her, slutter ikke eller indeholder et tegn, der skal skrives med \\',
  'the text ends, but {}': 'teksten slutter, men {}',
}

/** The Danish of a place where a body stops being JSON; null for any other sentence. */
export const danishOfDamage: (english: string) => string | null = makeTranslator(
  damageTexts,
  (found) => danishOfDamage(found) ?? found,
)
