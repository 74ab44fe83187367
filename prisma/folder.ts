import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))

/** The folder `prisma/`, whether this file runs from its source or from `prisma/dist`. */
export const prismaFolder = existsSync(join(here, 'schema.prisma')) ? here : dirname(here)

export const migrationsFolder = join(prismaFolder, 'migrations', 'sqlite')

export const readSchema = (): string => readFileSync(join(prismaFolder, 'schema.prisma'), 'utf8')

/** Names of the migrations, in the order in which they are applied. */
export const migrationNames = (): string[] =>
  readdirSync(migrationsFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
