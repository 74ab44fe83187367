import { m } from '../../../messages.ts'
import { toast } from '../../../ui/Toasts.tsx'
import { api } from '../../../api.ts'
import type { StudioLink } from '@furrow/core/contract/studio'
import { addressOf } from '../address.ts'
import type { StudioState } from '../use-studio-state.ts'

/** Mail programs and chats break longer addresses. */
const longest = 500

/** Copies the address of what is seen; a long one gets a short name on the server, if the viewer may save there. */
export async function share({ context, place }: StudioState): Promise<void> {
  const { origin, pathname } = globalThis.location
  const address = addressOf(place)
  if (address.length <= longest || !context.maySave) {
    await navigator.clipboard.writeText(`${origin}${address}`)
    toast(m.studio_share_done())
    return
  }
  const path = `/calls/${encodeURIComponent(context.call.id)}/links`
  const { id } = await api.post<StudioLink>(path, { search: address.slice(address.indexOf('?') + 1) })
  await navigator.clipboard.writeText(`${origin}${pathname}?l=${id}`)
  toast(m.studio_share_short())
}
