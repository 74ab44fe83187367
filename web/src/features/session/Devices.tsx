import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../../api.ts'
import { m } from '../../messages.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { formatShortMoment } from '../../ui/format.ts'
import { ProblemLine, QueryStates } from '../../ui/states.tsx'
import { toast } from '../../ui/Toasts.tsx'
import { ownQueries } from './queries.ts'
import './session.css'

const browsers = ['Edg', 'Firefox', 'Chrome', 'Safari']
const systems = ['Windows', 'Android', 'iPhone', 'iPad', 'Mac OS', 'Linux']

/** "Firefox, Linux": what a person recognises of a user agent. */
function deviceName(userAgent: string | null): string {
  const found = [browsers, systems].map((names) => names.find((name) => userAgent?.includes(name)))
  const known = found.filter((name) => name !== undefined).map((name) => (name === 'Edg' ? 'Edge' : name))
  return known.length === 0 ? m.session_device_unknown() : known.join(', ')
}

/** Where the person is signed in, each end of it a button. */
export function Devices() {
  const query = useQuery(ownQueries.devices())
  const client = useQueryClient()
  const end = useMutation({
    mutationFn: (id: string) => api.delete(`/session/devices/${id}`),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ownQueries.all })
      toast(m.session_device_ended())
    },
  })
  return (
    <>
      <QueryStates query={query}>
        {({ items }) => (
          <ul className="plain-list device-list">
            {items.map((device) => (
              <li key={device.id}>
                <span className="row">
                  {deviceName(device.userAgent)}
                  {device.current && <Badge>{m.session_device_this()}</Badge>}
                  <span className="muted small">
                    {m.session_device_since({ moment: formatShortMoment(device.createdAt) })}
                  </span>
                </span>
                {!device.current && (
                  <Button size="small" onClick={() => end.mutate(device.id)}>
                    {m.session_device_end()}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </QueryStates>
      <ProblemLine error={end.error} />
    </>
  )
}
