import type { Difference, PageAsOf } from '../api/audit.js';

const parts = [
  ...(['grades', 'debts', 'absences', 'remarks', 'lessons', 'termGrades', 'takenOver'] as const),
  'lateRequests',
] as const;

/** What a difference is in: an entry of a list of the page, or something else of it. */
export type Part = (typeof parts)[number] | 'others';

/** A difference as somebody reads it: in what, whose, of which lesson, and what it was and is. */
export interface ToldDifference {
  readonly path: string;
  readonly kind: Difference['kind'];
  readonly part: Part;
  readonly pupil?: string;
  readonly date?: string;
  /** What of it, where it is not all of it. */
  readonly field?: string;
  readonly was: string;
  readonly is: string;
}

type Entry = Readonly<Record<string, unknown>>;

/** The differences that somebody wrote; averages and the like follow from them. */
export function toldDifferences({ then, now, differences }: PageAsOf): readonly ToldDifference[] {
  const names = new Map([...(then?.pupils ?? []), ...now.pupils].map(({ id, name }) => [id, name]));
  const dates = new Map(
    [...(then?.lessons ?? []), ...now.lessons].map(({ lessonId, date }) => [lessonId, date]),
  );
  return differences.flatMap((one) => {
    const [, list = '', , ...rest] = one.path.split('/');
    if (list === '' || list === 'pupils') return [];
    const part = parts.find((each) => each === list) ?? 'others';
    const entry = entryAt(now, one.now) ?? entryAt(then, one.then);
    const pupil = names.get(textOf(entry?.['pupilId'] ?? idOf(entry?.['pupil'])));
    const date = dates.get(textOf(entry?.['lessonId']));
    const field = part === 'others' ? one.path.slice(1) : rest.join('/');
    return [
      {
        ...{ path: one.path, kind: one.kind, part, was: toldValue(one.was), is: toldValue(one.is) },
        ...(pupil === undefined ? {} : { pupil }),
        ...(date === undefined ? {} : { date }),
        ...(field === '' ? {} : { field }),
      },
    ];
  });
}

/** The entry of a list that a JSON Pointer leads to or into. */
function entryAt(page: object | null, pointer = ''): Entry | undefined {
  const [, list = '', index = ''] = pointer.split('/');
  const entries = (page as Entry | null)?.[list];
  const entry: unknown = Array.isArray(entries) ? entries[Number(index)] : undefined;
  return isEntry(entry) ? entry : undefined;
}

/** What stands for an entry: its value, code, topic or text. */
function toldValue(value: unknown): string {
  if (!isEntry(value)) return Array.isArray(value) ? String(value.length) : textOf(value);
  return (
    ['value', 'code', 'topic', 'text', 'title', 'to'].map((name) => textOf(value[name])).find(Boolean) ?? '…'
  );
}

const idOf = (person: unknown): unknown => (isEntry(person) ? person['id'] : undefined);

const isEntry = (value: unknown): value is Entry =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (value: unknown): string =>
  ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : '';
