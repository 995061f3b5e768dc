/** What the address of the list says: a school, where everything that was announced in it is asked for. */
export interface AnnouncementsSearch {
  readonly school?: string | undefined;
}

export function announcementsSearchIn(search: Readonly<Record<string, unknown>>): AnnouncementsSearch {
  const { school } = search;
  // The router reads a text of digits as a number.
  const written = typeof school === 'number' ? String(school) : school;
  return { school: typeof written === 'string' && written !== '' ? written : undefined };
}
