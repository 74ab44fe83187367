import loadHighs from 'highs'
import { highsSolver } from '@furrow/core/allocation/solver'

const loaded = loadHighs()

/** HiGHS as the product wraps it, compiled once for all files of a process. */
export const loadSolver = async () => highsSolver(await loaded, { seconds: 10 })
