import { Worker } from 'node:worker_threads';
import { DomainError } from '../eventing/domain-error.js';
import type { Document } from './document.js';
import type { PdfWork } from './pdf.worker.js';

/** As many wait for their turn at most; who comes then is asked to come again. */
const MOST_WAITING = 16;
const TRY_AGAIN_S = 15;
/** What one document may take of memory: of a thousand pages, two thirds of it. */
const MOST_MEMORY_MB = 768;

/**
 * Makes PDFs one after another, so that neither the processor nor the memory is full of them.
 * @param make makes one, away from the thread that answers requests.
 */
export class Press {
  private waiting = 0;
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly make: (work: PdfWork) => Promise<Buffer> = inItsOwnThread) {}

  /**
   * @param document its footer is no function.
   * @throws DomainError `printing-busy` (503), `too-much-to-print` (413).
   */
  async print(document: Document, madeAt: Date): Promise<Buffer> {
    if (this.waiting > MOST_WAITING) {
      throw new DomainError(
        'printing-busy',
        'Much is being printed. Try again shortly.',
        'unavailable',
        [],
        TRY_AGAIN_S,
      );
    }
    this.waiting++;
    const before = this.last;
    const mine = this.after(before, { document, madeAt });
    // Whoever comes next waits until this is over, however it ends: that it failed is told to who asked for it.
    this.last = mine.catch(() => undefined);
    try {
      return await mine;
    } finally {
      this.waiting--;
    }
  }

  private async after(before: Promise<unknown>, work: PdfWork): Promise<Buffer> {
    await before;
    return this.make(work);
  }
}

/** Lays out and draws for seconds where there are many pages: the thread ends with its document, and so does its memory. */
const inItsOwnThread = (work: PdfWork): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./pdf.worker.js', import.meta.url), {
      workerData: work,
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
    });
    worker.once('message', (pdf: Uint8Array) =>
      resolve(Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)),
    );
    worker.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuch() : error),
    );
    worker.once('exit', () => reject(new Error('The thread that makes a PDF ended without one.')));
  });

const tooMuch = (): DomainError =>
  new DomainError('too-much-to-print', 'This is too much for one document. Print it in parts.', 'too-large');
