import type { CivilDate } from '../../src/school/civil-date.values.js';
import type { ProgressFigures } from './answer.js';
import type { PageProgress } from './read-model.js';

/** How a page with so many pupils is kept, as seen on a day. */
export const progressOn = (
  progress: PageProgress | undefined,
  pupils: number,
  today: CivilDate,
): ProgressFigures => {
  const lessons = Object.entries(progress?.lessons ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  const takingPlace = lessons.filter(([, { cancelled }]) => !cancelled);
  const planned = takingPlace.filter(([, { stage }]) => stage === 'planned');
  const held = takingPlace.filter(([, { stage }]) => stage === 'held').length;
  const { grades = 0, corrections = 0, annulments = 0, lateEntries = 0, lastEntryAt } = progress ?? {};
  const places = pupils * held;
  return {
    lessons: { held, planned: planned.length, cancelled: lessons.length - takingPlace.length },
    topicsMissing: planned
      .filter(([, { date }]) => date < today)
      .map(([place, { date }]) => ({ date, number: Number(place.split('-')[1] ?? 0) })),
    grades,
    ...(places === 0 ? {} : { density: Math.round(((grades - annulments) * 1000) / places) / 1000 }),
    ...{ lateEntries, corrections, annulments },
    ...(lastEntryAt === undefined ? {} : { lastEntryAt }),
  };
};
