import { vi } from 'vitest'
import { runFurrow } from '../../../server/src/cli/program.ts'
import type { Ran } from './run.ts'

/** Runs the command in this process, which a test of thousands of runs needs; what it prints is caught. */
export async function furrowHere(dataFolder: string, ...words: readonly string[]): Promise<Ran> {
  const out: string[] = []
  const error: string[] = []
  const into = (lines: string[]) => (text: string | Uint8Array) => lines.push(String(text)) > 0
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation(into(out)),
    vi.spyOn(process.stderr, 'write').mockImplementation(into(error)),
  ]
  try {
    const code = await runFurrow(words, { FURROW_DATA: dataFolder })
    return { code, out: out.join(''), error: error.join('') }
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
}
