import { useQuery } from '@tanstack/react-query'
import { parseAsInteger, parseAsString, useQueryStates } from 'nuqs'
import { useMemo, useState } from 'react'
import { m } from '../../messages.ts'
import { Badge, PracticeBadge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { DataTable, type Column } from '../../ui/DataTable.tsx'
import { Field } from '../../ui/Field.tsx'
import { Select, TextInput } from '../../ui/inputs.tsx'
import { Pager } from '../../ui/lists.tsx'
import { Page } from '../../ui/Page.tsx'
import { EmptyState, QueryStates } from '../../ui/states.tsx'
import { GrantDialog } from './GrantDialog.tsx'
import { peopleQueries, type PersonView } from './queries.ts'
import { roleName, roles } from './roles.ts'
import './people.css'

/** One entry per role: the call's name, or how many calls it is for. */
function rolesInShort(person: PersonView) {
  const grants = person.roles ?? []
  return roles.flatMap((role) => {
    const held = grants.filter((grant) => grant.role === role)
    const [first] = held
    if (first === undefined) return []
    const waits = held.some((grant) => !grant.inForce)
    const where = held.length > 1 ? m.people_calls({ count: held.length }) : first.callId
    return [
      { text: [roleName[role](), where, waits ? m.people_waits() : null].filter(Boolean).join(' · '), waits },
    ]
  })
}

const columnsFor = (open: (person: PersonView) => void): readonly Column<PersonView>[] => [
  {
    id: 'name',
    header: m.people_name(),
    width: '30%',
    cell: (person) => (
      <span className="row">
        {person.name}
        {person.invented && <PracticeBadge />}
        {!person.confirmed && <Badge>{m.people_unconfirmed()}</Badge>}
      </span>
    ),
  },
  {
    id: 'institution',
    header: m.people_institution(),
    hideOnTablet: true,
    cell: (person) => person.institution,
  },
  { id: 'email', header: m.people_email(), hideOnPhone: true, cell: (person) => person.email },
  {
    id: 'roles',
    header: m.people_roles(),
    cell: (person) => (
      <span className="row">
        {rolesInShort(person).map(({ text, waits }) => (
          <Badge key={text} tone={waits ? 'danger' : 'plain'}>
            {text}
          </Badge>
        ))}
      </span>
    ),
  },
  {
    id: 'change',
    header: <span className="visually-hidden">{m.people_change()}</span>,
    width: '100px',
    align: 'end',
    cell: (person) => (
      <Button
        size="small"
        onClick={() => open(person)}
        aria-label={m.people_change_of({ name: person.name })}
      >
        {m.people_change()}
      </Button>
    ),
  },
]

export function PeoplePage() {
  const [filter, setFilter] = useQueryStates({
    page: parseAsInteger.withDefault(1),
    q: parseAsString.withDefault(''),
    role: parseAsString.withDefault(''),
  })
  const [openId, setOpenId] = useState<string | null>(null)
  const query = useQuery(peopleQueries.list(filter))
  const columns = useMemo(() => columnsFor((person) => setOpenId(person.id)), [])
  const chosen = query.data?.items.find((person) => person.id === openId)
  return (
    <Page title={m.people_title()} lead={m.people_lead()}>
      <search className="form-columns people-filter">
        <Field label={m.people_search()}>
          <TextInput
            type="search"
            value={filter.q}
            onChange={(event) => void setFilter({ q: event.target.value || null, page: null })}
          />
        </Field>
        <Field label={m.people_role()}>
          <Select
            value={filter.role}
            onChange={(event) => void setFilter({ role: event.target.value || null, page: null })}
          >
            <option value="">{m.people_any_role()}</option>
            {roles.map((role) => (
              <option key={role} value={role}>
                {roleName[role]()}
              </option>
            ))}
          </Select>
        </Field>
      </search>
      <QueryStates query={query}>
        {({ items, total }) =>
          items.length === 0 ? (
            <EmptyState title={m.people_empty()}>{m.people_empty_text()}</EmptyState>
          ) : (
            <div className="stack">
              <DataTable
                label={m.people_title()}
                rows={items}
                columns={columns}
                rowKey={(person) => person.id}
                total={total}
              />
              <Pager
                page={filter.page}
                pageSize={50}
                total={total}
                onPage={(page) => void setFilter({ page })}
              />
            </div>
          )
        }
      </QueryStates>
      {chosen !== undefined && <GrantDialog person={chosen} onClose={() => setOpenId(null)} />}
    </Page>
  )
}
