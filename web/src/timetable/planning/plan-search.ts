/** The term whose plan the address asks for; the present one, where none is named. */
export interface PlanSearch {
  readonly term?: string | undefined;
}

export function planSearchIn(search: Readonly<Record<string, unknown>>): PlanSearch {
  const { term } = search;
  // The router reads a text of digits as a number.
  const written = typeof term === 'number' ? String(term) : term;
  return { term: typeof written === 'string' && written !== '' ? written : undefined };
}
