import { gefion } from '../../../prisma/seeds/data/machine.ts'
import type { TestApp } from '../harness/app.ts'
import type { Client } from '../harness/client.ts'

export const deadline = '2026-03-10T12:00:00.000Z'

/** An open call with two areas, one track and one section. */
export async function makeOpenCall({ store }: TestApp, id = 'spring'): Promise<string> {
  await store.write(async (tx) => {
    await tx.machine.upsert({ where: { id: gefion.id }, create: gefion, update: {}, select: { id: true } })
    await tx.call.create({
      data: {
        id,
        title: 'Spring call',
        machineId: gefion.id,
        state: 'open',
        budget: 100_000,
        granularity: 100,
        deadlineAt: new Date(deadline),
        areas: {
          create: [
            { key: 'open', name: 'Open', position: 0 },
            { key: 'quantum', name: 'Quantum', position: 1, maxShare: 0.5 },
          ],
        },
        tracks: {
          create: { key: 'regular', name: 'Regular', position: 0, minHours: 1000, maxHours: 50_000 },
        },
        sections: { create: { key: 'aim', title: 'Aim', position: 0, maxWords: 100 } },
      },
      select: { id: true },
    })
  })
  return id
}

export const whole = {
  title: 'Bølger i kvantevæsker',
  summary: 'What the waves do.',
  institution: 'DTU',
  areaKey: 'quantum',
  trackKey: 'regular',
  requested: 20_000,
  minimum: 8_000,
  careerStage: 'early',
  firstTime: true,
  sections: { aim: 'We simulate waves.' },
}

export const ifMatch = (version: number): Record<string, string> => ({ 'if-match': `"${version}"` })

/** A draft with nothing missing; its version is 2. */
export async function makeWholeDraft(pi: Client, callId: string): Promise<string> {
  const started = await pi.post(`/api/calls/${callId}/proposals`, {})
  const id: string = started.body.id
  await pi.patch(`/api/proposals/${id}`, whole, ifMatch(1))
  return id
}
