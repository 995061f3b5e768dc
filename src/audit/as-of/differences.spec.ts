import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isSame } from '../../school/plain-data.values.js';
import { differencesBetween, type Difference } from './differences.js';

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** Plain data with lists of both kinds: of entries with ids that no other one has, and of others. */
const { answer } = fc.letrec<{ answer: Json; entry: Readonly<Record<string, Json>> }>((tie) => ({
  answer: fc.oneof(
    { maxDepth: 4 },
    fc.oneof(fc.integer({ max: 3, min: 0 }), fc.constantFrom(null, true, '', 'a/b', '~1')),
    tie('entry'),
    fc.array(tie('answer'), { maxLength: 3 }),
    fc.uniqueArray(
      fc.tuple(fc.constantFrom('g1', 'g2', 'x/y'), tie('entry')).map(([id, entry]) => ({ ...entry, id })),
      { maxLength: 3, selector: ({ id }) => id },
    ),
  ),
  entry: fc.dictionary(fc.constantFrom('value', 'changes', 'a/b', 'm~1n', ''), tie('answer'), { maxKeys: 3 }),
}));

const segmentsOf = (pointer: string): readonly string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));

const at = (value: unknown, pointer: string): unknown =>
  segmentsOf(pointer).reduce<unknown>((within, name) => (within as Record<string, unknown>)[name], value);

/** What `then` becomes by one difference, by its path. */
const after = (then: unknown, difference: Difference, segments = segmentsOf(difference.path)): unknown => {
  const [name, ...rest] = segments;
  if (name === undefined) return difference.kind === 'removed' ? undefined : difference.is;
  if (Array.isArray(then)) {
    const list = then as unknown[];
    const found = list.findIndex((entry) => (entry as { id?: unknown } | null)?.id === name);
    const index = found >= 0 || !/^\d+$/.test(name) ? found : Number(name);
    const made = after(list[index], difference, rest);
    if (index < 0 || index >= list.length) return [...list, made];
    return list.map((entry, place) => (place === index ? made : entry));
  }
  return { ...(then as object), [name]: after((then as Record<string, unknown>)[name], difference, rest) };
};

/** Without what was taken away, and with entries with ids in the order of these: their order says nothing. */
const settled = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (!Array.isArray(value)) {
    const fields = Object.entries(value).filter(([, part]) => part !== undefined);
    return Object.fromEntries(fields.map(([name, part]) => [name, settled(part)]));
  }
  const idOf = (entry: unknown) => (entry as { id?: unknown } | null)?.id;
  const list = value.filter((entry) => entry !== undefined).map(settled);
  const haveIds = list.every((entry) => typeof idOf(entry) === 'string');
  return haveIds ? list.sort((a, b) => (String(idOf(a)) < String(idOf(b)) ? -1 : 1)) : list;
};

describe('The differences between two answers', () => {
  it('are none between an answer and itself, or with its fields and identified entries in another order', () => {
    fc.assert(
      fc.property(answer, (each) => {
        expect(differencesBetween(each, structuredClone(each))).toEqual([]);
        expect(differencesBetween(each, settled(each))).toEqual([]);
      }),
    );
  });

  it('make the second of the first', () => {
    fc.assert(
      fc.property(answer, answer, (then, now) => {
        const made = differencesBetween(then, now).reduce<unknown>(
          (value, difference) => after(value, difference),
          then,
        );
        expect(settled(made)).toEqual(settled(now));
      }),
      { numRuns: 2_000 },
    );
  });

  it('say where in either answer they are, and what stands there', () => {
    fc.assert(
      fc.property(answer, answer, (then, now) => {
        for (const difference of differencesBetween(then, now)) {
          if ('then' in difference) expect(at(then, difference.then)).toEqual(difference.was);
          if ('now' in difference) expect(at(now, difference.now)).toEqual(difference.is);
          if (difference.kind === 'changed') expect(isSame(difference.was, difference.is)).toBe(false);
        }
      }),
    );
  });

  it('find a grade by its id, wherever it stands', () => {
    const given = { gradeId: 'g1', value: '4', changes: [] };
    const other = { gradeId: 'g2', value: '3', changes: [] };
    const corrected = { gradeId: 'g1', value: '5', changes: [{ from: '4', to: '5' }] };
    expect(differencesBetween({ grades: [given] }, { grades: [other, corrected] })).toEqual([
      {
        kind: 'changed',
        path: '/grades/g1/value',
        then: '/grades/0/value',
        now: '/grades/1/value',
        was: '4',
        is: '5',
      },
      { kind: 'added', path: '/grades/g1/changes/0', now: '/grades/1/changes/0', is: { from: '4', to: '5' } },
      { kind: 'added', path: '/grades/g2', now: '/grades/0', is: other },
    ]);
  });

  it('take an absence for another’s where only the lesson is the same', () => {
    const of = (pupilId: string) => ({ absences: [{ lessonId: 'l1', pupilId, code: 'ill' }] });
    expect(differencesBetween(of('anna'), of('boris')).map(({ kind, path }) => [kind, path])).toEqual([
      ['removed', '/absences/l1,anna'],
      ['added', '/absences/l1,boris'],
    ]);
  });

  it('compare entries by number where an id stands twice', () => {
    const twice = [
      { id: 'a', grade: '5' },
      { id: 'a', grade: '4' },
    ];
    const [first] = twice;
    expect(differencesBetween(twice, [first])).toEqual([
      { kind: 'removed', path: '/1', then: '/1', was: { id: 'a', grade: '4' } },
    ]);
  });

  it('are the whole answer where there was none before', () => {
    expect(differencesBetween(undefined, { rows: [] })).toEqual([
      { kind: 'added', path: '', now: '', is: { rows: [] } },
    ]);
  });
});
