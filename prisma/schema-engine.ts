import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg'

const packageFolder = dirname(
  createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg'),
)

async function loadEngine() {
  const wasm = readFileSync(join(packageFolder, 'schema_engine_bg.wasm'))
  const imports: WebAssembly.Imports = {
    './schema_engine_bg.js': Object.fromEntries(Object.entries(bindings)),
  }
  const { instance } = await WebAssembly.instantiate(wasm, imports)
  const { __wbindgen_start: start } = instance.exports
  // The package names its own hook with leading underscores.
  // oxlint-disable-next-line no-underscore-dangle
  if ('__wbg_set_wasm' in bindings && typeof bindings.__wbg_set_wasm === 'function') {
    // oxlint-disable-next-line no-underscore-dangle
    bindings.__wbg_set_wasm(instance.exports)
  }
  if (typeof start === 'function') start()
}

let loaded: Promise<void> | undefined

/**
 * Works with the migration engine as WebAssembly: the native one is a download that many networks refuse.
 * The engine locks the database file for itself, so its connection is closed afterwards.
 */
export async function withSchemaEngine<T>(
  databaseFile: string,
  schema: string,
  work: (engine: bindings.SchemaEngine) => Promise<T>,
): Promise<T> {
  loaded ??= loadEngine()
  await loaded
  const { factory, close } = closableFactory(databaseFile)
  const datamodels: [string, string][] = [['schema.prisma', schema]]
  const engine = await bindings.SchemaEngine.new(
    { datamodels },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(factory),
  )
  try {
    return await work(engine)
  } finally {
    await close()
  }
}

function closableFactory(databaseFile: string) {
  const sqlite = new PrismaBetterSqlite3({ url: databaseFile })
  const open: SqlDriverAdapter[] = []
  const factory: SqlMigrationAwareDriverAdapterFactory = {
    provider: sqlite.provider,
    adapterName: sqlite.adapterName,
    connectToShadowDb: () => sqlite.connectToShadowDb(),
    async connect() {
      const adapter = await sqlite.connect()
      open.push(adapter)
      return adapter
    },
  }
  const close = async () => {
    for (const adapter of open) await adapter.dispose()
  }
  return { factory, close }
}
