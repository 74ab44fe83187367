import type { FieldIssue } from '../api.ts'
import { m } from '../messages.ts'

type Props = {
  issues: readonly FieldIssue[]
  /** The words of the page for the path of a field. */
  nameOf: (path: string) => string
  /** The id of its input. */
  idOf: (path: string) => string
}

/** What has to be corrected, each with the way to its field. */
export const WrongFields = ({ issues, nameOf, idOf }: Props) => (
  <div className="danger" role="status">
    <p>{m.ui_wrong_fields({ count: issues.length })}</p>
    <ul className="wrong-fields small">
      {issues.map(({ path, message }) => (
        <li key={`${path} ${message}`}>
          {path !== '' && (
            <>
              <a href={`#${idOf(path)}`}>{nameOf(path)}</a>:{' '}
            </>
          )}
          {message}
        </li>
      ))}
    </ul>
  </div>
)
