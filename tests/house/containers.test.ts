import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { readConfig } from '../../server/src/config.ts'

const root = join(import.meta.dirname, '..', '..')
const read = (name: string): string => readFileSync(join(root, name), 'utf8')
const instructions = read('Dockerfile')
  .split('\n')
  .filter((line) => /^[A-Z]+ /.test(line))

const service = z.object({
  build: z.string().optional(),
  image: z.string().optional(),
  volumes: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.string()).optional(),
  depends_on: z.array(z.string()).optional(),
})
const compose = z
  .object({ services: z.record(z.string(), service), volumes: z.record(z.string(), z.unknown()) })
  .parse(parse(read('docker-compose.yml')))

describe('the container image', () => {
  it('copies only sources that exist', () => {
    const sources = instructions
      .filter((line) => line.startsWith('COPY ') && !line.includes('--from='))
      .flatMap((line) => line.split(' ').slice(1, -1))
    expect(sources.length).toBeGreaterThan(5)
    expect(sources.filter((source) => !existsSync(join(root, source)))).toEqual([])
  })

  it('copies from the build stage only what a stage of that name makes', () => {
    const stages = instructions.flatMap((line) => line.match(/^FROM \S+ AS (\S+)/)?.[1] ?? [])
    const used = instructions.flatMap((line) => line.match(/--from=(\S+)/)?.[1] ?? [])
    expect(used.filter((stage) => !stages.includes(stage))).toEqual([])
  })

  it('uses only instructions that exist', () => {
    const known = 'FROM WORKDIR COPY RUN ENV USER VOLUME EXPOSE HEALTHCHECK CMD ENTRYPOINT ARG'.split(' ')
    expect(
      instructions.map((line) => line.split(' ')[0]).filter((word) => !known.includes(word ?? '')),
    ).toEqual([])
  })

  it('does not run as root', () => {
    const last = instructions.filter((line) => line.startsWith('USER ')).at(-1)
    expect(last).toBe('USER node')
    expect(instructions.indexOf(last ?? '')).toBeLessThan(
      instructions.findIndex((line) => line.startsWith('CMD')),
    )
  })
})

describe('the compose file', () => {
  it('keeps the data in a declared volume and waits for services that exist', () => {
    const named = Object.values(compose.services).flatMap((entry) => entry.volumes ?? [])
    expect(named.map((mount) => mount.split(':')[0])).toEqual(Object.keys(compose.volumes))
    const awaited = Object.values(compose.services).flatMap((entry) => entry.depends_on ?? [])
    expect(awaited.filter((name) => !(name in compose.services))).toEqual([])
  })

  it('sets only what the server reads, and starts in practice mode with nothing set outside', () => {
    const given = Object.entries(compose.services['furrow']?.environment ?? {})
    const source = read('server/src/config.ts')
    const isRead = (name: string) => source.includes(`'${name}'`) || source.includes(`name: '${name}'`)
    expect(given.filter(([name]) => !isRead(name))).toEqual([])
    const folder = mkdtempSync(join(tmpdir(), 'furrow-compose-'))
    const unset = given.map(([name, text]) => [name, text.replace(/^\$\{\w+:-(.*)\}$/, '$1')])
    const config = readConfig({ ...Object.fromEntries(unset), FURROW_DATA: folder }, root)
    rmSync(folder, { recursive: true })
    expect(config).toMatchObject({ mode: 'practice', publicUrl: 'http://localhost:4600' })
    expect(config.secret.length).toBeGreaterThanOrEqual(32)
  })

  it('holds no secret of its own', () => {
    const furrow = compose.services['furrow']
    expect(furrow?.environment?.['FURROW_SECRET']).toBe('${FURROW_SECRET:-}')
    expect(furrow?.environment?.['FURROW_SIGNING_KEY']).toBe('${FURROW_SIGNING_KEY:-}')
  })
})
