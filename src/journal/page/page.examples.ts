import type { Sealed } from '../../people/sealed.values.js';
import type { CivilDate } from '../../school/civil-date.values.js';
import type { WorkKind } from '../../school/scale.values.js';
import type { PageCommand, Writer } from './page.decider.js';
import type {
  AbsenceCode,
  AbsenceRecorded,
  GradeCorrected,
  GradeGiven,
  HomeworkSet,
  LessonRecorded,
  PageOpened,
  PupilDelisted,
  PupilListed,
  TeacherAssigned,
  TeacherReleased,
  TermGradeGiven,
  TopicChanged,
} from './page.events.js';
import { idInLesson, lessonIdOf, pageIdOf } from './page-ids.values.js';

// Words for specs: the mathematics page of 7B, in which Petrova teaches Anna and Boris.

export const PAGE = pageIdOf('7b', 'math', 'q2');
export const TERM = { from: '2026-11-02', to: '2026-12-27' } as const;
export const MONDAY: CivilDate = '2026-11-23';
export const TUESDAY: CivilDate = '2026-11-24';
export const LESSON = lessonIdOf(PAGE, MONDAY, 2);
export const NEXT_LESSON = lessonIdOf(PAGE, TUESDAY, 1);
export const HOMEWORK = idInLesson(LESSON, 'h1');
export const EDIT_WINDOW_DAYS = 14;
/** The last day on which a teacher may write about the lesson, and the first on which only others may. */
export const LAST_DAY_OF_WINDOW: CivilDate = '2026-12-07';
export const DAY_AFTER_WINDOW: CivilDate = '2026-12-08';

export const oral: WorkKind = { code: 'oral', title: 'Oral answer', abbreviation: 'O', weight: 1 };
export const written: WorkKind = { code: 'test', title: 'Test', abbreviation: 'T', weight: 3 };

export const petrova: Writer = { personId: 'petrova', role: 'teacher' };
export const stranger: Writer = { personId: 'stranger', role: 'teacher' };
export const deputyHead: Writer = { personId: 'deputy', role: 'deputyHead' };
export const theImport: Writer = { personId: 'importer', role: 'import' };

/** Stands for a sealed text; what it says can be read here, which the code under test must never do. */
export const sealed = (text: string): Sealed => ({ sealed: text, of: 'anna', in: 'command' });

export const gradeIdOf = (pupilId: string, work: WorkKind = oral, lessonId = LESSON): string =>
  idInLesson(lessonId, `${pupilId}${work.code}`);

type Data<Event extends { data: object }> = Partial<Event['data']>;

export const pageOpened = (data: Data<PageOpened> = {}): PageOpened => ({
  type: 'PageOpened',
  data: {
    pageId: PAGE,
    schoolId: 'school1',
    groupId: '7b',
    subjectId: 'math',
    termId: 'q2',
    ...TERM,
    timeZone: 'Europe/Lisbon',
    scale: { min: 2, max: 5 },
    works: [oral, written],
    editWindowDays: EDIT_WINDOW_DAYS,
    ...data,
  },
});

export const teacherAssigned = (teacherId = 'petrova', from: CivilDate = TERM.from): TeacherAssigned => ({
  type: 'TeacherAssigned',
  data: { pageId: PAGE, teacherId, from },
});

export const teacherReleased = (teacherId: string, until: CivilDate): TeacherReleased => ({
  type: 'TeacherReleased',
  data: { pageId: PAGE, teacherId, until },
});

export const pupilListed = (pupilId: string, from: CivilDate = TERM.from): PupilListed => ({
  type: 'PupilListed',
  data: { pageId: PAGE, pupilId, from },
});

export const pupilDelisted = (pupilId: string, until: CivilDate): PupilDelisted => ({
  type: 'PupilDelisted',
  data: { pageId: PAGE, pupilId, until },
});

export const lessonRecorded = (data: Data<LessonRecorded> = {}): LessonRecorded => ({
  type: 'LessonRecorded',
  data: { pageId: PAGE, lessonId: LESSON, date: MONDAY, number: 2, topic: 'Fractions', ...data },
});

export const nextLessonRecorded = (topic = 'Decimals'): LessonRecorded =>
  lessonRecorded({ lessonId: NEXT_LESSON, date: TUESDAY, number: 1, topic });

export const topicChanged = (from: string, to: string): TopicChanged => ({
  type: 'TopicChanged',
  data: { pageId: PAGE, lessonId: LESSON, date: MONDAY, from, to },
});

export const homeworkSet = (data: Data<HomeworkSet> = {}): HomeworkSet => ({
  type: 'HomeworkSet',
  data: {
    pageId: PAGE,
    lessonId: LESSON,
    date: MONDAY,
    homeworkId: HOMEWORK,
    dueOn: TUESDAY,
    text: 'No. 12',
    ...data,
  },
});

export const gradeGiven = (value: string, data: Data<GradeGiven> = {}): GradeGiven => {
  const { pupilId = 'anna', work = oral, lessonId = LESSON } = data;
  const gradeId = gradeIdOf(pupilId, work, lessonId);
  return {
    type: 'GradeGiven',
    data: { pageId: PAGE, lessonId, date: MONDAY, gradeId, pupilId, work, value, late: false, ...data },
  };
};

export const gradeCorrected = (from: string, to: string, data: Data<GradeCorrected> = {}): GradeCorrected => {
  const { pupilId = 'anna' } = data;
  return {
    type: 'GradeCorrected',
    data: {
      pageId: PAGE,
      lessonId: LESSON,
      date: MONDAY,
      gradeId: gradeIdOf(pupilId),
      pupilId,
      from,
      to,
      reason: sealed('Recounted'),
      late: false,
      ...data,
    },
  };
};

export const absenceRecorded = (
  pupilId: string,
  code: AbsenceCode = 'absent',
  data: Data<AbsenceRecorded> = {},
): AbsenceRecorded => ({
  type: 'AbsenceRecorded',
  data: { pageId: PAGE, lessonId: LESSON, date: MONDAY, pupilId, code, ...data },
});

export const termGradeGiven = (pupilId: string, value: string): TermGradeGiven => ({
  type: 'TermGradeGiven',
  data: { pageId: PAGE, pupilId, value },
});

/** The page with its teacher, its two pupils and Monday's lesson. */
export const aPageWithALesson = [
  pageOpened(),
  teacherAssigned(),
  pupilListed('anna'),
  pupilListed('boris'),
  lessonRecorded(),
] as const;

type CommandOf<Kind extends PageCommand['kind']> = Extract<PageCommand, { kind: Kind }>;
type Changes<Kind extends PageCommand['kind']> = Partial<Omit<CommandOf<Kind>, 'kind'>>;
const onMonday = { by: petrova, today: MONDAY } as const;

export const recordLesson = (changes: Changes<'RecordLesson'> = {}): CommandOf<'RecordLesson'> => ({
  kind: 'RecordLesson',
  date: MONDAY,
  number: 2,
  topic: 'Fractions',
  ...onMonday,
  ...changes,
});

export const setHomework = (changes: Changes<'SetHomework'> = {}): CommandOf<'SetHomework'> => ({
  kind: 'SetHomework',
  homeworkId: HOMEWORK,
  lessonId: LESSON,
  dueOn: TUESDAY,
  text: 'No. 12',
  ...onMonday,
  ...changes,
});

export const aGrade = (
  pupilId: string,
  value: string,
  work: WorkKind = oral,
): CommandOf<'GiveGrades'>['grades'][number] => ({
  gradeId: gradeIdOf(pupilId, work),
  pupilId,
  work: work.code,
  value,
});

export const giveGrades = (
  grades: CommandOf<'GiveGrades'>['grades'],
  changes: Changes<'GiveGrades'> = {},
): CommandOf<'GiveGrades'> => ({ kind: 'GiveGrades', lessonId: LESSON, grades, ...onMonday, ...changes });

export const correctGrade = (
  value: string,
  changes: Changes<'CorrectGrade'> = {},
): CommandOf<'CorrectGrade'> => ({
  kind: 'CorrectGrade',
  gradeId: gradeIdOf('anna'),
  value,
  reason: sealed('Recounted'),
  ...onMonday,
  ...changes,
});

export const recordAbsences = (
  absences: CommandOf<'RecordAbsences'>['absences'],
  changes: Changes<'RecordAbsences'> = {},
): CommandOf<'RecordAbsences'> => ({
  kind: 'RecordAbsences',
  lessonId: LESSON,
  absences,
  ...onMonday,
  ...changes,
});

export const giveTermGrades = (
  grades: CommandOf<'GiveTermGrades'>['grades'],
  changes: Changes<'GiveTermGrades'> = {},
): CommandOf<'GiveTermGrades'> => ({ kind: 'GiveTermGrades', grades, ...onMonday, ...changes });
