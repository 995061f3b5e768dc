import axe from 'axe-core';
import type { Browser, Locator, Page } from 'playwright-core';

/** The English pages as somebody finds their way in them: by what things are called, not by how they are built. */

export async function signIn(page: Page, login: string, password: string): Promise<void> {
  await page.getByLabel('Login').fill(login);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

interface SignIn {
  readonly login: string;
  readonly password: string;
}

/** Where somebody enters; what goes wrong in the page is added to `failures`. */
interface Entrance {
  readonly browser: Browser;
  readonly url: string;
  readonly failures: string[];
  readonly size?: { readonly width: number; readonly height: number };
}

const DESK = { width: 1280, height: 900 };
export const PHONE = { width: 390, height: 844 };

/** The page of somebody who has signed in, in a browser of the own. */
export async function entered(
  { browser, url, failures, size = DESK }: Entrance,
  { login, password }: SignIn,
): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-GB', viewport: size });
  const page = await context.newPage();
  noteFailures(page, failures);
  await page.goto(url);
  await signIn(page, login, password);
  await signedIn(page);
  return page;
}

const pagesNav = (page: Page): Locator => page.getByRole('navigation', { name: 'Pages', exact: true });

/** Opens what of the navigation holds something: its menu on a telephone, a group at a desk. @returns where it is */
async function openHolding(page: Page, held: Locator): Promise<Locator> {
  const nav = pagesNav(page);
  const menu = nav.getByRole('button', { name: 'Menu', exact: true });
  await nav.getByRole('button').first().waitFor();
  if (await menu.isVisible()) {
    await menu.click();
    return nav.getByRole('dialog');
  }
  const group = nav.getByTestId('pages-group').filter({ has: held });
  const title = group.locator('[aria-expanded=false]');
  if ((await title.count()) > 0) await title.click();
  return nav;
}

interface PageLink {
  readonly click: () => Promise<void>;
  readonly focus: () => Promise<void>;
  /** 0 where the page is not offered. */
  readonly count: () => Promise<number>;
  readonly waitFor: () => Promise<void>;
}

/** Waits until the pages are open to somebody. */
export const signedIn = (page: Page): Promise<void> => pagesNav(page).waitFor();

/** A link of the navigation that leads from page to page, wherever it is folded away. */
export const pageLink = (page: Page, name: string): PageLink => {
  const link = page.getByRole('link', { name, exact: true });
  const folded = page.getByRole('link', { name, exact: true, includeHidden: true });
  return {
    click: async () => (await openHolding(page, folded)).locator(link).click(),
    focus: async () => (await openHolding(page, folded)).locator(link).focus(),
    count: () => pagesNav(page).locator(folded).count(),
    waitFor: () => pagesNav(page).locator(folded).waitFor({ state: 'attached' }),
  };
};

/** What TanStack Query takes for somebody who comes back to the open page. */
export const comeBack = (page: Page): Promise<unknown> =>
  page.evaluate('window.dispatchEvent(new Event("visibilitychange"))');

/** Presses what leads out, which may ask once more. */
export async function pressSignOut(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'Sign out', includeHidden: true });
  const where = await openHolding(page, button);
  await where.getByRole('button', { name: 'Sign out' }).click();
}

export async function signOut(page: Page): Promise<void> {
  await pressSignOut(page);
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
}

/** The open diary with the week's days. */
export const diary = (page: Page): Locator => page.getByTestId('diary');

export const day = (page: Page, date: string): Locator => page.getByTestId(`day-${date}`);

export const lesson = (page: Page, lessonId: string): Locator => page.getByTestId(`lesson-${lessonId}`);

/** A grade's button; its name tells value, work and weight, and what it was corrected from. */
export const grade = (page: Page, gradeId: string): Locator => page.getByTestId(`grade-${gradeId}`);

/** A child's tab, where there are several children. */
export const childTab = (page: Page, name: string): Locator =>
  page.getByRole('navigation', { name: 'Children' }).getByRole('link', { name });

export const weekLink = (page: Page, name: 'Previous week' | 'Next week' | 'This week'): Locator =>
  page.getByRole('navigation', { name: 'Week' }).getByRole('link', { name });

export async function pickWeekOf(page: Page, date: string): Promise<void> {
  await page.getByLabel('Week of the date').fill(date);
}

/** How many sheets of paper the page would be printed on. */
export async function printedSheets(page: Page): Promise<number> {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

/** What axe-core finds against WCAG 2.2 AA, a line each. */
export async function accessibilityProblems(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  return page.evaluate<string[]>(`
    axe
      .run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
      .then(({ violations }) =>
        violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => id + ': ' + target.join(' '))))
  `);
}

/** The same by day and by night, on a screen and on a telephone, and where the page has to be scrolled sideways. */
export async function problemsEverywhere(page: Page): Promise<readonly string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
      const problems = await accessibilityProblems(page);
      const wide = overflow > 0 ? [`${overflow.toString()} px too wide`] : [];
      found.push(...[...problems, ...wide].map((what) => `${colorScheme} ${width.toString()}: ${what}`));
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  return found;
}

/** Adds to a list what goes wrong in a page: errors of its scripts, and what its security policy refuses. */
export function noteFailures(page: Page, failures: string[]): void {
  page.on('pageerror', (error) => failures.push(String(error)));
  page.on('console', (message) => {
    const text = message.text();
    if (message.type() === 'error' && text.includes('Content Security Policy')) failures.push(text);
  });
}
