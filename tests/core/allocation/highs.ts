import loadHighs from 'highs'
import { highsSolver } from '@furrow/core/allocation/solver'

/** HiGHS as the product wraps it. */
export const loadSolver = async () => highsSolver(await loadHighs(), { seconds: 10 })
