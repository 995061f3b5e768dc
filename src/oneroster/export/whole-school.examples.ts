import { idInLesson, lessonIdOf, pageIdOf } from '../../journal/page/page-ids.values.js';
import type { PageCommand } from '../../journal/page/page.command.js';
import { SCALE_PRESETS } from '../../school/scale-presets.values.js';
import { addRow, setCell, specimen } from '../specimen.js';
import { contextIn, importInto, installation } from './installation.examples.js';

/** Two groups of a class, and a pupil who goes from the one to the other. */
const school = (): Map<string, string> => {
  const files = specimen();
  addRow(files, 'orgs', { sourcedId: 'm1', name: 'Холмы', type: 'local', parentSourcedId: 'r1' });
  addRow(files, 'orgs', { sourcedId: 'r1', name: 'North', type: 'state' });
  setCell(files, 'orgs', 2, 'parentSourcedId', 'm1');
  setCell(files, 'results', 2, 'score', '17');
  addRow(files, 'users', {
    ...{
      sourcedId: 'p2',
      enabledUser: 'true',
      username: 'ilya',
      givenName: 'Илья',
      familyName: 'О"Нил, мл.',
    },
  });
  addRow(files, 'roles', {
    ...{ sourcedId: 'r8', userSourcedId: 'p2', roleType: 'primary', role: 'student', orgSourcedId: 's1' },
  });
  addRow(files, 'classes', {
    ...{ sourcedId: 'g2', title: '7A Physics, second group', courseSourcedId: 'c1', classType: 'scheduled' },
    ...{ schoolSourcedId: 's1', termSourcedIds: 't1,t2', 'metadata.homeroom': 'h1' },
  });
  const enrol = (classSourcedId: string, beginDate: string, endDate: string) =>
    addRow(files, 'enrollments', {
      ...{ sourcedId: `${classSourcedId}-p2`, classSourcedId, schoolSourcedId: 's1', userSourcedId: 'p2' },
      ...{ role: 'student', beginDate, endDate },
    });
  enrol('h1', '2026-01-05', '');
  enrol('g1', '2026-01-05', '2026-04-01');
  enrol('g2', '2026-04-01', '');
  return files;
};

export const here = installation(1);
const { ids, runners, vault } = here;
export const [SCHOOL, CLASS, SUBJECT] = [
  ids.of('school', 's1'),
  ids.of('class', 'h1'),
  ids.of('subject', 'c1'),
];
export const [YEAR, FIRST, SECOND] = [ids.of('year', 'y1'), ids.of('term', 't1'), ids.of('term', 't2')];
const [GROUP, OTHER_GROUP] = [ids.of('class', 'g1'), ids.of('class', 'g2')];
export const [ANN, ILYA] = [ids.of('person', 'p1'), ids.of('person', 'p2')];
const [CARL, DORA] = [ids.of('person', 'u1'), ids.of('person', 'u2')];
const PAGE = pageIdOf(GROUP, SUBJECT, FIRST);
const LAST_PAGE = pageIdOf(GROUP, SUBJECT, SECOND);
const OTHER_PAGE = pageIdOf(OTHER_GROUP, SUBJECT, FIRST);
const OTHER_LAST_PAGE = pageIdOf(OTHER_GROUP, SUBJECT, SECOND);
const LESSON = lessonIdOf(PAGE, '2026-02-02', 3);
const NEXT = lessonIdOf(PAGE, '2026-02-09', 2);
const by = { personId: DORA, role: 'deputyHead' } as const;
const reason = { code: 'wrong-entry' };
const key = (name: string) => ids.of('key', name).slice(0, 12);
const entry = (name: string, lessonId = LESSON) => idInLesson(lessonId, key(name));

const write = async (pageId: string, ...wanted: readonly PageCommand[]): Promise<void> => {
  for (const command of wanted) await runners.pages.handle(pageId, command, contextIn(SCHOOL));
};
const sealed = (pupilId: string, text: string) => vault.seal(pupilId, text, text.slice(0, 5));

const settings = async (): Promise<void> => {
  const scale = { ...SCALE_PRESETS.twentyPoint, levels: { satisfactory: 9, good: 13, excellent: 17 } };
  const essay = { code: 'essay', title: 'Сочинение', abbreviation: 'С', weight: 1.5, grades: 2 };
  const essayOn = (from: string, weight: number) =>
    ({ kind: 'DefineWorkKind', work: { ...essay, weight }, from, today: '2026-01-01' }) as const;
  const wanted = [
    { kind: 'DefineScale', scale } as const,
    { kind: 'DefineScale', scale: SCALE_PRESETS.letters, subjectId: ids.of('subject', 'c2') } as const,
    { kind: 'SetRounding', rounding: { kind: 'thresholds', least: { '10': 9.4, '20': 19.8 } } } as const,
    { kind: 'SetRatings', ratings: { on: false, least: { inSubject: 4, overall: 9 } } } as const,
    { kind: 'SetEditWindow', days: 14 } as const,
    { kind: 'ListCorrectionReason', code: 'lost', title: 'Работа найдена, "потом"' } as const,
    { kind: 'DelistCorrectionReason', code: 'appeal' } as const,
    essayOn('2026-01-05', 1.5),
    essayOn('2026-02-09', 3),
  ];
  for (const command of wanted) await runners.schools.handle(SCHOOL, command, contextIn(SCHOOL));
};

const firstTerm = async (): Promise<void> => {
  const writing = { by, today: '2026-02-20' };
  const give = (lessonId: string, ...grades: readonly object[]) =>
    ({ kind: 'GiveGrades', ...writing, lessonId, grades }) as PageCommand;
  const essay = { code: 'essay', title: 'Сочинение', abbreviation: 'С', weight: 1.5, grades: 2 };
  const setKinds = (from: string, weight: number) =>
    ({
      ...{ kind: 'SetWorkKinds', by: { personId: 'system', role: 'system' }, today: '2026-01-01' },
      ...{ works: [{ ...essay, weight }], from },
    }) as PageCommand;
  const at = (date: string, number: number) => ({ ...writing, date, number });
  // As the reaction does in a running school.
  for (const pageId of [PAGE, OTHER_PAGE, LAST_PAGE, OTHER_LAST_PAGE]) {
    await write(pageId, setKinds('2026-01-05', 1.5), setKinds('2026-02-09', 3));
  }
  await write(
    PAGE,
    { kind: 'RecordLesson', ...at('2026-02-09', 2), topic: 'Звук,\n"эхо"', teacherId: CARL },
    { kind: 'PlanLesson', ...at('2026-02-16', 2), today: '2026-02-10', topic: 'Forgotten' },
    { kind: 'AssignSubstitute', ...at('2026-02-16', 2), teacherId: DORA },
    { kind: 'CancelLesson', ...at('2026-02-17', 1), reason: 'Snow' },
    { kind: 'RecordLesson', ...at('2026-02-18', 1), topic: 'Held, and then not' },
    { kind: 'CancelLesson', ...at('2026-02-18', 1) },
    give(
      NEXT,
      {
        gradeId: entry('g1', NEXT),
        pupilId: ANN,
        work: 'essay',
        value: '12',
        comment: await sealed(ANN, 'Да,\n"хорошо"'),
      },
      { gradeId: entry('g2', NEXT), pupilId: ANN, work: 'essay', value: '14' },
      { gradeId: entry('g3', NEXT), pupilId: ILYA, work: 'test', value: 'exempt' },
    ),
    give(LESSON, { gradeId: entry('g4'), pupilId: ILYA, work: 'test', value: '9' }),
    give(LESSON, { gradeId: entry('g5'), pupilId: ILYA, work: 'essay', value: '3' }),
    { kind: 'CorrectGrade', ...writing, gradeId: entry('g4'), value: '11', reason },
    { kind: 'AnnulGrade', ...writing, gradeId: entry('g5'), reason },
    {
      ...{ kind: 'MarkDebts', ...writing, lessonId: LESSON },
      debts: [
        {
          debtId: entry('d1'),
          pupilId: ANN,
          work: 'essay',
          dueOn: '2026-03-01',
          comment: await sealed(ANN, 'Долг'),
        },
        { debtId: entry('d2'), pupilId: ILYA, work: 'essay' },
      ],
    },
    give(LESSON, { gradeId: entry('g6'), pupilId: ILYA, work: 'essay', value: '8', debtId: entry('d2') }),
    {
      ...{ kind: 'RecordAbsences', ...writing, lessonId: NEXT },
      absences: [{ pupilId: ILYA, code: 'late' }],
    },
    { kind: 'RecordAbsences', ...writing, lessonId: LESSON, absences: [] },
    { kind: 'RecordLesson', ...at('2026-02-19', 1), topic: 'Light' },
  );
  const LIGHT = lessonIdOf(PAGE, '2026-02-19', 1);
  const remark = { ...writing, lessonId: LIGHT, pupilId: ANN, visibleTo: 'guardianAndPupil' } as const;
  const homework = { ...writing, lessonId: LIGHT, dueOn: '2026-02-24' };
  await write(
    PAGE,
    {
      ...{ kind: 'RecordAbsences', ...writing, lessonId: LIGHT },
      absences: [
        { pupilId: ANN, code: 'absent' },
        { pupilId: ILYA, code: 'late', minutes: 7 },
      ],
    },
    {
      ...{ kind: 'SetAbsenceReasons', ...writing, lessonId: LIGHT },
      absences: [{ pupilId: ANN, code: 'ill', note: await sealed(ANN, 'Справка № 7') }],
    },
    give(LIGHT, {
      gradeId: entry('g7', LIGHT),
      pupilId: ANN,
      work: 'test',
      value: '20',
      madeUpOn: '2026-02-20',
    }),
    {
      kind: 'MakeRemark',
      ...remark,
      remarkId: entry('r1', LIGHT),
      remark: 'praise',
      text: await sealed(ANN, 'Молодец!'),
    },
    {
      kind: 'MakeRemark',
      ...remark,
      remarkId: entry('r2', LIGHT),
      remark: 'note',
      text: await sealed(ANN, 'Oops'),
    },
    { kind: 'WithdrawRemark', ...writing, remarkId: entry('r2', LIGHT), reason },
    { kind: 'SetHomework', ...homework, homeworkId: entry('h1', LIGHT), text: 'Read' },
    {
      ...{ kind: 'AmendHomework', ...writing, homeworkId: entry('h1', LIGHT), text: 'Прочитать §1,\n«Свет»' },
      ...{ dueOn: '2026-03-03', dueLesson: 4, minutes: 30, pupilIds: [ANN] },
    },
    { kind: 'SetHomework', ...homework, homeworkId: entry('h2', LIGHT), text: 'Nothing' },
    { kind: 'WithdrawHomework', ...writing, homeworkId: entry('h2', LIGHT) },
  );
  const { grades = {} } = (await runners.pages.load(PAGE)).lessons[LESSON] ?? {};
  const taken = Object.entries(grades)
    .filter(([, grade]) => grade.pupilId === ILYA && !grade.annulled)
    .map(([gradeId, { work, value }]) => ({ gradeId, date: '2026-02-02', work, value }));
  const others = [
    {
      gradeId: entry('g3', NEXT),
      date: '2026-02-09',
      value: 'exempt',
      work: (await runners.pages.load(PAGE)).lessons[NEXT]?.grades[entry('g3', NEXT)]?.work,
    },
  ];
  await write(OTHER_PAGE, {
    kind: 'TakeOverGrades',
    pupilId: ILYA,
    fromPageId: PAGE,
    grades: [...taken, ...others].sort((a, b) => (a.gradeId < b.gradeId ? -1 : 1)),
  } as PageCommand);
};

const endOfYear = async (): Promise<void> => {
  const writing = { by, today: '2026-11-24' };
  await write(
    PAGE,
    {
      kind: 'GiveTermGrades',
      ...writing,
      grades: [
        { pupilId: ANN, value: '15' },
        { pupilId: ILYA, value: 'notAssessed' },
      ],
    },
    { kind: 'CorrectTermGrade', ...writing, pupilId: ANN, value: '16', reason },
    // Ilya left before a lesson in which there was a grade already; and nobody is on a page beyond its end.
    { kind: 'DelistPupil', pupilId: ILYA, until: '2026-02-01' },
    { kind: 'DelistPupil', pupilId: ANN, until: '2026-12-01' },
    { kind: 'ClosePage', ...writing },
  );
  await runners.classes.handle(
    GROUP,
    { kind: 'WithdrawPupil', pupilId: ILYA, until: '2026-02-01' },
    contextIn(SCHOOL),
  );
  await write(LAST_PAGE, { kind: 'GiveTermGrades', ...writing, grades: [{ pupilId: ANN, value: 'exempt' }] });
  const sheet = { by, classId: CLASS, yearId: YEAR, subjectId: SUBJECT };
  const { opened } = await runners.pages.load(PAGE);
  if (!opened) throw new Error('The page is not open');
  const { scale, rounding } = opened;
  const give = (groupId: string, pupilId: string, value: string) =>
    ({
      kind: 'GiveFinalGrades',
      ...sheet,
      groupId,
      scale,
      rounding,
      grades: [{ pupilId, value, terms: [] }],
    }) as const;
  const wanted = [
    give(GROUP, ANN, '17'),
    give(OTHER_GROUP, ILYA, 'notAssessed'),
    { kind: 'CorrectFinalGrade', ...sheet, pupilId: ANN, scale, value: '18', reason } as const,
    { kind: 'CloseYear', by, classId: CLASS, yearId: YEAR, openPages: [], subjects: [] } as const,
  ];
  for (const command of wanted)
    await runners.yearSheets.handle(`${CLASS}.${YEAR}`, command, contextIn(SCHOOL));
};

/** A school in the installation `here`, in which there is one of everything that a journal knows. */
export const wholeSchool = async (): Promise<void> => {
  await importInto(here, school(), '2026-07-02');
  await settings();
  await firstTerm();
  await endOfYear();
};
