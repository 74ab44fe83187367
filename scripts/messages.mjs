// Compiles web/messages/*.{en,da}.json into web/src/paraglide. One pair of files per feature; a new pair needs
// no list: they are merged first. The plugin comes from node_modules, never from the network.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { compile } from '@inlang/paraglide-js'
import { build } from 'vite'
import { root } from './steps.mjs'

const folder = join(root, 'web', 'messages')
const merged = join(root, '.furrow', 'messages')

/** All messages of one language; a key stands in one file only. */
function readLanguage(language) {
  const messages = {}
  const files = readdirSync(folder).filter((file) => file.endsWith(`.${language}.json`))
  for (const file of files.sort()) {
    const entries = JSON.parse(readFileSync(join(folder, file), 'utf8'))
    const twice = Object.keys(entries).find((key) => key in messages)
    if (twice !== undefined) throw new Error(`The key ${twice} of ${file} stands in another file too.`)
    Object.assign(messages, entries)
  }
  return messages
}

mkdirSync(merged, { recursive: true })
for (const language of ['en', 'da']) {
  const messages = readLanguage(language)
  if (Object.keys(messages).length === 0) throw new Error(`No message in ${language}.`)
  writeFileSync(join(merged, `${language}.json`), JSON.stringify(messages))
}

const compiledTo = join(root, 'web', 'src', 'paraglide')
await compile({
  project: join(root, 'web', 'project.inlang'),
  outdir: compiledTo,
  outputStructure: 'message-modules',
  strategy: ['globalVariable', 'baseLocale'],
  isServer: 'false',
  emitReadme: false,
})

const compiled = readdirSync(join(compiledTo, 'messages')).length
if (compiled < 2) throw new Error('Paraglide compiled no message: its plugin was not found.')

// For the tests, which would read two thousand modules one by one: all messages in one.
await build({
  configFile: false,
  root: compiledTo,
  logLevel: 'error',
  build: {
    outDir: compiledTo,
    emptyOutDir: false,
    minify: false,
    lib: { entry: join(compiledTo, 'messages.js'), formats: ['es'], fileName: 'messages-in-one' },
    rolldownOptions: { external: /runtime\.js$/ },
  },
})
// The SDK keeps a handle open for half a minute.
process.exit(0)
