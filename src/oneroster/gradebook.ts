import { HALF_UP } from '../school/rounding.values.js';
import { fault } from './faults.js';
import type { Report } from './report.js';
import {
  ABSENCE_CODES,
  AUDIENCES,
  type Category,
  type Enrolment,
  PURPOSES,
  REMARK_KINDS,
  type Result,
  type SchoolWorkKind,
  STAGES,
  type Work,
} from './roster.js';
import type { Sessions } from './sessions.js';
import { readEditWindow, readRounding, readScale } from './settings.js';
import type { Row } from './table.js';
import type { Tables } from './tables.js';
import { termColumn } from './format.js';

/** The length of a lesson, which an absence misses where the bundle doesn't say how much. */
const LESSON_MINUTES = 45;

/** Reads line items with their categories. */
export function readWorks(tables: Tables, sessions: Sessions, report: Report): Work[] {
  const categories = new Map(tables.rows('categories').map((row) => [row.sourcedId, categoryOf(row)]));
  return tables.rows('lineItems').flatMap((row) => {
    checkSpan(row, report);
    const termId = termOf(row, tables, sessions, report);
    const category = categories.get(row.text('categorySourcedId'));
    if (!category && tables.kind === 'delta') {
      row.fault(report, 'categorySourcedId', fault('category-elsewhere'));
    }
    if (!category || termId === undefined) return [];
    return [
      {
        sourcedId: row.sourcedId,
        ended: row.ended,
        classId: row.text('classSourcedId'),
        termId,
        category,
        title: row.text('title'),
        ...row.optional('description', 'description'),
        assigned: row.text('assignDate'),
        due: row.text('dueDate'),
        lesson: Number(row.text('metadata.lesson') || '1'),
        ...row.optionalNumber('min', 'resultValueMin'),
        ...row.optionalNumber('max', 'resultValueMax'),
        ...oneOf(row, 'stage', 'metadata.stage', STAGES),
        cancelled: row.text('metadata.cancelled') === 'yes',
        ...row.optional('teacherId', 'metadata.teacher'),
        substituteIds: row.list('metadata.substitutes'),
        ...row.optionalNumber('dueLesson', 'metadata.dueLesson'),
        ...row.optionalNumber('minutes', 'metadata.minutes'),
        pupilIds: row.list('metadata.pupils'),
        ...rulesOf(row),
        closed: row.text('metadata.closed') === 'yes',
      },
    ];
  });
}

/** By which rules a page was opened: by the school's, where its row names no scale. */
function rulesOf(row: Row): Pick<Work, 'rules'> {
  const scale = readScale(row.text('metadata.scale'));
  if (!scale) return {};
  const rounding = readRounding(row.text('metadata.rounding')) ?? HALF_UP;
  return { rules: { scale, rounding, ...row.read('editWindow', 'metadata.editWindow', readEditWindow) } };
}

/** The cell as one of the values that it may have, as a property to spread. */
function oneOf<Name extends string, Value extends string>(
  row: Row,
  name: Name,
  column: string,
  values: readonly Value[],
): { [key in Name]?: Value } {
  return row.read(name, column, (cell) => values.find((value) => value === cell));
}

/** Reads the kinds of work that schools have, whether or not a line item is of them. */
export function readWorkKinds(tables: Tables, report: Report): SchoolWorkKind[] {
  return tables.rows('categories').flatMap((row) => {
    const schoolId = row.text('metadata.school');
    const from = row.text('metadata.from');
    if (schoolId !== '' && from === '') {
      row.fault(report, 'metadata.from', fault('work-kind-without-day'));
    }
    return schoolId === '' || from === '' ? [] : [{ ...categoryOf(row), schoolId, from }];
  });
}

function categoryOf(row: Row): Category {
  return {
    sourcedId: row.sourcedId,
    title: row.text('title'),
    ...row.optional('abbreviation', 'metadata.abbreviation'),
    purpose: PURPOSES.find((purpose) => purpose === row.text('metadata.purpose')) ?? 'work',
    weight: Number(row.text('weight') || '1'),
    ...row.optional('code', 'metadata.code'),
    ...row.optionalNumber('grades', 'metadata.grades'),
    ...row.optional('from', 'metadata.from'),
  };
}

function checkSpan(row: Row, report: Report): void {
  if (row.text('dueDate') < row.text('assignDate')) {
    row.fault(report, 'dueDate', fault('due-before-assigned'));
  }
  const { min, max } = {
    ...row.optionalNumber('min', 'resultValueMin'),
    ...row.optionalNumber('max', 'resultValueMax'),
  };
  if (min !== undefined && max !== undefined && min >= max) {
    row.fault(report, 'resultValueMax', fault('result-range-empty'));
  }
  if (row.text('metadata.lesson') === '0') row.fault(report, 'metadata.lesson', fault('lesson-from-one'));
}

function termOf(row: Row, tables: Tables, sessions: Sessions, report: Report): string | undefined {
  const column = termColumn(tables.version);
  const sessionId = row.text(column);
  const termId = sessions.termOn(sessionId, row.text('assignDate'));
  if (termId === undefined) {
    row.fault(report, 'assignDate', fault('day-outside-session', { session: sessionId, named: column }));
  }
  return termId;
}

/** Reads results: grades, and absences in line items of that purpose. */
export function readResults(
  tables: Tables,
  works: readonly Work[],
  enrolments: readonly Enrolment[],
  report: Report,
): Result[] {
  const worksById = new Map(works.map((work) => [work.sourcedId, work]));
  const learns = new Set(
    enrolments
      .filter(({ role }) => role === 'pupil')
      .map(({ classId, personId }) => `${classId} ${personId}`),
  );
  return tables.rows('results').map((row) => {
    const work = worksById.get(row.text('lineItemSourcedId'));
    const pupilId = row.text('studentSourcedId');
    if (work) checkAgainstWork(row, work, report);
    if (work && tables.knowsAll('enrollments') && !learns.has(`${work.classId} ${pupilId}`)) {
      const found = fault('pupil-of-other-class', { pupil: pupilId, class: work.classId });
      row.fault(report, 'studentSourcedId', found);
    }
    return {
      sourcedId: row.sourcedId,
      ended: row.ended,
      workId: row.text('lineItemSourcedId'),
      pupilId,
      status: row.text('scoreStatus'),
      ...row.optionalNumber('score', 'score'),
      ...row.optional('textScore', 'textScore'),
      date: row.text('scoreDate'),
      ...row.optional('comment', 'comment'),
      ...absenceOf(row),
      ...row.optional('madeUpOn', 'metadata.madeUpOn'),
      ...(row.text('metadata.debt') === 'yes' ? { debt: row.optional('dueOn', 'metadata.dueOn') } : {}),
      ...remarkOf(row),
    };
  });
}

function checkAgainstWork(row: Row, work: Work, report: Report): void {
  const { score } = row.optionalNumber('score', 'score');
  const { min = -Infinity, max = Infinity, sourcedId: item } = work;
  if (score !== undefined && (score < min || score > max)) {
    row.fault(report, 'score', fault('score-outside-range', { min, max, item }));
  }
  const { purpose } = work.category;
  const isAbsence = row.text('metadata.absence') !== '';
  if (isAbsence !== (purpose === 'absence')) {
    const code = isAbsence ? 'absence-misplaced' : 'absence-missing';
    row.fault(report, 'metadata.absence', fault(code, { item, purpose }));
  }
  if ((row.text('metadata.remark') !== '') !== (purpose === 'remark')) {
    row.fault(report, 'metadata.remark', fault('remark-misplaced'));
  } else if (purpose === 'remark' && row.text('comment') === '') {
    row.fault(report, 'comment', fault('remark-empty'));
  }
  const isGrade = purpose === 'work' || purpose === 'termGrade' || purpose === 'finalGrade';
  if (
    isGrade &&
    score === undefined &&
    row.text('textScore') === '' &&
    row.text('scoreStatus') === 'fully graded'
  ) {
    row.fault(report, 'score', fault('score-missing'));
  }
}

function absenceOf(row: Row): Pick<Result, 'absence'> {
  const code = ABSENCE_CODES.find((known) => known === row.text('metadata.absence'));
  if (!code) return {};
  const minutes = row.text('metadata.minutes');
  return {
    absence: {
      code,
      minutes: minutes === '' ? LESSON_MINUTES : Number(minutes),
      ...oneOf(row, 'reason', 'metadata.reason', ABSENCE_CODES),
    },
  };
}

/** For guardians only, where the bundle doesn't say who sees it. */
function remarkOf(row: Row): Pick<Result, 'remark'> {
  const kind = REMARK_KINDS.find((known) => known === row.text('metadata.remark'));
  const visibleTo = AUDIENCES.find((known) => known === row.text('metadata.visibleTo')) ?? 'guardian';
  return kind ? { remark: { kind, visibleTo } } : {};
}
