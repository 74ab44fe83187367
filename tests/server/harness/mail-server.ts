import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { createInterface } from 'node:readline'

/** How far the sending of one mail has come, as its server sees it. */
export type Stage = 'connected' | 'half there' | 'taken' | 'confirmed'

export interface MailServer {
  readonly url: string
  /** How often a mail was taken, by the address that it went to. */
  readonly taken: ReadonlyMap<string, number>
  /** The same by what the mail is about, as its key in the outbox says. */
  readonly takenOf: ReadonlyMap<string, number>
  readonly close: () => void
}

const replies: Readonly<Record<string, string>> = {
  EHLO: '250 mail.test',
  MAIL: '250 OK',
  DATA: '354 Go on',
  QUIT: '221 Bye',
}

interface Talk {
  readonly hangsUpAt: (stage: Stage) => boolean | Promise<boolean>
  readonly take: (address: string, key: string) => void
}

/** The key that the product writes into the id of a message; its line may be folded before it. */
const keyIn = (line: string): string | undefined => {
  const encoded = /^(?:message-id:)?\s*<([\w-]+)@/i.exec(line)?.[1]
  return encoded && Buffer.from(encoded, 'base64url').toString()
}

/** One mail: enough of SMTP for a client that asks for no extension. */
function talk(socket: Socket, { hangsUpAt, take }: Talk): void {
  let address = ''
  let key = ''
  let linesOfMail: number | null = null
  const reach = async (stage: Stage) => void ((await hangsUpAt(stage)) && socket.destroy())
  const say = (line: string): void => void (socket.destroyed || socket.write(`${line}\r\n`))
  const obey = (line: string) => {
    const word = line.slice(0, 4).toUpperCase()
    if (word === 'RCPT') address = /<(.*)>/.exec(line)?.[1] ?? ''
    if (word === 'DATA') linesOfMail = 0
    say(replies[word] ?? '250 OK')
  }
  const end = async () => {
    take(address, key)
    await reach('taken')
    say('250 Taken')
    await reach('confirmed')
  }
  const read = async (line: string, before: number) => {
    const isLast = line === '.'
    linesOfMail = isLast ? null : before + 1
    key = keyIn(line) ?? key
    if (linesOfMail === 10) await reach('half there')
    if (isLast) await end()
  }
  const greet = async () => {
    await reach('connected')
    say('220 mail.test')
  }
  socket.on('error', () => socket.destroy())
  createInterface({ input: socket, crlfDelay: Infinity }).on('line', (line) => {
    if (socket.destroyed) return
    if (linesOfMail === null) obey(line)
    else void read(line, linesOfMail)
  })
  void greet()
}

const count = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1)

/** A mail server that keeps count, and hangs up in its so many-eth mail where the test says so, or waits for it to say. */
export async function makeMailServer(
  hangsUpAt: (stage: Stage, mail: number) => boolean | Promise<boolean>,
): Promise<MailServer> {
  const taken = new Map<string, number>()
  const takenOf = new Map<string, number>()
  let mails = 0
  const server = createServer((socket) => {
    mails += 1
    const mail = mails
    talk(socket, {
      hangsUpAt: (stage) => hangsUpAt(stage, mail),
      take: (address, key) => {
        count(taken, address)
        count(takenOf, key)
      },
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  return { url: `smtp://127.0.0.1:${port ?? 0}`, taken, takenOf, close: () => void server.close() }
}
