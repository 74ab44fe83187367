import './tokens.css'
import './base.css'
import './shell/shell.css'
import './ui/ui.css'
import './ui/controls.css'
import './print.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { publicRoutes } from './routes.tsx'
import { makePages, Shell } from './shell/Shell.tsx'

const root = document.querySelector('#root')
const pages = makePages(publicRoutes)

if (root !== null)
  createRoot(root).render(
    <StrictMode>
      <Shell entry="public" pages={pages} />
    </StrictMode>,
  )
