import type { fieldAt } from './editor-context.ts'

/** What is wrong with a list as a whole; it takes the focus of a link to it. */
export const ListError = ({ id, error }: ReturnType<typeof fieldAt>) =>
  error === undefined ? null : (
    <p id={id} tabIndex={-1} className="field-error">
      {error}
    </p>
  )
