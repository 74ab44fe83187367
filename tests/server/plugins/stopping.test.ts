import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, it } from 'vitest'
import { makeDataFolder } from '../cli/run.ts'
import { freePort } from '../harness/free-port.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
let running: ChildProcess | undefined

afterEach(() => running?.kill('SIGKILL'))

/** The server as it is started, in a process of its own, and what it wrote so far. */
async function startProcess() {
  const port = await freePort()
  const dataFolder = await makeDataFolder()
  const args = ['--conditions=furrow-source', '--import', 'tsx', 'server/src/main.ts']
  const env = { ...process.env, FURROW_MODE: 'practice', FURROW_DATA: dataFolder, FURROW_LOG: 'info' }
  const child = spawn(process.execPath, args, { cwd: root, env: { ...env, PORT: String(port) } })
  running = child
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  while (!output.includes('is ready')) {
    if (child.exitCode !== null) throw new Error(output)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return { child, port, output: () => output }
}

/** A connection that the client never closes, and what came over it. */
async function keepConnection(port: number): Promise<{ socket: Socket; received: () => string }> {
  const socket = connect(port, '127.0.0.1')
  let received = ''
  socket.on('data', (chunk: Buffer) => (received += chunk.toString()))
  await once(socket, 'connect')
  return { socket, received: () => received }
}

const until = async (isSo: () => boolean) => {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 20))
}

it('a server told to stop answers what is in flight, ends kept connections and is gone within seconds', async () => {
  const { child, port, output } = await startProcess()
  const [idle, busy] = [await keepConnection(port), await keepConnection(port)]
  idle.socket.write('GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n')
  await until(() => idle.received().includes('{"status":"ok"}'))
  const body = JSON.stringify({ email: 'nobody@example.org', password: 'not in the log' })
  busy.socket.write(
    `POST /api/session HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost:${port}\r\n` +
      `Cookie: furrow=not-in-the-log-either\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, 10)}`,
  )
  // Its head has to be read before the signal, so that it is in flight.
  await new Promise((resolve) => setTimeout(resolve, 300))
  const exit = once(child, 'exit')
  const told = Date.now()
  child.kill('SIGTERM')
  await once(idle.socket, 'close')
  busy.socket.write(body.slice(10))
  await once(busy.socket, 'close')
  expect(busy.received()).toMatch(/^HTTP\/1\.1 401 /)
  expect(busy.received().toLowerCase()).toContain('connection: close')
  expect(await exit).toEqual([0, null])
  expect(Date.now() - told).toBeLessThan(5000)
  expect(output()).toContain('"route":"/api/session"')
  expect(output()).not.toMatch(/not in the log|not-in-the-log/)
})
