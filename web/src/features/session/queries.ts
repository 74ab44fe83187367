import type { mailboxPage } from '@furrow/core/contract/mailbox'
import type { ProfileView } from '@furrow/core/contract/people'
import type { deviceList } from '@furrow/core/contract/session'
import { queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import { api } from '../../api.ts'

type Mailbox = z.infer<typeof mailboxPage>
export type Mail = Mailbox['items'][number]

export const ownQueries = {
  all: ['own'] as const,
  devices: () =>
    queryOptions({
      queryKey: [...ownQueries.all, 'devices'],
      queryFn: ({ signal }) => api.get<z.infer<typeof deviceList>>('/session/devices', signal),
    }),
  profile: () =>
    queryOptions({
      queryKey: [...ownQueries.all, 'profile'],
      queryFn: ({ signal }) => api.getVersioned<ProfileView>('/profile', signal),
    }),
  mailbox: () =>
    queryOptions({
      queryKey: [...ownQueries.all, 'mailbox'],
      queryFn: ({ signal }) => api.get<Mailbox>('/mailbox', signal),
      refetchInterval: 5000,
    }),
}
