/** An address within these pages, or nothing: whoever signs in must not be led to another site. */
export function localPath(value: unknown): string | undefined {
  if (typeof value !== 'string' || !value.startsWith('/')) return undefined;
  const here = 'http://here.invalid';
  if (!URL.canParse(value, here)) return undefined;
  const url = new URL(value, here);
  return url.origin === here ? url.pathname + url.search + url.hash : undefined;
}
