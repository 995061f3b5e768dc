import { describe, expect, test } from '@jest/globals';
import { changesIn, NOTHING_WRITTEN, outlookOf, type Draft } from './draft.js';

const next = (id: string, title: string) => ({ id, title, teachers: [] });
const proposed = {
  year: { title: '2027/28', from: '2027-09-01', to: '2028-06-30' },
  terms: [{ termId: 'n1', title: 'Autumn', from: '2027-09-01', to: '2027-12-20' }],
  classes: [
    { classId: '7b', title: '7B', pupils: 20, next: next('8b', '8B') },
    { classId: '11a', title: '11A', pupils: 15 },
  ],
  groups: [
    { groupId: '7bm', title: '7B maths', subjectId: 'math', next: next('8bm', '8B maths') },
    { groupId: '11am', title: '11A maths', subjectId: 'math' },
  ],
};
const written = (draft: Partial<Draft>): Draft => ({ ...NOTHING_WRITTEN, ...draft });
const changes = (draft: Partial<Draft>) => changesIn(proposed, ['t1'], written(draft));
const none = { year: {}, terms: [], classes: [], groups: [], leavers: [] };

describe('what is to be otherwise than it is proposed', () => {
  test('is nothing where nothing is written, or the same', () => {
    expect(changes({})).toEqual(none);
    const same = { '7b': { goesOn: true, title: ' 8B ', teacherId: '' }, '11a': { goesOn: false } };
    expect(
      changes({ classes: same, year: { title: '2027/28' }, terms: { t1: { title: 'Autumn' } } }),
    ).toEqual(none);
  });

  test('names terms by those of the ending year', () => {
    expect(changes({ terms: { t1: { from: '2027-09-02' } } }).terms).toEqual([
      { termId: 't1', from: '2027-09-02' },
    ]);
  });

  test('is a class that leaves, goes on although it was to leave, or is called and led otherwise', () => {
    expect(changes({ classes: { '7b': { goesOn: false, title: '8C' } } }).classes).toEqual([
      { classId: '7b', leaves: true },
    ]);
    expect(changes({ classes: { '11a': { goesOn: true, title: '12A' } } }).classes).toEqual([
      { classId: '11a', leaves: false, title: '12A' },
    ]);
    expect(changes({ classes: { '7b': { title: '8C', teacherId: 'petrova' } } }).classes).toEqual([
      { classId: '7b', title: '8C', teacherIds: ['petrova'] },
    ]);
  });

  test('is a group that is not renewed, or is called otherwise', () => {
    expect(changes({ groups: { '7bm': { goesOn: false } } }).groups).toEqual([
      { groupId: '7bm', renewed: false },
    ]);
    expect(changes({ groups: { '7bm': { title: '8B algebra' } } }).groups).toEqual([
      { groupId: '7bm', title: '8B algebra' },
    ]);
  });
});

describe('what would happen', () => {
  test('is counted as it is written', () => {
    expect(outlookOf(proposed, NOTHING_WRITTEN)).toEqual({
      ...{ goingOn: 1, leaving: 1, renewed: 1, leavers: 15 },
    });
    const draft = written({ classes: { '11a': { goesOn: true } }, leavers: ['anna'] });
    expect(outlookOf(proposed, draft)).toEqual({ goingOn: 2, leaving: 0, renewed: 1, leavers: 1 });
  });
});
