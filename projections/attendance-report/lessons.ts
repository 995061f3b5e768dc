import { groupBy } from '../../src/eventing/group-by.js';
import { fieldOf } from '../../src/journal/page/page-ids.values.js';
import type { CivilDate } from '../../src/school/civil-date.values.js';
import { isMemberOn, type Members } from '../../src/school/membership.values.js';
import { own } from '../../src/school/plain-data.values.js';
import { countedAbsence, type CountedAbsence } from '../attendance/queries.js';
import type { Attendance } from '../attendance/read-model.js';
import type { PageHead } from '../journal-page/read-model.js';
import type { PageProgress } from '../performance/read-model.js';
import type { LessonAbsence } from './read-model.js';

/** What is asked of a page's head. */
export interface PageWithPupils extends Pick<PageHead, '_id' | 'pupils'> {
  readonly opened: Pick<PageHead['opened'], 'subjectId'>;
}

/** A held lesson of a pupil, with the absence where there is one. */
export interface PupilLesson {
  readonly lessonId: string;
  readonly subjectId: string;
  readonly date: CivilDate;
  /** Number of the lesson in the day. */
  readonly number: number;
  readonly absence?: CountedAbsence;
}

/** A lesson that was held, as it is for whoever was there, and who stands on its page. */
interface HeldLesson {
  readonly lesson: PupilLesson;
  /** The lesson, as the name of a field. */
  readonly field: string;
  readonly pupils: Members;
}

/** A day with held lessons of a pupil, in their order. */
export interface PupilDay {
  readonly date: CivilDate;
  readonly lessons: readonly PupilLesson[];
}

/** What was recorded and filed about a pupil. */
export interface Known {
  /** By lesson, as the name of a field. */
  readonly absences: Readonly<Record<string, LessonAbsence>>;
  readonly filed: Attendance | undefined;
}

/**
 * The days of a pupil from one to another on which lessons were held: lessons that were recorded and not cancelled, of
 * the pages on which the pupil stood on that day. Whoever is written down as away from a lesson that is only planned
 * has not missed it yet.
 */
export const pupilDaysFrom = (
  pages: readonly PageWithPupils[],
  progress: ReadonlyMap<string, Pick<PageProgress, 'lessons'>>,
  { from, to }: { readonly from: CivilDate; readonly to: CivilDate },
): ((pupilId: string, known: Known) => PupilDay[]) => {
  const lessonsOf = new Map<string, HeldLesson[][]>();
  for (const page of pages) {
    const held = heldLessons(page, progress.get(page._id)?.lessons ?? {}).filter(
      ({ lesson: { date } }) => from <= date && date <= to,
    );
    for (const pupilId of Object.keys(page.pupils)) {
      const ofPages = lessonsOf.get(pupilId);
      if (ofPages) ofPages.push(held);
      else lessonsOf.set(pupilId, [held]);
    }
  }
  return (pupilId, known) => {
    const lessons = (lessonsOf.get(pupilId) ?? [])
      .flat()
      .filter(({ pupils, lesson }) => isMemberOn(pupils, pupilId, lesson.date))
      .sort(inOrder);
    return byDay(lessons.map((lesson) => withAbsence(lesson, known)));
  };
};

const heldLessons = (
  { _id: pageId, opened: { subjectId }, pupils }: PageWithPupils,
  lessons: PageProgress['lessons'],
): HeldLesson[] =>
  Object.entries(lessons).flatMap(([place, { date, stage, cancelled }]) => {
    if (stage !== 'held' || cancelled) return [];
    const number = Number(place.split('-')[1] ?? 0);
    const lessonId = `${pageId}.${place}`;
    return [{ lesson: { lessonId, subjectId, date, number }, field: fieldOf(lessonId), pupils }];
  });

const inOrder = ({ lesson: a }: HeldLesson, { lesson: b }: HeldLesson): number =>
  order(a.date, b.date) || a.number - b.number || order(a.lessonId, b.lessonId);

const order = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

const withAbsence = ({ lesson, field }: HeldLesson, { absences, filed }: Known): PupilLesson => {
  const recorded = own(absences, field);
  if (!recorded) return lesson;
  // Why it counts so may be told in a note, which is for those who read the diary.
  const { note: _untold, ...absence } = countedAbsence(recorded, filed, lesson.date);
  return { ...lesson, absence };
};

const byDay = (lessons: readonly PupilLesson[]): PupilDay[] =>
  [...groupBy(lessons, ({ date }) => date)].map(([date, ofDay]) => ({ date, lessons: ofDay }));
