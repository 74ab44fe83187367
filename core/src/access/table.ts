import type { Role } from './roles.ts'

/** allow: any object; own: the actor's own; assigned: through an assignment or a panel, without conflict. */
export type Cell = 'allow' | 'own' | 'assigned' | 'deny'

/** One line an action, one word a role in the order of `tableRoles`; a test holds it equal to the matrix on file. */
export const tableRoles = [
  'public',
  'pi',
  'coapplicant',
  'reviewer',
  'chair',
  'officer',
  'director',
  'admin',
  'auditor',
] as const satisfies readonly Role[]

const lines = {
  'read call.published': 'allow allow allow allow allow allow allow allow allow',
  'read call.draft': 'deny deny deny deny deny allow allow allow allow',
  'create call': 'deny deny deny deny deny allow deny allow deny',
  'update call.dates': 'deny deny deny deny deny allow deny deny deny',
  'publish call': 'deny deny deny deny deny allow deny deny deny',
  'create proposal': 'deny allow allow allow allow deny deny deny deny',
  'read proposal.draft': 'deny own own deny deny deny deny deny deny',
  'update proposal.draft': 'deny own own deny deny deny deny deny deny',
  'submit proposal': 'deny own deny deny deny deny deny deny deny',
  'withdraw proposal': 'deny own deny deny deny deny deny deny deny',
  'delete proposal.draft': 'deny own deny deny deny deny deny deny deny',
  'invite proposal.member': 'deny own deny deny deny deny deny deny deny',
  'read proposal.submitted': 'deny own own assigned assigned allow allow deny allow',
  'read proposal.identity': 'deny own own assigned assigned allow allow deny allow',
  'download proposal.attachment': 'deny own own assigned assigned allow allow deny allow',
  'reopen proposal': 'deny deny deny deny deny allow deny deny deny',
  'record proposal.eligibility': 'deny deny deny deny deny allow deny deny deny',
  'read review.assignment_names': 'deny deny deny deny assigned allow allow deny allow',
  'create review.assignment': 'deny deny deny deny assigned allow deny deny deny',
  'decline review.assignment': 'deny deny deny assigned assigned deny deny deny deny',
  'declare conflict': 'deny deny deny allow allow allow allow deny deny',
  'waive conflict': 'deny deny deny deny deny allow allow deny deny',
  'read review.own': 'deny deny deny own own deny deny deny deny',
  'update review.own': 'deny deny deny own own deny deny deny deny',
  'read review.others': 'deny deny deny assigned assigned allow allow deny allow',
  'read review.text_to_applicant': 'deny own own assigned assigned allow allow deny allow',
  'read review.note_to_office': 'deny deny deny own assigned allow allow deny allow',
  'update review.foreign': 'deny deny deny deny deny deny deny deny deny',
  'write discussion': 'deny deny deny assigned assigned allow allow deny deny',
  'write rebuttal': 'deny own own deny deny deny deny deny deny',
  'read ranking': 'deny deny deny deny assigned allow allow deny allow',
  'create scenario': 'deny deny deny deny assigned allow allow deny deny',
  'update scenario.shared': 'deny deny deny deny own own own deny deny',
  'propose decision': 'deny deny deny deny deny allow deny deny deny',
  'sign decision': 'deny deny deny deny deny deny allow deny deny',
  'release decision': 'deny deny deny deny deny allow allow deny deny',
  'read decision.unreleased': 'deny deny deny deny deny allow allow deny allow',
  'read award.own': 'deny own own deny deny allow allow deny allow',
  'accept award': 'deny own deny deny deny deny deny deny deny',
  'update award.hours': 'deny deny deny deny deny allow deny deny deny',
  'grant award.directors_reserve': 'deny deny deny deny deny deny allow deny deny',
  'file appeal': 'deny own deny deny deny deny deny deny deny',
  'decide appeal': 'deny deny deny deny deny deny allow deny deny',
  'read award.public_list': 'allow allow allow allow allow allow allow allow allow',
  'read statistics.public': 'allow allow allow allow allow allow allow allow allow',
  'export round.csv': 'deny deny deny deny assigned allow allow deny allow',
  'export award.slurm': 'deny deny deny deny deny allow deny allow deny',
  'import usage': 'deny deny deny deny deny allow deny allow deny',
  'manage user.role': 'deny deny deny deny deny deny deny allow deny',
  'manage system.settings': 'deny deny deny deny deny deny deny allow deny',
  'act_as user': 'deny deny deny deny deny allow deny allow deny',
  'read audit.log': 'deny deny deny deny deny deny allow allow allow',
  'update audit.log': 'deny deny deny deny deny deny deny deny deny',
  'search people': 'deny own deny deny assigned allow allow allow allow',
  'read profile.private': 'deny own own own own own own own own',
  'export personal_data.own': 'deny own own own own own own own own',
  'create api_token': 'deny own own own own own own own own',
  'create account': 'allow allow allow allow allow allow allow allow allow',
  'reset password': 'allow own own own own own own own own',
  'update call.rules': 'deny deny deny deny deny allow deny deny deny',
  'close call': 'deny deny deny deny deny allow deny deny deny',
  'reopen proposal.own': 'deny own deny deny deny deny deny deny deny',
  'record proposal.technical_assessment': 'deny deny deny deny deny allow deny deny deny',
  'list review.assignment.own': 'deny deny deny own own deny deny deny deny',
  'accept review.assignment': 'deny deny deny assigned assigned deny deny deny deny',
  'lock reviews': 'deny deny deny deny deny allow deny deny deny',
  'reopen reviews': 'deny deny deny deny deny allow deny deny deny',
  'read record.released': 'allow allow allow allow allow allow allow allow allow',
  'read call.progress': 'deny deny deny deny assigned allow allow deny allow',
  'read service': 'allow allow allow allow allow allow allow allow allow',
  'read session': 'allow allow allow allow allow allow allow allow allow',
  'start session': 'allow allow allow allow allow allow allow allow allow',
  'end session': 'allow allow allow allow allow allow allow allow allow',
  'manage session.own': 'deny own own own own own own own own',
  'update profile.own': 'deny own own own own own own own own',
  'read system.settings': 'allow allow allow allow allow allow allow allow allow',
  'list proposal.own': 'deny own own own own own own own own',
  'ask award.reasons': 'deny own deny deny deny deny deny deny deny',
  'answer award.question': 'deny deny deny deny deny allow deny deny deny',
  'create practice': 'deny deny deny deny deny allow deny deny deny',
  'delete practice': 'deny deny deny deny deny allow deny deny deny',
  'read mailbox': 'allow allow allow allow allow allow allow allow allow',
} as const

/** What a route may declare: the verb and the object of one line of the table. */
export type Action = keyof typeof lines

const isCell = (word: string | undefined): word is Cell =>
  word === 'allow' || word === 'own' || word === 'assigned' || word === 'deny'

const rowOf = (line: string): ReadonlyMap<Role, Cell> => {
  const words = line.split(' ')
  return new Map(
    tableRoles.map((role, index) => {
      const word = words[index]
      return [role, isCell(word) ? word : 'deny'] as const
    }),
  )
}

/** Taken apart once: every request asks several cells. */
const rows = new Map(Object.entries(lines).map(([action, line]) => [action, rowOf(line)] as const))

/** The cell of one action and one role. */
export const cellOf = (action: Action, role: Role): Cell => rows.get(action)?.get(role) ?? 'deny'

export const isAction = (text: string): text is Action => Object.hasOwn(lines, text)

export const actions: readonly Action[] = Object.keys(lines).filter(isAction)
