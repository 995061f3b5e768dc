import { idOfField } from '../../src/journal/page/page-ids.values.js';
import type { CivilDate } from '../../src/school/civil-date.values.js';
import type { TestOfPage, TestsOfPage } from '../planned-tests/read-model.js';
import { withPlans, type LessonTime, type PlannedLesson } from '../timetable/planned-lessons.js';
import type { DiaryHomework, DiaryLesson } from './answer.js';
import type { GroupWeek, WeekHomework, WeekLesson } from './read-model.js';

export interface DatedLesson {
  readonly date: CivilDate;
  readonly lesson: DiaryLesson;
}

interface OnPage {
  readonly pageId: string;
  readonly subject: DiaryLesson['subject'];
  /** What the timetable has on these days. */
  readonly planned: readonly PlannedLesson[];
  readonly timeOf: (date: CivilDate, number: number) => LessonTime | undefined;
  readonly isOff: (date: CivilDate) => boolean;
  /** The tests that are planned on it. */
  readonly tests: TestsOfPage['tests'];
  readonly nameOf: (personId: string) => string;
}

/** Who gives a lesson, as far as that is known: the substitute who was assigned last, else who is named with it. */
export const teacherOf = ({ substitutes, teacherId }: WeekLesson): string | undefined =>
  substitutes.at(-1) ?? teacherId;

/** Those whom a group's lessons of a week name. */
export const peopleTaught = ({ lessons }: GroupWeek): readonly string[] =>
  Object.values(lessons).flatMap((lesson) => teacherOf(lesson) ?? []);

/**
 * A group's lessons with the homework that a pupil has, or anybody: those that stand on the page, and those that are only
 * in the timetable. A day on which only homework is due gets a line of its own.
 */
export const lessonsOfGroup = (
  page: OnPage,
  weeks: readonly GroupWeek[],
  pupilId?: string,
): DatedLesson[] => {
  const tasks = tasksOf(weeks, pupilId);
  const tests = testsByLesson(page.tests);
  const lessons = withPlanned(
    page,
    weeks
      .flatMap((week) => Object.entries(week.lessons))
      .map(([field, lesson]) => ({ lessonId: idOfField(field), ...lesson })),
    tests,
  ).sort((a, b) => a.number - b.number);
  const lessonFor = ({ dueOn, dueLesson }: WeekHomework): string | undefined => {
    const ofDay = lessons.filter(({ date }) => date === dueOn);
    // What is due on a day, and for no certain lesson of it, is due in the first that takes place.
    const first = ofDay.find(({ cancelled }) => !cancelled) ?? ofDay[0];
    return (ofDay.find(({ number }) => number === dueLesson) ?? first)?.lessonId;
  };
  const due = tasks.map(({ task, shown }) => ({ dueOn: task.dueOn, lessonId: lessonFor(task), shown }));
  const written = lessons.map((lesson): DatedLesson => {
    const { lessonId, date, number, topic, stage, cancelled, plan } = lesson;
    const teacherId = teacherOf(lesson) ?? plan?.teacherId;
    const time = page.timeOf(date, number);
    const test = tests.get(lessonId);
    return {
      date,
      lesson: {
        ...emptyLesson(lessonId, page),
        number,
        ...(time ? { time } : {}),
        ...(plan?.room === undefined ? {} : { room: plan.room }),
        ...(teacherId === undefined ? {} : { teacher: { id: teacherId, name: page.nameOf(teacherId) } }),
        ...(lesson.substitutes.length === 0 ? {} : { substitution: substitutionFor(lesson, page) }),
        ...(stage === 'held' ? { topic } : {}),
        ...(test ? { test: { testId: test.testId, title: test.title } } : {}),
        planned: stage !== 'held',
        cancelled: cancelled !== undefined,
        ...(cancelled?.reason === undefined ? {} : { cancelReason: cancelled.reason }),
        homeworkDue: due.flatMap((each) => (each.lessonId === lessonId ? [each.shown] : [])),
        homeworkSet: tasks.flatMap(({ task, shown }) => (task.lessonId === lessonId ? [shown] : [])),
      },
    };
  });
  const otherDays = new Set(due.flatMap(({ dueOn, lessonId }) => (lessonId === undefined ? [dueOn] : [])));
  const dueOnly = [...otherDays].map((date): DatedLesson => {
    const homeworkDue = due.flatMap(({ dueOn, shown }) => (dueOn === date ? [shown] : []));
    return {
      date,
      lesson: { ...emptyLesson(`${page.pageId}.${date.replaceAll('-', '')}`, page), homeworkDue },
    };
  });
  return [...written, ...dueOnly];
};

interface LessonOfDay extends WeekLesson {
  readonly lessonId: string;
  /** What the timetable says of it. */
  readonly plan?: PlannedLesson;
}

const substitutionFor = (
  { plan, ...lesson }: LessonOfDay,
  { nameOf }: OnPage,
): NonNullable<DiaryLesson['substitution']> => {
  const id = plan?.teacherId;
  return id === undefined || id === teacherOf(lesson) ? {} : { insteadOf: { id, name: nameOf(id) } };
};

/**
 * What stands on the page about a lesson goes before what the timetable says of it. On a day off nothing is known of one
 * that the timetable alone has.
 */
const withPlanned = (
  { pageId, planned, isOff }: OnPage,
  lessons: readonly (WeekLesson & { readonly lessonId: string })[],
  tests: ReadonlyMap<string, TestInLesson>,
): LessonOfDay[] => {
  const joined = withPlans(pageId, lessons, planned);
  const onPage = joined.lessons.flatMap(({ lesson, plan }): LessonOfDay[] => {
    if (plan) return [{ ...lesson, plan }];
    return isKnown(lesson) && !(lesson.stage === 'expected' && isOff(lesson.date)) ? [lesson] : [];
  });
  const others = joined.others.map(({ lessonId, plan }): LessonOfDay => ({
    ...expected(lessonId, plan),
    plan,
  }));
  const known = new Set([...onPage, ...others].map(({ lessonId }) => lessonId));
  // A test is told of although neither the page nor a timetable has its lesson.
  const onlyTested = [...tests].flatMap(([lessonId, test]) =>
    known.has(lessonId) ? [] : [expected(lessonId, test)],
  );
  return [...onPage, ...others, ...onlyTested];
};

const expected = (lessonId: string, { date, number }: Pick<WeekLesson, 'date' | 'number'>): LessonOfDay => ({
  lessonId,
  date,
  number,
  topic: '',
  stage: 'planned',
  substitutes: [],
});

type TestInLesson = TestOfPage & { readonly testId: string };

const testsByLesson = (tests: TestsOfPage['tests']): ReadonlyMap<string, TestInLesson> =>
  new Map(
    Object.entries(tests).map(([field, test]) => [test.lessonId, { ...test, testId: idOfField(field) }]),
  );

/** Nothing is known any more of a lesson that was only expected, once its substitute is released or it is reinstated. */
const isKnown = ({ stage, cancelled, substitutes }: WeekLesson): boolean =>
  stage !== 'expected' || cancelled !== undefined || substitutes.length > 0;

/** Homework as it is set, and as the diary shows it. */
export interface ShownTask {
  readonly task: WeekHomework;
  readonly shown: DiaryHomework;
}

/** The homework that a pupil has, or anybody, once each, though it stands in the week in which it is due too. */
export const tasksOf = (weeks: readonly GroupWeek[], pupilId?: string): ShownTask[] => {
  const homework = new Map(weeks.flatMap((week) => Object.entries(week.homework)));
  return [...homework]
    .filter(([, { pupilIds }]) => pupilId === undefined || (pupilIds?.includes(pupilId) ?? true))
    .map(([field, task]) => ({ task, shown: shownOf(idOfField(field), task) }));
};

const shownOf = (homeworkId: string, task: WeekHomework): DiaryHomework => ({
  homeworkId,
  text: task.text,
  setOn: task.setOn,
  dueOn: task.dueOn,
  ...(task.minutes === undefined ? {} : { minutes: task.minutes }),
  personal: task.pupilIds !== undefined,
  ...(task.amendedAt === undefined ? {} : { amendedAt: task.amendedAt }),
  files: task.files ?? [],
});

const emptyLesson = (lessonId: string, { pageId, subject }: OnPage): DiaryLesson => ({
  lessonId,
  pageId,
  subject,
  planned: false,
  cancelled: false,
  homeworkDue: [],
  homeworkSet: [],
  grades: [],
  debts: [],
  remarks: [],
});
