import type { FieldIssue } from '../../api.ts'
import { m } from '../../messages.ts'
import { fieldId } from './editor-context.ts'
import { fieldName } from './field-name.ts'

/** What has to be corrected, each with the way to its field. */
export const WrongFields = ({ issues }: { issues: readonly FieldIssue[] }) => (
  <div className="danger" role="status">
    <p>{m.calls_wrong_fields({ count: issues.length })}</p>
    <ul className="wrong-fields small">
      {issues.map(({ path, message }) => (
        <li key={`${path} ${message}`}>
          {path !== '' && (
            <>
              <a href={`#${fieldId(path)}`}>{fieldName(path)}</a>:{' '}
            </>
          )}
          {message}
        </li>
      ))}
    </ul>
  </div>
)
