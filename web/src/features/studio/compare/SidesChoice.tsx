import { m } from '../../../messages.ts'
import { mostOthers } from './use-sides.ts'

type SidesChoiceProps = {
  known: readonly { readonly key: string; readonly name: string }[]
  chosen: readonly string[]
  onChoose: (keys: readonly string[]) => void
}

/** Which scenarios stand beside the one that is tuned: three at most. */
export function SidesChoice({ known, chosen, onChoose }: SidesChoiceProps) {
  const isFull = chosen.length >= mostOthers
  return (
    <fieldset className="compare-choice">
      <legend>{m.compare_with({ n: mostOthers })}</legend>
      {known.map(({ key, name }) => {
        const isChosen = chosen.includes(key)
        return (
          <label key={key} className="compare-option">
            <input
              type="checkbox"
              checked={isChosen}
              disabled={!isChosen && isFull}
              onChange={() => onChoose(isChosen ? chosen.filter((other) => other !== key) : [...chosen, key])}
            />
            <span>{name}</span>
          </label>
        )
      })}
    </fieldset>
  )
}
