/** Whose consultations a guardian looks at; the first child's, where nobody is named. */
export interface ConsultationsSearch {
  readonly pupil?: string | undefined;
}

export function consultationsSearchIn(search: Readonly<Record<string, unknown>>): ConsultationsSearch {
  const { pupil } = search;
  // The router reads a text of digits as a number.
  const written = typeof pupil === 'number' ? String(pupil) : pupil;
  return { pupil: typeof written === 'string' && written !== '' ? written : undefined };
}
