import { describe, expect, it } from '@jest/globals';
import type { PersonDocument } from '../../../projections/people/read-model.js';
import type { ClassDocument, SchoolDocument } from '../../../projections/schools/read-model.js';
import { guardiansIn, rolesIn, usersOf, type HeldRole, type Leader } from './people.mapping.js';
import { refsAt } from './wire.js';

const to = refsAt('https://school.example');
const TODAY = '2026-11-23';
const classIn = (_id: string, pupils: ClassDocument['pupils'], teachers: ClassDocument['teachers']) => ({
  ...{ _id, schoolId: 'school1', title: _id, pupils, teachers },
});
const here = [{ from: '2026-09-01' }];
const gone = [{ from: '2026-09-01', until: '2026-11-22' }];
const roster = {
  school: { _id: 'school1' } as SchoolDocument,
  classes: [
    classIn('7b', { anna: gone, boris: gone }, { petrova: here }),
    classIn('7c', { anna: here }, { petrova: here }),
  ],
  termsOf: new Map(),
  changed: new Map([
    ['7b', { _id: '7b', at: 't1', parts: { anna: 't2', boris: 't3' } }],
    ['7c', { _id: '7c', at: 't4', parts: {} }],
    ['account1', { _id: 'account1', at: 't6', parts: {} }],
  ]),
};
const head: Leader = { personId: 'petrova', accountId: 'account1', roles: ['principal'], ended: false };
const person = (_id: string, guardians: string[], children: string[] = []): [string, PersonDocument] => [
  ...([_id, { _id, internet: true, guardians, children, limits: {} }] as const),
];
const people = new Map([
  person('anna', ['mother', 'father']),
  person('boris', ['father']),
  person('mother', [], ['anna', 'stranger']),
  person('father', [], ['anna', 'boris']),
]);
const named = (...ids: string[]) =>
  new Map(ids.map((id) => [id, { givenName: id, familyName: 'Ivanov', sourcedId: `src-${id}` }]));
const users = (held: readonly HeldRole[], personal = named('anna', 'boris', 'petrova', 'mother', 'father')) =>
  new Map(
    usersOf(
      held,
      { people, personal, changed: new Map([['anna', { _id: 'anna', at: 't9', parts: {} }]]) },
      to,
    ).map((user) => [user.sourcedId, user]),
  );

describe('The people of a school', () => {
  const own = rolesIn(roster, [head], TODAY);
  const held = [...own, ...guardiansIn(own, people)];

  it('have each role once, for as long as they have it anywhere', () => {
    expect(own).toEqual([
      { personId: 'petrova', role: 'teacher', schoolId: 'school1', ended: false, at: 't4' },
      { personId: 'anna', role: 'student', schoolId: 'school1', ended: false, at: 't4' },
      { personId: 'boris', role: 'student', schoolId: 'school1', ended: true, at: 't3' },
      { personId: 'petrova', role: 'principal', schoolId: 'school1', ended: false, at: 't6' },
    ]);
    const guardians = guardiansIn(own, people).map(({ personId, ended }) => [personId, ended]);
    expect(guardians).toEqual([
      ['mother', false],
      ['father', false],
    ]);
  });

  it('are users, with their names and those whom they are linked with here', () => {
    const anna = users(held).get('anna');
    expect(anna).toMatchObject({
      ...{ status: 'active', enabledUser: 'true', givenName: 'anna', familyName: 'Ivanov' },
      ...{ identifier: 'src-anna', dateLastModified: 't9' },
    });
    expect(anna?.agents?.map(({ sourcedId }) => sourcedId)).toEqual(['mother', 'father']);
    expect(
      users(held)
        .get('mother')
        ?.agents?.map(({ sourcedId }) => sourcedId),
    ).toEqual(['anna']);
    const roles = users(held)
      .get('petrova')
      ?.roles.map(({ roleType, role }) => [roleType, role]);
    expect(roles).toEqual([
      ['primary', 'principal'],
      ['secondary', 'teacher'],
    ]);
  });

  it('are to be deleted where they left, or were erased', () => {
    expect(users(held).get('boris')).toMatchObject({ status: 'tobedeleted', enabledUser: 'false' });
    const erased = users(held, named('boris')).get('anna');
    expect(erased).toMatchObject({ status: 'tobedeleted', givenName: '—', familyName: '—' });
    expect(erased).not.toHaveProperty('identifier');
  });
});
