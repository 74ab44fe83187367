import type { ComponentType } from 'react'
import { m } from './messages.ts'
import type { Role } from './session.ts'

export type AppRoute = {
  /** wouter pattern, without the language. */
  path: string
  title: () => string
  load: () => Promise<ComponentType>
  /** Who finds something here; undefined: everybody signed in. The server decides, this only spares dead ends. */
  roles?: readonly Role[]
  /** Order in the top bar; without it the page is reached from others. */
  nav?: number
  /** Offered in practice mode only. */
  practiceOnly?: boolean
}

/** Every page of the signed-in app. A feature adds its lines; tests walk this table. */
export const appRoutes: readonly AppRoute[] = [
  {
    path: '/app',
    title: m.shell_nav_desk,
    load: async () => (await import('./features/session/DeskPage.tsx')).DeskPage,
    nav: 1,
  },
]

/** Every public page. */
export const publicRoutes: readonly AppRoute[] = [
  {
    path: '/',
    title: m.shell_nav_home,
    load: async () => (await import('./features/home/HomePage.tsx')).HomePage,
  },
]
