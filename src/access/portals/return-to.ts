const HERE = 'http://here.invalid';

/** A path of the journal’s own pages, or its first page: whoever signs in must not be led to another site. */
export const returnToOf = (wanted: unknown): string => {
  if (typeof wanted !== 'string' || wanted.length > 500 || !wanted.startsWith('/')) return '/';
  if (!URL.canParse(wanted, HERE)) return '/';
  const { origin, pathname, search, hash } = new URL(wanted, HERE);
  // What is parsed to `//…` would be another site again for whoever parses it next.
  if (origin !== HERE || pathname.startsWith('//') || /^\/(api|ims|oauth)(\/|$)/.test(pathname)) return '/';
  return pathname + search + hash;
};
