import './tokens.css'
import './base.css'
import './shell/shell.css'
import './ui/ui.css'
import './ui/controls.css'
import { NuqsAdapter } from 'nuqs/adapters/react'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { appRoutes } from './routes.tsx'
import { makePages, Shell } from './shell/Shell.tsx'

const root = document.querySelector('#root')
const pages = makePages(appRoutes)

if (root !== null)
  createRoot(root).render(
    <StrictMode>
      <NuqsAdapter>
        <Shell entry="app" pages={pages} />
      </NuqsAdapter>
    </StrictMode>,
  )
