/** The texts that an address or a form has under some names; what is empty is left out. */
export function textsIn<Name extends string>(
  fields: Readonly<Record<string, unknown>>,
  names: readonly Name[],
): Partial<Record<Name, string>> {
  const texts = names.flatMap((name) => {
    const value = fields[name];
    // The router reads a text of digits as a number, and `true` as a truth.
    const isPlain = ['string', 'number', 'boolean'].includes(typeof value);
    const text = isPlain ? String(value).trim() : '';
    return text === '' ? [] : [[name, text] as const];
  });
  return Object.fromEntries(texts) as Partial<Record<Name, string>>;
}
