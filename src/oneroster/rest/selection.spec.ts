import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DomainError } from '../../eventing/domain-error.js';
import { linksOf, made, picked, selected, selectionOf, selectionOfOne } from './selection.js';
import { RESOURCES } from './shapes.js';

const ref = (sourcedId: string) => ({ href: `https://school.example/${sourcedId}`, sourcedId, type: 'org' });
const user = (sourcedId: string, familyName: string, ...roles: string[]) => ({
  ...{ sourcedId, familyName },
  roles: roles.map((role) => ({ roleType: 'primary', role, org: ref('s1') })),
});
const people = [
  user('c', 'Zola', 'teacher', 'principal'),
  user('a', 'adams', 'student'),
  user('b', 'Adams', 'student'),
];
const ask = (query: Record<string, unknown>) => selected(made(people), selectionOf(query, RESOURCES.user));
const idsOf = (query: Record<string, unknown>) => ask(query).objects.map(({ sourcedId }) => sourcedId);

const refused = (query: Record<string, unknown>): [string, ...string[]] => {
  try {
    selectionOf(query, RESOURCES.user);
  } catch (error) {
    if (error instanceof DomainError) return [error.code, ...error.fields.map(({ field }) => field)];
  }
  throw new Error('It was not refused');
};

describe('What is asked for', () => {
  it('is everything, by its ids, a hundred at a time, where nothing is said', () => {
    expect(selectionOf({}, RESOURCES.user)).toEqual({
      ...{ sort: 'sourcedId', descending: false, limit: 100, offset: 0 },
    });
    expect(idsOf({})).toEqual(['a', 'b', 'c']);
  });

  it('is filtered, also by what stands in lists and in what they hold', () => {
    expect(idsOf({ filter: "roles.role='student'" })).toEqual(['a', 'b']);
    expect(idsOf({ filter: "familyName~'ADAM' AND sourcedId!='a'" })).toEqual(['b']);
    expect(idsOf({ filter: "roles.org.sourcedId='s1' AND roles.role='principal' OR sourcedId='a'" })).toEqual(
      [...['a', 'c']],
    );
    expect(idsOf({ filter: "email='nobody'" })).toEqual([]);
  });

  it('is sorted as Unicode has it, either way, by id where it is the same', () => {
    expect(idsOf({ sort: 'familyName' })).toEqual(['b', 'c', 'a']);
    expect(idsOf({ sort: 'familyName', orderBy: 'desc' })).toEqual(['a', 'c', 'b']);
    expect(idsOf({ sort: 'roles.role' })).toEqual(['a', 'b', 'c']);
    expect(idsOf({ sort: 'email', orderBy: 'desc' })).toEqual(['a', 'b', 'c']);
  });

  it('comes in pages that together are everything', () => {
    const many = Array.from({ length: 37 }, (_, index) => user(`u${index.toString()}`, ''));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), (limit) => {
        const pages: string[] = [];
        for (let offset = 0; offset < many.length; offset += limit) {
          const query = { limit: limit.toString(), offset: offset.toString() };
          const page = selected(made(many), selectionOf(query, RESOURCES.user));
          expect(page.total).toBe(37);
          pages.push(...page.objects.map(({ sourcedId }) => sourcedId));
        }
        expect(pages.toSorted()).toEqual(many.map(({ sourcedId }) => sourcedId).toSorted());
      }),
    );
  });

  it('may be some fields, and some of what stands in them', () => {
    const { fields } = selectionOf({ fields: 'sourcedId, roles.role' }, RESOURCES.user);
    expect(picked(user('a', 'Adams', 'student'), fields)).toEqual({
      ...{ sourcedId: 'a', roles: [{ role: 'student' }] },
    });
    expect(picked({ a: 1, b: { c: 2, d: 3 } }, ['b.c', 'b'])).toEqual({ b: { c: 2, d: 3 } });
    expect(selectionOfOne({ fields: 'givenName,email' }, RESOURCES.user)).toEqual(['givenName', 'email']);
    expect(selectionOfOne({}, RESOURCES.user)).toBeUndefined();
  });

  it('is refused with what has to be put right', () => {
    expect(refused({ filter: 'status' })).toEqual(['invalid-filter-field', 'filter']);
    expect(refused({ filter: "size='1'" })).toEqual(['invalid-filter-field', 'filter']);
    expect(refused({ filter: "constructor='1'" })).toEqual(['invalid-filter-field', 'filter']);
    expect(refused({ filter: "roles.org.name='1'" })).toEqual(['invalid-filter-field', 'filter']);
    expect(refused({ sort: 'size' })).toEqual(['invalid-sort-field', 'sort']);
    expect(refused({ sort: 'familyName.x' })).toEqual(['invalid-sort-field', 'sort']);
    expect(refused({ fields: '' })).toEqual(['invalid-selection-field', 'fields']);
    expect(refused({ fields: 'sourcedId,,size' })).toEqual(['invalid-selection-field', 'fields']);
    expect(refused({ orderBy: 'up' })).toEqual(['invalid-input', 'orderBy']);
    for (const limit of ['0', '-1', 'ten', '1.5', '10001', '']) {
      expect(refused({ limit })).toEqual(['invalid-input', 'limit']);
    }
    expect(refused({ offset: '-1' })).toEqual(['invalid-input', 'offset']);
    expect(refused({ filters: 'x', orderby: 'asc' })).toEqual(['invalid-input', 'filters', 'orderby']);
    expect(refused({ limit: ['1', '2'] })).toEqual(['invalid-input', 'limit']);
  });
});

describe('The links of a page', () => {
  const at = (limit: number, offset: number, total: number): Record<string, string> => {
    const links = linksOf(new URL('https://school.example/users?sort=familyName'), { limit, offset }, total);
    return Object.fromEntries(
      links.split(', ').map((link) => {
        const [, href = '', rel = ''] = /^<(.*)>; rel="(.*)"$/.exec(link) ?? [];
        expect(new URL(href).searchParams.get('sort')).toBe('familyName');
        return [rel, new URL(href).searchParams.get('offset') ?? ''];
      }),
    );
  };

  it('lead to the first, the last and the ones beside it', () => {
    expect(at(10, 0, 35)).toEqual({ first: '0', next: '10', last: '30' });
    expect(at(10, 10, 35)).toEqual({ first: '0', prev: '0', next: '20', last: '30' });
    expect(at(10, 30, 35)).toEqual({ first: '0', prev: '20', last: '30' });
    expect(at(10, 5, 35)).toEqual({ first: '0', prev: '0', next: '15', last: '30' });
    expect(at(10, 0, 30)).toEqual({ first: '0', next: '10', last: '20' });
  });

  it('lead nowhere else where there is nothing more', () => {
    expect(at(10, 0, 0)).toEqual({ first: '0', last: '0' });
    expect(at(10, 0, 10)).toEqual({ first: '0', last: '0' });
    expect(at(10, 100, 25)).toEqual({ first: '0', prev: '20', last: '20' });
  });
});
