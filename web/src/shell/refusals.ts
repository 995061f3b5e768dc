import type { FieldFault, Refused } from '../api/request.js';
import type { Language } from '../i18n/i18n.js';

type Telling = typeof import('../refusals/telling.js');

/** They come with the first refusal: most readers never meet one. */
let telling: Telling | undefined;

/** Has the texts on refusals there, before one is shown. Where they can't be had, the server's own words do. */
export async function loadRefusals(): Promise<void> {
  try {
    const loaded = await import('../refusals/telling.js');
    await loaded.loadTexts();
    telling = loaded;
  } catch {
    // Offline, say, or while a new version comes out.
  }
}

/** The same in a language that is about to be chosen, where any were needed. */
export const loadRefusalsIn = async (language: Language): Promise<void> => telling?.loadTexts(language);

/** What was refused and what to do, in the reader's language. */
export const refusalText = (problem: Refused): string => telling?.textOf(problem) ?? problem.detail;

/** What is wrong with a field, in the reader's language. */
export const faultText = (fault: FieldFault): string =>
  telling?.faultOf(fault) ?? `${fault.field}: ${fault.message}`;
