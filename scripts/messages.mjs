// Compiles web/messages/*.{en,da}.json into web/src/paraglide. One pair of files per feature; a new pair needs
// no list: they are merged first. The plugin comes from node_modules, never from the network.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { compile } from '@inlang/paraglide-js'
import { root } from './steps.mjs'

const folder = join(root, 'web', 'messages')
const merged = join(root, '.furrow', 'messages')

/** All messages of one language, with the file that each came from. */
function readLanguage(language) {
  const messages = {}
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith(`.${language}.json`)) continue
    const entries = JSON.parse(readFileSync(join(folder, file), 'utf8'))
    for (const [key, text] of Object.entries(entries)) {
      if (key in messages) throw new Error(`The key ${key} of ${file} stands in another file too.`)
      messages[key] = text
    }
  }
  return messages
}

mkdirSync(merged, { recursive: true })
for (const language of ['en', 'da']) {
  const messages = readLanguage(language)
  if (Object.keys(messages).length === 0) throw new Error(`No message in ${language}.`)
  writeFileSync(join(merged, `${language}.json`), JSON.stringify(messages))
}

await compile({
  project: join(root, 'web', 'project.inlang'),
  outdir: join(root, 'web', 'src', 'paraglide'),
  outputStructure: 'message-modules',
  strategy: ['globalVariable', 'baseLocale'],
  isServer: 'false',
  emitReadme: false,
})

const compiled = readdirSync(join(root, 'web', 'src', 'paraglide', 'messages')).length
if (compiled < 2) throw new Error('Paraglide compiled no message: its plugin was not found.')
// The SDK keeps a handle open for half a minute.
process.exit(0)
