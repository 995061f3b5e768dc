import { expect, test } from '@jest/globals';
import { pupilsToSignUp } from './pupils-to-sign-up.js';

const TODAY = '2026-12-01';
const member = (id: string, more: object = {}) => ({ id, name: id, from: '2026-09-01', ...more });
const classes = [
  {
    classId: '7a',
    pupils: [member('vera'), member('boris'), member('left', { to: '2026-11-30' }), member('anna')],
  },
  { classId: '7b', pupils: [member('dan'), member('next', { from: '2026-12-02' })] },
];
const namesFor = (classId: string | undefined, ...there: string[]) =>
  pupilsToSignUp(
    classes,
    classId,
    TODAY,
    there.map((id) => ({ id, name: id })),
  ).map(({ name }) => name);

test('an organiser chooses among those who are in the class today and not signed up', () => {
  expect(namesFor('7a')).toEqual(['anna', 'boris', 'vera']);
  expect(namesFor('7a', 'boris')).toEqual(['anna', 'vera']);
});

test('of a whole school or a teaching group an organiser chooses among all', () => {
  expect(namesFor(undefined)).toEqual(['anna', 'boris', 'dan', 'vera']);
  expect(namesFor('group')).toEqual(['anna', 'boris', 'dan', 'vera']);
});
