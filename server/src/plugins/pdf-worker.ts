import { parentPort, workerData } from 'node:worker_threads'
import { makePdf, type Paper } from './pdf.ts'

/** Handed over by `longPdf` alone, whose paper is one. */
const paper: Paper = workerData
parentPort?.postMessage(await makePdf(paper))
