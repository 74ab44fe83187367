import { inflateSync } from 'node:zlib'

interface Table {
  readonly tag: Buffer
  readonly checksum: number
  readonly data: Buffer
}

const headerBytes = 44
const entryBytes = 20

function tablesOf(woff: Buffer): Table[] {
  return Array.from({ length: woff.readUInt16BE(12) }, (_, index) => {
    const at = headerBytes + index * entryBytes
    const [offset, packed, length] = [4, 8, 12].map((field) => woff.readUInt32BE(at + field))
    const bytes = woff.subarray(offset, (offset ?? 0) + (packed ?? 0))
    return {
      tag: woff.subarray(at, at + 4),
      checksum: woff.readUInt32BE(at + 16),
      data: packed === length ? bytes : inflateSync(bytes),
    }
  })
}

const padded = (length: number): number => Math.ceil(length / 4) * 4

function headerOf(flavour: number, count: number): Buffer {
  const log = Math.floor(Math.log2(count))
  const header = Buffer.alloc(12)
  header.writeUInt32BE(flavour, 0)
  header.writeUInt16BE(count, 4)
  header.writeUInt16BE(16 * 2 ** log, 6)
  header.writeUInt16BE(log, 8)
  header.writeUInt16BE(16 * (count - 2 ** log), 10)
  return header
}

/**
 * The plain font inside a WOFF file. Unpacked once here, because the font reader unpacks a table again for each
 * letter that it looks up. Source: W3C, WOFF File Format 1.0, sections 3 to 5.
 */
export function unpackWoff(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('This is no WOFF file.')
  const tables = tablesOf(woff)
  let offset = 12 + 16 * tables.length
  const entries: Buffer[] = []
  const parts: Buffer[] = []
  for (const { tag, checksum, data } of tables) {
    const entry = Buffer.alloc(16)
    tag.copy(entry)
    entry.writeUInt32BE(checksum, 4)
    entry.writeUInt32BE(offset, 8)
    entry.writeUInt32BE(data.length, 12)
    entries.push(entry)
    parts.push(data, Buffer.alloc(padded(data.length) - data.length))
    offset += padded(data.length)
  }
  return Buffer.concat([headerOf(woff.readUInt32BE(4), tables.length), ...entries, ...parts])
}
