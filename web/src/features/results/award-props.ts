import type { HolderAward } from '@furrow/core/contract/awards'

export type AwardProps = { award: HolderAward; proposalId: string }
