/** The name under which a school's kind of work stands among its parts: a code could be that of a subject too. */
export const partOfWork = (code: string): string => `work ${code}`;
