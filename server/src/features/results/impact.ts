import { standingsOf } from '@furrow/core/allocation/award-ledger'
import type { ImpactView } from '@furrow/core/contract/impact'
import { applicantKinds } from '@furrow/core/contract/proposal-limits'
import { machineBody } from '@furrow/core/contract/settings'
import { energyOf, printedEnergy } from '@furrow/core/machine/energy'
import { readLog } from '../../plugins/award-log.ts'
import type { Db } from '../../plugins/database.ts'
import { machineOf } from '../../plugins/footprint.ts'
import { ownMachine } from '../../plugins/own-machine.ts'

const loadDecisions = (db: Db) =>
  db.decision.findMany({
    where: { state: 'released', call: { state: { in: ['released', 'archived'] }, imported: false } },
    orderBy: [{ releasedAt: 'desc' }, { id: 'asc' }],
    select: {
      callId: true,
      releasedAt: true,
      snapshot: true,
      call: {
        select: {
          title: true,
          practice: true,
          areas: { orderBy: { position: 'asc' }, select: { key: true, name: true, nameDa: true } },
        },
      },
      awards: {
        select: {
          hours: true,
          proposal: {
            select: {
              number: true,
              title: true,
              institution: true,
              areaKey: true,
              applicantKind: true,
              purpose: true,
              beneficiaries: true,
            },
          },
        },
      },
    },
  })

type Decision = Awaited<ReturnType<typeof loadDecisions>>[number]
type Project = ImpactView['projects'][number] & { readonly footprint: Footprint }
interface Footprint {
  readonly kwh: number
  readonly kgLocation: number
  readonly kgMarket: number
}

const noFootprint: Footprint = { kwh: 0, kgLocation: 0, kgMarket: 0 }
const kindOf = (kind: string | null) => applicantKinds.find((known) => known === kind) ?? null

/** What each project of a call holds now: after answers and later decisions, where the call keeps a log. */
async function projectsOf(db: Db, decision: Decision): Promise<Project[]> {
  const { callId, awards, snapshot } = decision
  const standings = standingsOf(await readLog(db, callId))
  const machine = machineOf(snapshot)
  return awards.flatMap(({ hours: granted, proposal: { number, areaKey, applicantKind, ...proposal } }) => {
    const hours = standings.size === 0 ? granted : (standings.get(number)?.held ?? 0)
    if (hours === 0) return []
    const footprint = machine === undefined ? noFootprint : energyOf(hours, machine)
    const named = { callId, proposal: number, area: areaKey ?? '', kind: kindOf(applicantKind) }
    return [{ ...proposal, ...named, hours, footprint }]
  })
}

const sumOf = (projects: readonly Project[]) => ({
  hours: projects.reduce((sum, { hours }) => sum + hours, 0),
  awards: projects.length,
  ...printedEnergy({
    kwh: projects.reduce((sum, { footprint }) => sum + footprint.kwh, 0),
    kgLocation: projects.reduce((sum, { footprint }) => sum + footprint.kgLocation, 0),
    kgMarket: projects.reduce((sum, { footprint }) => sum + footprint.kgMarket, 0),
  }),
})

/** Areas by their key, with the names that the latest call gives them, in its order. */
function areasOf(decisions: readonly Decision[], projects: readonly Project[]): ImpactView['areas'] {
  const names = new Map(
    decisions.toReversed().flatMap(({ call }) => call.areas.map((area) => [area.key, area])),
  )
  const keys = [...new Set(projects.map(({ area }) => area))]
  return keys
    .map((id) => ({
      id,
      name: names.get(id)?.name ?? id,
      nameDa: names.get(id)?.nameDa ?? null,
      ...sumOf(projects.filter(({ area }) => area === id)),
    }))
    .sort((a, b) => b.hours - a.hours || (a.id < b.id ? -1 : 1))
}

const kindsOf = (projects: readonly Project[]): ImpactView['kinds'] =>
  [...applicantKinds, null].flatMap((kind) => {
    const { hours, awards } = sumOf(projects.filter((project) => project.kind === kind))
    return awards === 0 ? [] : [{ kind, hours, awards }]
  })

function sectorsOf(projects: readonly Project[]): ImpactView['sectors'] {
  const hoursOf = (kinds: readonly Project['kind'][]) =>
    sumOf(projects.filter(({ kind }) => kinds.includes(kind))).hours
  return {
    public: hoursOf(['public-research', 'hospital', 'public-authority']),
    private: hoursOf(['company']),
    unsaid: hoursOf(['other', null]),
  }
}

const figureNames = ['kwhPerGpuHour', 'pue', 'gramsPerKwhLocation', 'gramsPerKwhMarket'] as const

async function readFigures(db: Db): Promise<ImpactView['figures']> {
  const machine = await db.machine.findFirst({ where: ownMachine, orderBy: [{ id: 'asc' }] })
  if (machine === null) return []
  const provenance = machineBody.shape.provenance.parse(machine.provenance)
  return figureNames.map((name) => {
    const { assumed = true, source = '', year } = provenance[name] ?? {}
    return { name, value: machine[name], assumed, source, year: year ?? null }
  })
}

/** What the hours of every released call are for; nothing of a call before its release. */
export async function readImpact(db: Db): Promise<ImpactView> {
  const all = await loadDecisions(db)
  const decisions = all.filter(({ callId }, index) => all.findIndex((one) => one.callId === callId) === index)
  const perCall = await Promise.all(decisions.map((decision) => projectsOf(db, decision)))
  const projects = perCall.flat()
  return {
    practice: decisions.some(({ call }) => call.practice),
    calls: decisions.map(({ callId, call, releasedAt }, index) => ({
      id: callId,
      title: call.title,
      releasedAt: releasedAt?.toISOString() ?? '',
      hours: sumOf(perCall[index] ?? []).hours,
    })),
    total: sumOf(projects),
    areas: areasOf(decisions, projects),
    kinds: kindsOf(projects),
    sectors: sectorsOf(projects),
    projects: projects
      .map(({ footprint: _footprint, ...project }) => project)
      .sort((a, b) => b.hours - a.hours || (a.proposal < b.proposal ? -1 : 1)),
    figures: await readFigures(db),
  }
}
