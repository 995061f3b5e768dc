import { setImmediate, setTimeout as delay } from 'node:timers/promises';

/** What others had to do that took less is no reason to wait, in milliseconds. */
const NOTHING_MS = 1;
const PATIENCE = 3;
const LONGEST_MS = 50;

/**
 * Lets everything else that waits come first, and where that took a while, some more of it; of several who ask, one each
 * time. So what has time takes a small part of a busy process, and all of an idle one.
 */
export class Turns {
  private last: Promise<void> = Promise.resolve();

  next(): Promise<void> {
    this.last = this.last.then(async () => {
      const begun = performance.now();
      await setImmediate();
      const others = performance.now() - begun;
      if (others > NOTHING_MS) await delay(Math.min(PATIENCE * others, LONGEST_MS));
    });
    return this.last;
  }
}
