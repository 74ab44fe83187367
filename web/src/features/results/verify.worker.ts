import { serveVerification } from './verify-service.ts'

serveVerification(async () => undefined)
