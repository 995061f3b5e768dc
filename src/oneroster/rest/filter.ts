export type Predicate = '=' | '!=' | '>' | '>=' | '<' | '<=' | '~';

/** `field predicate 'value'`; the field is a path such as `class.sourcedId`. */
export interface Comparison {
  readonly field: string;
  readonly predicate: Predicate;
  readonly value: string;
}

/** Comparisons joined by AND, and those groups by OR: AND binds more tightly. */
export type Filter = readonly (readonly Comparison[])[];

/** What stands in an object under a path: several, where the path leads through a list. */
export type Scalar = string | number;

const COMPARISON = /\s*([A-Za-z]\w*(?:\.[A-Za-z]\w*)*)\s*(!=|>=|<=|=|>|<|~)\s*'((?:[^']|'')*)'/y;
const JOIN = /\s+(AND|OR)(?=\s)/y;

/**
 * Reads the `filter` of OneRoster 1.2 (REST binding, "Filtering"). A quote within a value is written twice, which the
 * standard leaves open.
 * @returns undefined where the text is no filter.
 */
export const parseFilter = (text: string): Filter | undefined => {
  let at = 0;
  const next = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) at = pattern.lastIndex;
    return found;
  };
  const groups: Comparison[][] = [[]];
  for (;;) {
    const [, field, predicate, quoted] = next(COMPARISON) ?? [];
    if (field === undefined || quoted === undefined) return undefined;
    const value = quoted.replaceAll("''", "'");
    groups.at(-1)?.push({ field, predicate: predicate as Predicate, value });
    if (text.slice(at).trim() === '') return groups;
    const [, join] = next(JOIN) ?? [];
    if (join === undefined) return undefined;
    if (join === 'OR') groups.push([]);
  }
};

/** @param valuesOf what an object has under a path. */
export const matches = (filter: Filter, valuesOf: (field: string) => readonly Scalar[]): boolean =>
  filter.some((group) =>
    group.every(({ field, predicate, value }) => {
      const values = valuesOf(field);
      // Not to be equal is to be equal nowhere in a list.
      return predicate === '!='
        ? !values.some((one) => holds(one, '=', value))
        : values.some((one) => holds(one, predicate, value));
    }),
  );

const holds = (one: Scalar, predicate: Exclude<Predicate, '!='>, value: string): boolean => {
  if (predicate === '~') return String(one).toLowerCase().includes(value.toLowerCase());
  const order = compared(one, value);
  switch (predicate) {
    case '=':
      return order === 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
  }
};

const INSTANT = /^\d{4}-\d\d-\d\dT/;

/** Numbers and instants by what they say, other texts as Unicode orders them; NaN where there is nothing to compare. */
const compared = (one: Scalar, value: string): number => {
  if (typeof one === 'number') return value.trim() === '' ? NaN : one - Number(value);
  const instant = INSTANT.test(one) ? Date.parse(value) : NaN;
  return Number.isNaN(instant) ? ordered(one, value) : Date.parse(one) - instant;
};

const SURROGATE = /[\ud800-\udfff]/;

/** By code points, as the standard has texts sorted: the units of UTF-16 come in another order beyond the first 65,536. */
export const ordered = (a: string, b: string): number => {
  if (a === b) return 0;
  if (!SURROGATE.test(a) && !SURROGATE.test(b)) return a < b ? -1 : 1;
  const [left, right] = [Array.from(a), Array.from(b)];
  const differs = left.findIndex((letter, index) => letter !== right[index]);
  return differs < 0 ? -1 : (left[differs]?.codePointAt(0) ?? 0) - (right[differs]?.codePointAt(0) ?? -1);
};
