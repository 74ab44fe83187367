// Generates and builds what is not up to date; the container image is made with it.
import { prepare } from './steps.mjs'

await prepare(['generate', 'messages', 'server', 'web'])
