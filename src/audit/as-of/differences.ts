import { isSame } from '../../school/plain-data.values.js';

/**
 * A place in which two answers differ. JSON Pointers (RFC 6901) say where it is: `then` in the first answer and `now`
 * in the second, and `path` in both, with the ids of entries in the place of their numbers.
 */
export type Difference =
  | { readonly kind: 'added'; readonly path: string; readonly now: string; readonly is: unknown }
  | { readonly kind: 'removed'; readonly path: string; readonly then: string; readonly was: unknown }
  | {
      readonly kind: 'changed';
      readonly path: string;
      readonly then: string;
      readonly now: string;
      readonly was: unknown;
      readonly is: unknown;
    };

/** What an entry of a list is known by, the most certain first; several together where none is enough. */
const IDENTITIES: readonly (readonly string[])[] = [
  ['gradeId'],
  ['debtId'],
  ['homeworkId'],
  ['remarkId'],
  ['fileId'],
  ['lessonId', 'pupilId'],
  ['lessonId'],
  ['pupilId'],
  ['subjectId'],
  ['id'],
  ['code'],
  ['date'],
];

/** The same place in both answers. */
interface Place {
  readonly path: string;
  readonly then: string;
  readonly now: string;
}

type Plain = Readonly<Record<string, unknown>>;

/**
 * The places in which two answers of plain data differ, in the order of the first and then of the second. Entries of
 * lists that have ids are compared with those of the same id, wherever they stand; others with those of the same number.
 * Where entries with ids stand in another order, that alone is no difference. An answer that is undefined isn't there.
 */
export const differencesBetween = (then: unknown, now: unknown): readonly Difference[] =>
  betweenEntries(then, now, { path: '', then: '', now: '' });

const between = (was: unknown, is: unknown, place: Place): readonly Difference[] => {
  if (isSame(was, is)) return [];
  if (Array.isArray(was) && Array.isArray(is)) return betweenLists(was, is, place);
  if (isPlain(was) && isPlain(is)) return betweenObjects(was, is, place);
  return [{ kind: 'changed', ...place, was, is }];
};

const betweenObjects = (was: Plain, is: Plain, place: Place): readonly Difference[] => {
  const names = new Set([...Object.keys(was), ...Object.keys(is)]);
  return [...names].flatMap((name) => {
    const within = {
      path: below(place.path, name),
      then: below(place.then, name),
      now: below(place.now, name),
    };
    return betweenEntries(was[name], is[name], within);
  });
};

const betweenLists = (
  was: readonly unknown[],
  is: readonly unknown[],
  place: Place,
): readonly Difference[] => {
  const idOf = identityIn(was, is);
  const before = new Map(was.map((entry, index) => [idOf(entry, index), { entry, index }]));
  const after = new Map(is.map((entry, index) => [idOf(entry, index), { entry, index }]));
  const ids = new Set([...before.keys(), ...after.keys()]);
  return [...ids].flatMap((id) => {
    const [first, second] = [before.get(id), after.get(id)];
    const within = {
      path: below(place.path, id),
      then: below(place.then, (first?.index ?? 0).toString()),
      now: below(place.now, (second?.index ?? 0).toString()),
    };
    return betweenEntries(first?.entry, second?.entry, within);
  });
};

const betweenEntries = (was: unknown, is: unknown, { path, then, now }: Place): readonly Difference[] => {
  if (was === undefined) return is === undefined ? [] : [{ kind: 'added', path, now, is }];
  if (is === undefined) return [{ kind: 'removed', path, then, was }];
  return between(was, is, { path, then, now });
};

/** What entries are known by: the first that all of both lists have, each another one within its list. */
const identityIn = (
  ...lists: readonly (readonly unknown[])[]
): ((entry: unknown, index: number) => string) => {
  const fields = IDENTITIES.find((names) =>
    lists.every((list) => {
      const ids = list.flatMap((entry) => identityOf(entry, names) ?? []);
      return new Set(ids).size === list.length;
    }),
  );
  return (entry, index) => (fields && identityOf(entry, fields)) ?? index.toString();
};

const identityOf = (entry: unknown, names: readonly string[]): string | undefined => {
  if (!isPlain(entry)) return undefined;
  const parts = names.flatMap((name) => {
    const part = entry[name];
    return typeof part === 'string' ? [part] : [];
  });
  return parts.length === names.length ? parts.join(',') : undefined;
};

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** RFC 6901, section 3. */
const below = (pointer: string, name: string): string =>
  `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
