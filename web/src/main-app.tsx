import './tokens.css'
import './base.css'
import './shell/shell.css'
import './ui/ui.css'
import './ui/controls.css'
import './print.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { appRoutes } from './routes.tsx'
import { AddressState } from './shell/address-state.ts'
import { makePages, Shell } from './shell/Shell.tsx'

const root = document.querySelector('#root')
const pages = makePages(appRoutes)

if (root !== null)
  createRoot(root).render(
    <StrictMode>
      <AddressState>
        <Shell entry="app" pages={pages} />
      </AddressState>
    </StrictMode>,
  )
