import { expect, it } from '@jest/globals';
import type { PageLesson } from '../api/journal-page.js';
import { latestLesson } from './latest-lesson.js';

const lesson = (date: string, cancelled = false): PageLesson => ({
  ...{ lessonId: date, date, number: 1, topic: '', planned: false, cancelled },
  ...{ substitutes: [], homeworkSet: [] },
});
const lessons = [
  lesson('2026-11-23'),
  lesson('2026-11-25'),
  lesson('2026-11-27', true),
  lesson('2026-11-30'),
];

it('A page opens at today’s lesson, or at the last one before that was held', () => {
  expect(latestLesson(lessons, '2026-11-25')).toBe(1);
  expect(latestLesson(lessons, '2026-11-29')).toBe(1);
  expect(latestLesson(lessons, '2027-01-11')).toBe(3);
});

it('A page opens at its first lesson where none has come, and anywhere where there is none', () => {
  expect(latestLesson(lessons, '2026-11-01')).toBe(0);
  expect(latestLesson([], '2026-11-01')).toBe(0);
});
