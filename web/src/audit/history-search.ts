import { textsIn } from '../shell/search-text.js';

const names = [
  ...(['school', 'class', 'pupil', 'actor', 'page', 'kind'] as const),
  ...(['corrections', 'late', 'from', 'to'] as const),
] as const;

/** What is looked for in a school's history: ids, a kind of fact, `true` or nothing, and civil dates. */
export type HistorySearch = { readonly [Name in (typeof names)[number]]?: string | undefined };

/** What an address or a form looks for. */
export function historySearchIn(fields: Readonly<Record<string, unknown>>): HistorySearch {
  return textsIn(fields, names);
}
