import { describe, it } from '@jest/globals';
import { findChromium } from '../support/chromium.js';

const isLeftOut = (await findChromium()) === undefined && process.env['CI'] !== 'true';

/** A suite in a browser. Where there is no Chromium it is left out, and that is said; in CI it runs and fails. */
export function describeInBrowser(name: string, suite: () => void): void {
  if (isLeftOut) sayNotRun(name);
  (isLeftOut ? describe.skip : describe)(name, suite);
}

/** The same for one test among others. */
export function itInBrowser(name: string, test: () => Promise<void>, timeoutMs?: number): void {
  if (isLeftOut) sayNotRun(name);
  (isLeftOut ? it.skip : it)(name, test, timeoutMs);
}

function sayNotRun(name: string): void {
  process.stderr.write(`\n!! There is no Chromium. NOT RUN: ${name}. Install one, or set CHROMIUM.\n\n`);
}
