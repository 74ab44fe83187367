import { runFurrow } from './program.ts'

// Whoever reads only the beginning, such as `head`, closes the pipe: no fault of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

process.exitCode = await runFurrow(process.argv.slice(2), process.env)
