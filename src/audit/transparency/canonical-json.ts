/**
 * The one text that stands for a JSON value (RFC 8785): members sorted by the UTF-16 code units of their names, no
 * spaces, numbers and strings as ECMAScript writes them. Surrogates that stand alone, which RFC 8785 leaves out, are
 * escaped as `JSON.stringify` does. Members that are undefined are left out.
 */
export const canonicalJson = (value: unknown): string => {
  if (value === null || value === undefined) return 'null';
  if (typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
};
