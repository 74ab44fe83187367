import { useQueryClient } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import { OwnConflict } from '../../ui/OwnConflict.tsx'
import { declareConflict, reviewQueries } from './queries.ts'

/** A reviewer's own conflict: the proposal leaves the queue at once. */
export function ConflictStep({ id }: { id: string }) {
  const [, go] = useLocation()
  const client = useQueryClient()
  const leave = () => {
    go('/app/reviews')
    client.removeQueries({ queryKey: reviewQueries.desk(id).queryKey })
    void client.invalidateQueries({ queryKey: reviewQueries.all })
  }
  return <OwnConflict declare={(declaration) => declareConflict(id, declaration)} onDeclared={leave} />
}
