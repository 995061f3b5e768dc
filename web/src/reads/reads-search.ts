import { textsIn } from '../shell/search-text.js';

const names = ['school', 'class', 'pupil', 'from', 'to'] as const;

/** What is looked for in the log of reads: ids and civil dates. */
export type ReadsSearch = { readonly [Name in (typeof names)[number]]?: string | undefined };

/** What an address or a form looks for. */
export function readsSearchIn(fields: Readonly<Record<string, unknown>>): ReadsSearch {
  return textsIn(fields, names);
}
