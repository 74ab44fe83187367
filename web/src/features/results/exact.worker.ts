import { highsSolver } from '@furrow/core/allocation/solver'
import loadHighs from 'highs'
import wasmUrl from 'highs/runtime?url'
import { serveVerification } from './verify-service.ts'

/** Per stage: as long as the command line gives it, since an unproven result is another one. */
const stageSeconds = 600

serveVerification(async () =>
  highsSolver(await loadHighs({ locateFile: () => wasmUrl }), { seconds: stageSeconds }),
)
