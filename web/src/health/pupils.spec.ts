import { describe, expect, it } from '@jest/globals';
import type { SchoolClass } from '../api/school.js';
import { foundAmong, pupilsIn } from './pupils.js';

const today = '2026-11-30';
const pupil = (name: string, from: string, to?: string) => ({
  ...{ id: name, name, from },
  ...(to === undefined ? {} : { to }),
});
const classes: readonly SchoolClass[] = [
  {
    ...{ classId: 'c7b', title: '7B', teachers: [] },
    pupils: [
      pupil('Семёнов Пётр', '2026-09-01'),
      pupil('Anna Smith', '2026-09-01', today),
      pupil('Bela Went', '2026-09-01', '2026-11-29'),
      pupil('Cara Comes', '2026-12-01'),
    ],
  },
  { classId: 'c8a', title: '8A', teachers: [], pupils: [pupil('Anna Jones', '2026-09-01')] },
];
const all = pupilsIn(classes, today, { schoolId: 's1', timeZone: 'UTC' });
const names = (classId: string | undefined, words: string) =>
  foundAmong(all, classId, words).map(({ name }) => name);

describe('the pupils of a school', () => {
  it('are those who are in a class today', () => {
    expect(all.map(({ name, className }) => [name, className])).toEqual([
      ['Семёнов Пётр', '7B'],
      ['Anna Smith', '7B'],
      ['Anna Jones', '8A'],
    ]);
  });

  it('are found by class, by name and by both', () => {
    expect(names('c8a', '')).toEqual(['Anna Jones']);
    expect(names(undefined, 'ann')).toEqual(['Anna Jones', 'Anna Smith']);
    expect(names(undefined, ' smith  anna ')).toEqual(['Anna Smith']);
    expect(names(undefined, 'семенов')).toEqual(['Семёнов Пётр']);
    expect(names('c8a', 'smith')).toEqual([]);
  });

  it('are none as long as nobody is asked for', () => {
    expect(names(undefined, '  ')).toEqual([]);
  });
});
