import type { Decider } from '../../eventing/decider.js';
import { DomainError } from '../../eventing/domain-error.js';
import type { Sealed } from '../../people/sealed.values.js';
import { addDays, type CivilDate } from '../../school/civil-date.values.js';
import {
  changesOf,
  enter,
  isMemberOn,
  leave,
  type Members,
  type Membership,
} from '../../school/membership.values.js';
import { numberOn, type Scale, type WorkKind } from '../../school/scale.values.js';
import type { AbsenceCode, AbsenceRecorded, GradeGiven, PageEvent, PageOpened } from './page.events.js';
import { lessonIdOf, lessonOf } from './page-ids.values.js';

/** In what capacity somebody writes in the page: a teacher, a deputy head, or the import of a school's books. */
export interface Writer {
  readonly personId: string;
  readonly role: 'teacher' | 'deputyHead' | 'import';
}

interface Writing {
  readonly by: Writer;
  /** The day on which this is written, in the school's time zone. */
  readonly today: CivilDate;
}

export type PageCommand =
  | { readonly kind: 'OpenPage'; readonly page: PageOpened['data'] }
  | { readonly kind: 'AssignTeachers'; readonly teachers: readonly Membership[] }
  | { readonly kind: 'ListPupils'; readonly pupils: readonly Membership[] }
  | (Writing & {
      readonly kind: 'RecordLesson';
      readonly date: CivilDate;
      readonly number: number;
      readonly topic: string;
      readonly teacherId?: string;
    })
  | (Writing & {
      readonly kind: 'SetHomework';
      readonly homeworkId: string;
      readonly lessonId: string;
      readonly dueOn: CivilDate;
      readonly text: string;
      readonly minutes?: number;
    })
  | (Writing & {
      readonly kind: 'GiveGrades';
      readonly lessonId: string;
      readonly grades: readonly GradeToGive[];
    })
  | (Writing & {
      readonly kind: 'CorrectGrade';
      readonly gradeId: string;
      readonly value: string;
      readonly reason: Sealed;
    })
  | (Writing & {
      readonly kind: 'RecordAbsences';
      readonly lessonId: string;
      readonly absences: readonly AbsenceToRecord[];
    })
  | (Writing & {
      readonly kind: 'GiveTermGrades';
      readonly grades: readonly { readonly pupilId: string; readonly value: string }[];
    });

export interface GradeToGive {
  readonly gradeId: string;
  readonly pupilId: string;
  /** Code of a kind of work that the page knows. */
  readonly work: string;
  readonly value: string;
  readonly comment?: Sealed;
}

export interface AbsenceToRecord {
  readonly pupilId: string;
  readonly code: AbsenceCode;
  readonly minutes?: number;
}

interface Grade {
  readonly pupilId: string;
  readonly work: string;
  readonly value: string;
}

type Absence = Pick<AbsenceRecorded['data'], 'code' | 'minutes'>;

interface Lesson {
  readonly date: CivilDate;
  readonly number: number;
  readonly topic: string;
  readonly homework: Readonly<Record<string, string>>;
  readonly grades: Readonly<Record<string, Grade>>;
  readonly absences: Readonly<Record<string, Absence>>;
}

export interface Page {
  readonly opened: PageOpened['data'] | undefined;
  readonly teachers: Members;
  readonly pupils: Members;
  readonly lessons: Readonly<Record<string, Lesson>>;
  readonly termGrades: Readonly<Record<string, string>>;
}

type OpenPage = Page & { readonly opened: PageOpened['data'] };

export const pageDecider: Decider<Page, PageCommand, PageEvent> = {
  initial: () => ({ opened: undefined, teachers: {}, pupils: {}, lessons: {}, termGrades: {} }),

  decide(command, state) {
    if (command.kind === 'OpenPage') return openPage(command, state);
    const page = opened(state);
    switch (command.kind) {
      case 'AssignTeachers':
        return assignTeachers(command, page);
      case 'ListPupils':
        return listPupils(command, page);
      case 'RecordLesson':
        return recordLesson(command, page);
      case 'SetHomework':
        return setHomework(command, page);
      case 'GiveGrades':
        return giveGrades(command, page);
      case 'CorrectGrade':
        return correctGrade(command, page);
      case 'RecordAbsences':
        return recordAbsences(command, page);
      case 'GiveTermGrades':
        return giveTermGrades(command, page);
      default: {
        const unhandled: never = command;
        return unhandled;
      }
    }
  },

  evolve(page, event) {
    switch (event.type) {
      case 'PageOpened':
        return { ...page, opened: event.data };
      case 'TeacherAssigned':
        return { ...page, teachers: enter(page.teachers, event.data.teacherId, event.data.from) };
      case 'TeacherReleased':
        return { ...page, teachers: leave(page.teachers, event.data.teacherId, event.data.until) };
      case 'PupilListed':
        return { ...page, pupils: enter(page.pupils, event.data.pupilId, event.data.from) };
      case 'PupilDelisted':
        return { ...page, pupils: leave(page.pupils, event.data.pupilId, event.data.until) };
      case 'LessonRecorded': {
        const { lessonId, date, number, topic } = event.data;
        const lesson = { date, number, topic, homework: {}, grades: {}, absences: {} };
        return { ...page, lessons: { ...page.lessons, [lessonId]: lesson } };
      }
      case 'TopicChanged':
        return inLesson(page, event.data.lessonId, () => ({ topic: event.data.to }));
      case 'HomeworkSet': {
        const { lessonId, homeworkId, text } = event.data;
        return inLesson(page, lessonId, ({ homework }) => ({
          homework: { ...homework, [homeworkId]: text },
        }));
      }
      case 'GradeGiven': {
        const { lessonId, gradeId, pupilId, work, value } = event.data;
        const grade = { pupilId, work: work.code, value };
        return inLesson(page, lessonId, ({ grades }) => ({ grades: { ...grades, [gradeId]: grade } }));
      }
      case 'GradeCorrected': {
        const { lessonId, gradeId, to } = event.data;
        return inLesson(page, lessonId, ({ grades }) => {
          const grade = grades[gradeId];
          return grade ? { grades: { ...grades, [gradeId]: { ...grade, value: to } } } : {};
        });
      }
      case 'AbsenceRecorded': {
        const { lessonId, pupilId, code, minutes } = event.data;
        const absence = minutes === undefined ? { code } : { code, minutes };
        return inLesson(page, lessonId, ({ absences }) => ({
          absences: { ...absences, [pupilId]: absence },
        }));
      }
      case 'TermGradeGiven':
        return { ...page, termGrades: { ...page.termGrades, [event.data.pupilId]: event.data.value } };
      default:
        return page;
    }
  },
};

type CommandOf<Kind extends PageCommand['kind']> = Extract<PageCommand, { kind: Kind }>;

const openPage = ({ page }: CommandOf<'OpenPage'>, state: Page): PageEvent[] => {
  if (state.opened) return [];
  if (page.from > page.to) throw new DomainError('term-reversed', 'The term ends before it begins.');
  return [{ type: 'PageOpened', data: page }];
};

const opened = (page: Page): OpenPage => {
  if (!page.opened) {
    throw new DomainError('page-not-found', 'There is no such journal page. Open it first.', 'not-found');
  }
  return { ...page, opened: page.opened };
};

const assignTeachers = ({ teachers }: CommandOf<'AssignTeachers'>, page: OpenPage): PageEvent[] => {
  const { pageId } = page.opened;
  return changesOf<PageEvent>(
    page.teachers,
    teachers,
    (teacherId, from) => ({ type: 'TeacherAssigned', data: { pageId, teacherId, from } }),
    (teacherId, until) => ({ type: 'TeacherReleased', data: { pageId, teacherId, until } }),
  );
};

const listPupils = ({ pupils }: CommandOf<'ListPupils'>, page: OpenPage): PageEvent[] => {
  const { pageId } = page.opened;
  return changesOf<PageEvent>(
    page.pupils,
    pupils,
    (pupilId, from) => ({ type: 'PupilListed', data: { pageId, pupilId, from } }),
    (pupilId, until) => ({ type: 'PupilDelisted', data: { pageId, pupilId, until } }),
  );
};

const recordLesson = (command: CommandOf<'RecordLesson'>, page: OpenPage): PageEvent[] => {
  const { date, number, topic, teacherId, by, today } = command;
  const { pageId } = page.opened;
  if (date < page.opened.from || date > page.opened.to) {
    throw new DomainError(
      'outside-term',
      `The term runs from ${page.opened.from} to ${page.opened.to}.`,
      'rule',
      [{ field: 'date', message: 'lies outside the term of this page' }],
    );
  }
  mayWrite(page, by, date, today);
  if (date > today) {
    throw new DomainError('lesson-in-future', 'A lesson is recorded on its day or later.', 'rule', [
      { field: 'date', message: 'lies in the future' },
    ]);
  }
  const lessonId = lessonIdOf(pageId, date, number);
  const there = page.lessons[lessonId];
  if (!there) {
    const data = { pageId, lessonId, date, number, topic, ...(teacherId === undefined ? {} : { teacherId }) };
    return [{ type: 'LessonRecorded', data }];
  }
  if (there.topic === topic) return [];
  return [{ type: 'TopicChanged', data: { pageId, lessonId, date, from: there.topic, to: topic } }];
};

const setHomework = (command: CommandOf<'SetHomework'>, page: OpenPage): PageEvent[] => {
  const { homeworkId, lessonId, dueOn, text, minutes, by, today } = command;
  const lesson = lessonIn(page, lessonId);
  // Homework may be set until it is due, and its window runs from there.
  mayWrite(page, by, lesson.date, today, dueOn);
  const there = lesson.homework[homeworkId];
  if (there === text) return [];
  if (there !== undefined) {
    throw new DomainError('homework-already-set', 'Other homework was set under this id.', 'conflict', [
      { field: 'homeworkId', message: 'is taken by other homework' },
    ]);
  }
  if (dueOn <= lesson.date) {
    throw new DomainError(
      'homework-due-too-early',
      'Homework is due after the lesson in which it is set.',
      'rule',
      [{ field: 'dueOn', message: `must be after ${lesson.date}` }],
    );
  }
  const { pageId } = page.opened;
  const more = minutes === undefined ? {} : { minutes };
  return [
    { type: 'HomeworkSet', data: { pageId, lessonId, date: lesson.date, homeworkId, dueOn, text, ...more } },
  ];
};

const giveGrades = (
  { lessonId, grades, by, today }: CommandOf<'GiveGrades'>,
  page: OpenPage,
): PageEvent[] => {
  const lesson = lessonIn(page, lessonId);
  const late = mayWrite(page, by, lesson.date, today);
  const given = new Set(Object.values(lesson.grades).map(({ pupilId, work }) => `${pupilId} ${work}`));
  const taken = new Set(Object.keys(lesson.grades));
  const faults = new Faults('grades');
  const events = grades.flatMap(({ gradeId, pupilId, work, value, comment }, index): PageEvent[] => {
    const there = lesson.grades[gradeId];
    if (there?.pupilId === pupilId && there.work === work && there.value === value) return [];
    const kind = page.opened.works.find(({ code }) => code === work);
    if (!kind) faults.add(index, 'work', 'unknown-work', `is none of ${worksOf(page.opened.works)}`);
    faultOfValue(page.opened.scale, value, index, faults);
    faultOfPupil(page, pupilId, lesson.date, index, faults);
    if (given.has(`${pupilId} ${work}`)) {
      faults.add(
        index,
        'pupilId',
        'grade-already-given',
        'has a grade for this work in this lesson: correct that one',
      );
    } else if (taken.has(gradeId)) {
      faults.add(index, 'gradeId', 'grade-id-taken', 'is the id of another grade');
    } else if (lessonOf(gradeId) !== lessonId) {
      faults.add(index, 'gradeId', 'grade-id-elsewhere', 'is no id of a grade in this lesson');
    }
    given.add(`${pupilId} ${work}`);
    taken.add(gradeId);
    if (!kind) return [];
    return [
      gradeGiven({ lessonId, date: lesson.date, gradeId, pupilId, work: kind, value, late, comment }, page),
    ];
  });
  faults.refuse();
  return events;
};

const gradeGiven = (
  { comment, ...grade }: Omit<GradeGiven['data'], 'pageId' | 'comment'> & { comment: Sealed | undefined },
  page: OpenPage,
): PageEvent => ({
  type: 'GradeGiven',
  data: { pageId: page.opened.pageId, ...grade, ...(comment === undefined ? {} : { comment }) },
});

const correctGrade = (command: CommandOf<'CorrectGrade'>, page: OpenPage): PageEvent[] => {
  const { gradeId, value, reason, by, today } = command;
  const lessonId = lessonOf(gradeId) ?? '';
  const lesson = page.lessons[lessonId];
  const grade = lesson?.grades[gradeId];
  if (!lesson || !grade) throw new DomainError('grade-not-found', 'There is no such grade.', 'not-found');
  const late = mayWrite(page, by, lesson.date, today);
  if (numberOn(page.opened.scale, value) === undefined) {
    throw new DomainError('value-not-on-scale', 'The scale has no such grade.', 'rule', [
      { field: 'value', message: scaleText(page.opened.scale) },
    ]);
  }
  if (grade.value === value) {
    throw new DomainError('grade-unchanged', 'The grade has this value already.', 'conflict', [
      { field: 'value', message: 'is what the grade is now' },
    ]);
  }
  const { pageId } = page.opened;
  const { pupilId, value: from } = grade;
  return [
    {
      type: 'GradeCorrected',
      data: { pageId, lessonId, date: lesson.date, gradeId, pupilId, from, to: value, reason, late },
    },
  ];
};

const recordAbsences = (
  { lessonId, absences, by, today }: CommandOf<'RecordAbsences'>,
  page: OpenPage,
): PageEvent[] => {
  const lesson = lessonIn(page, lessonId);
  mayWrite(page, by, lesson.date, today);
  const { pageId } = page.opened;
  const faults = new Faults('absences');
  const named = new Set<string>();
  const events = absences.flatMap(({ pupilId, code, minutes }, index): PageEvent[] => {
    const recorded = lesson.absences[pupilId];
    if (recorded?.code === code && recorded.minutes === minutes) return [];
    faultOfPupil(page, pupilId, lesson.date, index, faults);
    if (recorded !== undefined || named.has(pupilId)) {
      faults.add(index, 'pupilId', 'absence-already-recorded', 'has an absence in this lesson already');
    }
    named.add(pupilId);
    if (minutes !== undefined && code !== 'late') {
      faults.add(index, 'minutes', 'minutes-without-lateness', 'goes with the code late only');
    }
    const more = minutes === undefined ? {} : { minutes };
    return [
      { type: 'AbsenceRecorded', data: { pageId, lessonId, date: lesson.date, pupilId, code, ...more } },
    ];
  });
  faults.refuse();
  return events;
};

const giveTermGrades = ({ grades, by, today }: CommandOf<'GiveTermGrades'>, page: OpenPage): PageEvent[] => {
  mayWrite(page, by, page.opened.to, today);
  const { pageId, scale } = page.opened;
  const faults = new Faults('grades');
  const named = new Set<string>();
  const events = grades.flatMap(({ pupilId, value }, index): PageEvent[] => {
    const given = page.termGrades[pupilId];
    if (given === value) return [];
    if (given !== undefined || named.has(pupilId))
      faults.add(index, 'pupilId', 'term-grade-already-given', 'has a term grade already');
    named.add(pupilId);
    if (!page.pupils[pupilId])
      faults.add(index, 'pupilId', 'pupil-not-on-page', 'does not stand on this page');
    faultOfValue(scale, value, index, faults);
    return [{ type: 'TermGradeGiven', data: { pageId, pupilId, value } }];
  });
  faults.refuse();
  return events;
};

/**
 * Whether somebody may write about a day of the page, and whether that is late: the edit window runs from that
 * day, or from another where one is named.
 * @throws DomainError `not-your-page` or `outside-edit-window`.
 */
const mayWrite = (
  page: OpenPage,
  by: Writer,
  date: CivilDate,
  today: CivilDate,
  windowFrom = date,
): boolean => {
  const late = today > addDays(windowFrom, page.opened.editWindowDays);
  if (by.role !== 'teacher') return late && by.role === 'deputyHead';
  if (!isMemberOn(page.teachers, by.personId, date)) {
    throw new DomainError(
      'not-your-page',
      'Only the teachers assigned to this page write in it.',
      'forbidden',
    );
  }
  if (late) {
    throw new DomainError(
      'outside-edit-window',
      `The ${page.opened.editWindowDays.toString()} days for changes to ${windowFrom} are over. Ask the deputy head.`,
    );
  }
  return false;
};

const lessonIn = (page: OpenPage, lessonId: string): Lesson => {
  // An id may come from outside, and a name such as `constructor` is in every object.
  const lesson = Object.hasOwn(page.lessons, lessonId) ? page.lessons[lessonId] : undefined;
  if (!lesson) {
    throw new DomainError(
      'lesson-not-found',
      'There is no such lesson on this page. Record it first.',
      'rule',
      [{ field: 'lessonId', message: 'is no lesson of this page' }],
    );
  }
  return lesson;
};

const faultOfValue = (scale: Scale, value: string, index: number, faults: Faults): void => {
  if (numberOn(scale, value) === undefined)
    faults.add(index, 'value', 'value-not-on-scale', scaleText(scale));
};

const faultOfPupil = (page: Page, pupilId: string, date: CivilDate, index: number, faults: Faults): void => {
  if (!isMemberOn(page.pupils, pupilId, date)) {
    faults.add(index, 'pupilId', 'pupil-not-on-page', `does not stand on this page on ${date}`);
  }
};

const scaleText = ({ min, max }: Scale): string =>
  `must be a whole number from ${min.toString()} to ${max.toString()}`;

const worksOf = (works: readonly WorkKind[]): string => works.map(({ code }) => code).join(', ');

/** Gathers what is wrong with the entries of a list, so that one refusal names all of it. */
class Faults {
  private readonly found: { code: string; field: string; message: string }[] = [];

  constructor(private readonly list: string) {}

  add(index: number, field: string, code: string, message: string): void {
    this.found.push({ code, field: `${this.list}.${index.toString()}.${field}`, message });
  }

  /** @throws DomainError with the code of the first fault and the fields of all. */
  refuse(): void {
    const [first] = this.found;
    if (!first) return;
    const more = this.found.length === 1 ? '' : ` (and ${(this.found.length - 1).toString()} more)`;
    throw new DomainError(
      first.code,
      `Nothing was written: ${first.field} ${first.message}${more}.`,
      'rule',
      this.found,
    );
  }
}

const inLesson = (page: Page, lessonId: string, change: (lesson: Lesson) => Partial<Lesson>): Page => {
  const lesson = page.lessons[lessonId];
  return lesson
    ? { ...page, lessons: { ...page.lessons, [lessonId]: { ...lesson, ...change(lesson) } } }
    : page;
};
