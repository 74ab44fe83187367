import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { createInterface } from 'node:readline'

/** How far the sending of one mail has come, as its server sees it. */
export type Stage = 'connected' | 'half there' | 'taken' | 'confirmed'

export interface MailServer {
  readonly url: string
  /** How often a mail was taken, by the address that it went to. */
  readonly taken: ReadonlyMap<string, number>
  readonly close: () => void
}

const replies: Readonly<Record<string, string>> = {
  EHLO: '250 mail.test',
  MAIL: '250 OK',
  DATA: '354 Go on',
  QUIT: '221 Bye',
}

interface Talk {
  readonly hangsUpAt: (stage: Stage) => boolean
  readonly take: (address: string) => void
}

/** One mail: enough of SMTP for a client that asks for no extension. */
function talk(socket: Socket, { hangsUpAt, take }: Talk): void {
  let address = ''
  let linesOfMail: number | null = null
  const reach = (stage: Stage): void => void (hangsUpAt(stage) && socket.destroy())
  const say = (line: string): void => void (socket.destroyed || socket.write(`${line}\r\n`))
  const obey = (line: string) => {
    const word = line.slice(0, 4).toUpperCase()
    if (word === 'RCPT') address = /<(.*)>/.exec(line)?.[1] ?? ''
    if (word === 'DATA') linesOfMail = 0
    say(replies[word] ?? '250 OK')
  }
  const read = (line: string, before: number) => {
    linesOfMail = line === '.' ? null : before + 1
    if (linesOfMail === 10) reach('half there')
    if (linesOfMail !== null) return
    take(address)
    reach('taken')
    say('250 Taken')
    reach('confirmed')
  }
  socket.on('error', () => socket.destroy())
  createInterface({ input: socket, crlfDelay: Infinity }).on('line', (line) => {
    if (socket.destroyed) return
    if (linesOfMail === null) obey(line)
    else read(line, linesOfMail)
  })
  reach('connected')
  say('220 mail.test')
}

/** A mail server that keeps count, and hangs up in its so many-eth mail where the test says so. */
export async function makeMailServer(
  hangsUpAt: (stage: Stage, mail: number) => boolean,
): Promise<MailServer> {
  const taken = new Map<string, number>()
  let mails = 0
  const server = createServer((socket) => {
    mails += 1
    const mail = mails
    talk(socket, {
      hangsUpAt: (stage) => hangsUpAt(stage, mail),
      take: (address) => void taken.set(address, (taken.get(address) ?? 0) + 1),
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  return { url: `smtp://127.0.0.1:${port ?? 0}`, taken, close: () => void server.close() }
}
