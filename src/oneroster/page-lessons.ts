import { isMemberOn } from '../school/membership.values.js';
import type { PageCommand } from '../journal/page/page.command.js';
import type { Lesson, Page } from '../journal/page/page.state.js';
import { lessonIdOf } from '../journal/page/page-ids.values.js';
import { groupBy } from '../eventing/group-by.js';
import { own } from '../school/plain-data.values.js';
import type { Importing } from './importing.js';
import { kept } from './kept.js';
import { writing } from './page-plan.js';
import type { Work } from './roster.js';

/** A lesson of the bundle, with all of its line items. */
export interface LessonOfBundle {
  readonly lessonId: string;
  /** The lesson as the page has it, where it does. */
  readonly there: Lesson | undefined;
  readonly works: readonly Work[];
  /** The line item that tells of the lesson itself. */
  readonly itself: Work | undefined;
}

/** The lessons of the bundle, without what stands in one that is cancelled here. */
export const lessonsIn = (
  importing: Importing,
  works: readonly Work[],
  pageId: string,
  page: Page,
): LessonOfBundle[] => {
  const inLessons = works.filter(
    ({ category: { purpose } }) => purpose !== 'termGrade' && purpose !== 'finalGrade' && purpose !== 'page',
  );
  const byLesson = groupBy(inLessons, ({ assigned, lesson }) => lessonIdOf(pageId, assigned, lesson));
  return [...byLesson].flatMap(([lessonId, inLesson]) => {
    const there = own(page.lessons, lessonId);
    if (there?.cancelled === true) {
      return inLesson.flatMap(({ sourcedId, cancelled }) =>
        importing.keep(cancelled, kept('cancelled-lesson', { item: sourcedId })),
      );
    }
    const itself = inLesson.find(({ category }) => category.purpose === 'lesson');
    return [{ lessonId, there, works: inLesson, itself }];
  });
};

/** What makes the lesson one that is planned, held or cancelled, and gives it its substitutes. */
export const lessonCommands = (importing: Importing, page: Page, lesson: LessonOfBundle): PageCommand[] => {
  const [first] = lesson.works;
  if (!first) return [];
  return [
    ...stageOf(importing, lesson, first),
    ...substitutesOf(importing, page, lesson),
    ...cancellationOf(importing, lesson),
  ];
};

const stageOf = (importing: Importing, { there, itself }: LessonOfBundle, first: Work): PageCommand[] => {
  const { today } = importing;
  const { assigned: date, lesson: number } = first;
  const { title: topic, stage, teacherId } = itself ?? first;
  const isPlan = stage === undefined ? date > today : stage === 'planned';
  if (stage === 'expected' || there?.stage === 'held' || (isPlan && there?.stage === 'planned')) return [];
  const teacher = teacherId === undefined ? {} : { teacherId: importing.id('person', teacherId) };
  const lesson = { ...writing(importing), date, number, topic, ...teacher };
  // It was planned before its day, and may have been forgotten since.
  return isPlan
    ? [{ ...lesson, kind: 'PlanLesson', today: date < today ? date : today }]
    : [{ ...lesson, kind: 'RecordLesson' }];
};

const substitutesOf = (
  importing: Importing,
  page: Page,
  { there, itself }: LessonOfBundle,
): PageCommand[] => {
  if (!itself) return [];
  const { assigned: date, lesson: number } = itself;
  return itself.substituteIds
    .map((sourcedId) => importing.id('person', sourcedId))
    .filter((id) => there?.substitutes.includes(id) !== true && !isMemberOn(page.teachers, id, date))
    .map((teacherId) => ({ kind: 'AssignSubstitute', ...writing(importing), date, number, teacherId }));
};

/** A lesson that is known here takes place, or is cancelled, as it is known here. */
const cancellationOf = (importing: Importing, { there, itself }: LessonOfBundle): PageCommand[] => {
  if (!itself?.cancelled || there) return [];
  const { assigned: date, lesson: number, description: reason } = itself;
  const why = reason === undefined ? {} : { reason };
  return [{ kind: 'CancelLesson', ...writing(importing), date, number, ...why }];
};
