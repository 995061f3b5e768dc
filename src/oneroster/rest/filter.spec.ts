import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyWholeText } from '../../../test/support/any-text.js';
import { matches, ordered, parseFilter, type Filter, type Scalar } from './filter.js';

const PREDICATES = ['=', '!=', '>', '>=', '<', '<=', '~'] as const;
const field = fc.stringMatching(/^[A-Za-z]\w{0,8}(\.[A-Za-z]\w{0,8}){0,2}$/);
const comparison = fc.record({ field, predicate: fc.constantFrom(...PREDICATES), value: fc.string() });
const filters = fc.array(fc.array(comparison, { minLength: 1, maxLength: 3 }), {
  minLength: 1,
  maxLength: 3,
});

const formatFilter = (filter: Filter): string =>
  filter
    .map((group) =>
      group
        .map(({ field, predicate, value }) => `${field}${predicate}'${value.replaceAll("'", "''")}'`)
        .join(' AND '),
    )
    .join(' OR ');

const isMet = (text: string, object: Readonly<Record<string, readonly Scalar[]>>): boolean => {
  const filter = parseFilter(text);
  if (!filter) throw new Error(`${text} is no filter`);
  return matches(filter, (path) => object[path] ?? []);
};

describe('A filter', () => {
  it('is read as it was written, whatever its values', () => {
    fc.assert(
      fc.property(filters, (filter: Filter) => {
        expect(parseFilter(formatFilter(filter))).toEqual(filter);
      }),
    );
  });

  it('is refused, and never fails, where it is any other text', () => {
    fc.assert(
      fc.property(anyWholeText(), (text) => {
        const filter = parseFilter(text);
        if (filter) expect(parseFilter(formatFilter(filter))).toEqual(filter);
      }),
    );
    for (const text of [
      ...['', ' ', 'status', 'status=active', "status='active", "status='active' AND", "='active'"],
      ...["status=='active'", "status='a' status='b'", "status='a'AND status='b'", "a..b='c'", "(a='b')"],
      ...["status='a' XOR status='b'", "status='a' AND OR status='b'", "status!'a'"],
    ]) {
      expect(parseFilter(text)).toBeUndefined();
    }
  });

  it('joins by AND more tightly than by OR', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((name) => ({ field: name, predicate: '=', value: '1' }) as const);
    expect(parseFilter("a='1' AND b='1' OR c='1'")).toEqual([[a, b], [c]]);
    expect(parseFilter(" a = '1'  OR  b='1' AND c='1' ")).toEqual([[a], [b, c]]);
  });

  it('is met by one group of comparisons or another', () => {
    const holds = (one: string, predicate: string, value: string): boolean =>
      predicate === '~'
        ? one.toLowerCase().includes(value.toLowerCase())
        : {
            '=': one === value,
            '!=': one !== value,
            '>': ordered(one, value) > 0,
            '>=': ordered(one, value) >= 0,
            '<': ordered(one, value) < 0,
            '<=': ordered(one, value) <= 0,
          }[predicate] === true;
    const word = fc.stringMatching(/^[abC]{0,3}$/);
    const small = fc.record({
      field: fc.constantFrom('x', 'y'),
      predicate: fc.constantFrom(...PREDICATES),
      value: word,
    });
    const group = fc.array(small, { minLength: 1, maxLength: 2 });
    fc.assert(
      fc.property(
        fc.array(group, { minLength: 1, maxLength: 2 }),
        fc.record({ x: word, y: word }),
        (filter, object) => {
          const expected = filter.some((every) =>
            every.every(({ field: name, predicate, value }) => holds(object[name], predicate, value)),
          );
          expect(matches(filter, (name) => [object[name as 'x' | 'y']])).toBe(expected);
        },
      ),
    );
  });

  it('compares numbers and instants by what they say', () => {
    expect(isMet("score>'9'", { score: [17] })).toBe(true);
    expect(isMet("score='17.0'", { score: [17] })).toBe(true);
    expect(isMet("score>'nine'", { score: [17] })).toBe(false);
    expect(isMet("score=''", { score: [0] })).toBe(false);
    const at = { dateLastModified: ['2026-11-23T08:00:00.000Z'] };
    expect(isMet("dateLastModified='2026-11-23T09:00:00+01:00'", at)).toBe(true);
    expect(isMet("dateLastModified>'2026-11-23'", at)).toBe(true);
    expect(isMet("dateLastModified>='2026-11-24'", at)).toBe(false);
    expect(isMet("startDate<'2026-09-02'", { startDate: ['2026-09-01'] })).toBe(true);
  });

  it('finds in a list what any of it is, and does not find what is nowhere', () => {
    const roles = { 'roles.role': ['teacher', 'principal'] };
    expect(isMet("roles.role='teacher'", roles)).toBe(true);
    expect(isMet("roles.role!='teacher'", roles)).toBe(false);
    expect(isMet("roles.role~'PRINC'", roles)).toBe(true);
    expect(isMet("email='x'", roles)).toBe(false);
    expect(isMet("email!='x'", roles)).toBe(true);
  });
});

describe('The order of texts', () => {
  it('is that of their code points', () => {
    expect(['b', '💥', 'a', '', 'ab', '｡', 'B'].sort(ordered)).toEqual(['', 'B', 'a', 'ab', 'b', '｡', '💥']);
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(Math.sign(ordered(a, b))).toBe(-Math.sign(ordered(b, a)) + 0);
        expect(ordered(a, b) === 0).toBe(a === b);
      }),
    );
  });
});
