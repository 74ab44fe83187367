import { highsSolver, type Solution, type Solver } from '@furrow/core/allocation/solver'
import loadHighs from 'highs'
import wasmUrl from 'highs/runtime?url'
import { serveStudio } from './worker-service.ts'

/** Per stage; what is not proven by then is shown as such. */
const stageSeconds = 10

/** The same models come twice, for what is shown and for the hash of the outcome. */
function remembering(solver: Solver): Solver {
  const known = new Map<string, Solution>()
  return {
    ...solver,
    solve: (model) => {
      const solution = known.get(model) ?? solver.solve(model)
      known.set(model, solution)
      const oldest = known.keys().next()
      if (known.size > 40 && oldest.done !== true) known.delete(oldest.value)
      return solution
    },
  }
}

serveStudio(async () =>
  remembering(highsSolver(await loadHighs({ locateFile: () => wasmUrl }), { seconds: stageSeconds })),
)
