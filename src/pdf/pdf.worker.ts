import { parentPort, workerData } from 'node:worker_threads';
import type { Document } from './document.js';
import { pdfOf } from './pdf.js';

/** What a thread is begun with. */
export interface PdfWork {
  readonly document: Document;
  readonly madeAt: Date;
}

const { document, madeAt } = workerData as PdfWork;
parentPort?.postMessage(await pdfOf(document, madeAt));
