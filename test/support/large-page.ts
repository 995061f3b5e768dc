import type { Page } from 'playwright-core';
import type { ServedPage } from './school-day.js';

/** A page as large as a whole term's, with a grade in most places. */
export const enlarged = (served: ServedPage, rows: number, columns: number): ServedPage => {
  const [pupil] = served.pupils;
  const lesson = served.lessons.at(-1);
  const [grade] = served.grades;
  if (!pupil || !lesson || !grade) throw new Error('There is nothing on the page to make more of.');
  const pupils = Array.from({ length: rows }, (_, row) => ({
    ...pupil,
    id: `p${row}`,
    name: `Pupil ${row}`,
  }));
  const lessons = Array.from({ length: columns }, (_, column) => ({ ...lesson, lessonId: `l${column}` }));
  const grades = pupils.flatMap(({ id: pupilId }) =>
    lessons
      .slice(0, -1)
      .map(({ lessonId }) => ({ ...grade, gradeId: `${pupilId}-${lessonId}`, pupilId, lessonId })),
  );
  return { ...served, pupils, lessons, grades, debts: [], absences: [], remarks: [], termGrades: [] };
};

/** Takes the time of each key from now on: until the picture that follows it. */
export const timeKeys = async (page: Page): Promise<void> => {
  await page.evaluate(`
    window.keyTimes = [];
    // One for all keys, and kept: a channel that nobody holds may be gone before its message comes.
    window.drawn = new MessageChannel();
    window.keysBegun = [];
    drawn.port1.onmessage = () => keyTimes.push(performance.now() - keysBegun.shift());
    addEventListener('keydown', () => {
      const at = performance.now();
      requestAnimationFrame(() => {
        keysBegun.push(at);
        drawn.port2.postMessage(0);
      });
    }, true);
  `);
};

/** Of each key since `timeKeys`, in milliseconds. */
export const keyTimes = (page: Page): Promise<number[]> => page.evaluate<number[]>('keyTimes');
