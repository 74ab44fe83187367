// Before the first paint: the language of the address and the chosen scheme. A file, since the CSP takes no inline script.
document.documentElement.lang = /^\/da(\/|$)/.test(location.pathname) ? 'da' : 'en'
try {
  const theme = localStorage.getItem('furrow-theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {
  // Storage is blocked: the system's scheme holds.
}
// The CSP takes no generated code either: the schemas are to try none. Source: zod, `z.config({ jitless: true })`.
globalThis.__zod_globalConfig = { jitless: true }
