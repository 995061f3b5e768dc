import type { Sealed } from '../sealed.values.js';

type Open = (sealed: Sealed) => Promise<string | undefined>;

export interface OpenedData {
  /** The event's data in plain text, without what would be somebody else's or open a door. */
  readonly data: unknown;
  /** What was written in words, in the order of the data. */
  readonly texts: readonly string[];
}

/** Keyed digests tell nobody anything, and a code that was sent may still be good. */
const LEFT_OUT = new Set(['digest', 'contact', 'contacts']);
const CODE = 'code';

/** An event's data as the person may have it whom the event is about. */
export const openedFor = async (personId: string, data: unknown, open: Open): Promise<OpenedData> => {
  const texts: string[] = [];
  const openedIn = async (value: unknown, name?: string): Promise<unknown> => {
    if (Array.isArray(value)) {
      const own = name === 'pupilIds' ? value.filter((id) => id === personId) : value;
      const opened: unknown[] = [];
      for (const each of own) opened.push(await openedIn(each));
      return opened;
    }
    if (typeof value !== 'object' || value === null) return value;
    if (isSealed(value)) {
      const text = value.of === personId ? ((await open(value)) ?? '—') : '—';
      if (name === 'personal') return parsed(text);
      texts.push(text);
      return text;
    }
    const fields: [string, unknown][] = [];
    for (const [field, part] of Object.entries(value)) {
      if (LEFT_OUT.has(field) || (field === CODE && isSealed(part))) continue;
      fields.push([field, await openedIn(part, field)]);
    }
    return Object.fromEntries(fields);
  };
  return { data: await openedIn(data), texts };
};

/** Names and contacts are sealed as JSON. */
const parsed = (text: string): unknown => (text.startsWith('{') ? (JSON.parse(text) as unknown) : text);

const isSealed = (value: unknown): value is Sealed =>
  typeof value === 'object' && value !== null && 'sealed' in value && 'of' in value && 'in' in value;
