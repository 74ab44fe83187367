import { serveStudio } from './worker-service.ts'

serveStudio(async () => undefined)
