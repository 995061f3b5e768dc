import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { PATIENCE_MS } from './eventually.js';

/** For one step in a page: several of them fit in a test. */
const WAITS_MS = 90_000;

const names = ['chromium', 'chromium-browser', 'google-chrome'];

/** Where Chromium is: `CHROMIUM`, else the first one on the PATH; undefined where there is none. */
export async function findChromium(): Promise<string | undefined> {
  const { CHROMIUM, PATH = '' } = process.env;
  if (CHROMIUM !== undefined) return CHROMIUM;
  for (const folder of PATH.split(delimiter)) {
    for (const name of names) {
      const file = join(folder, name);
      if (await isExecutable(file)) return file;
    }
  }
  return undefined;
}

/** A browser of its own profile, which Playwright removes again when it is closed. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = await findChromium();
  if (executablePath === undefined) throw new Error('There is no Chromium: install one, or set CHROMIUM');
  const browser = await chromium.launch({
    executablePath,
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    timeout: PATIENCE_MS,
  });
  browser.on('context', (context) => context.setDefaultTimeout(WAITS_MS));
  return browser;
}

async function isExecutable(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}
