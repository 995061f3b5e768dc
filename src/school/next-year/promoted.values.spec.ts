import { expect, test } from '@jest/globals';
import { gradeIn, nextYearTitle, promotedTitle, yearLater } from './promoted.values.js';

test('a class is called after the next grade, and as before where it has none', () => {
  expect(['7B', ' 9 "A"', '10C maths', 'Preparatory'].map(promotedTitle)).toEqual([
    ...['8B', ' 10 "A"', '11C maths', 'Preparatory'],
  ]);
  expect(['7B', ' 11A', 'Choir'].map(gradeIn)).toEqual([7, 11, undefined]);
});

test('a year is called after the next one', () => {
  expect(['2026/27', '2026-2027', '2099/00', '2098/99', 'Year'].map(nextYearTitle)).toEqual([
    ...['2027/28', '2027-2028', '2100/01', '2099/00', 'Year'],
  ]);
});

test('a day is the same a year later, but for a leap day', () => {
  expect(['2026-09-01', '2028-02-29', '2027-02-28'].map(yearLater)).toEqual([
    ...['2027-09-01', '2029-02-28', '2028-02-28'],
  ]);
});
