import type { Report } from './report.js';
import { ABSENCE_CODES, type Category, type Enrolment, PURPOSES, type Result, type Work } from './roster.js';
import type { Sessions } from './sessions.js';
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
      row.fault(report, 'categorySourcedId', 'line items need their categories in the same bundle');
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
      },
    ];
  });
}

function categoryOf(row: Row): Category {
  return {
    sourcedId: row.sourcedId,
    title: row.text('title'),
    ...row.optional('abbreviation', 'metadata.abbreviation'),
    purpose: PURPOSES.find((purpose) => purpose === row.text('metadata.purpose')) ?? 'work',
    weight: Number(row.text('weight') || '1'),
  };
}

function checkSpan(row: Row, report: Report): void {
  if (row.text('dueDate') < row.text('assignDate')) {
    row.fault(report, 'dueDate', 'must not be earlier than assignDate');
  }
  const { min, max } = {
    ...row.optionalNumber('min', 'resultValueMin'),
    ...row.optionalNumber('max', 'resultValueMax'),
  };
  if (min !== undefined && max !== undefined && min >= max) {
    row.fault(report, 'resultValueMax', 'must be more than resultValueMin');
  }
  if (row.text('metadata.lesson') === '0')
    row.fault(report, 'metadata.lesson', 'lessons of a day count from 1');
}

function termOf(row: Row, tables: Tables, sessions: Sessions, report: Report): string | undefined {
  const column = termColumn(tables.version);
  const sessionId = row.text(column);
  const termId = sessions.termOn(sessionId, row.text('assignDate'));
  if (termId === undefined) {
    row.fault(report, 'assignDate', `does not lie within the session ${sessionId} that ${column} names`);
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
      row.fault(
        report,
        'studentSourcedId',
        `${pupilId} is no student of the line item's class ${work.classId}`,
      );
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
    };
  });
}

function checkAgainstWork(row: Row, work: Work, report: Report): void {
  const { score } = row.optionalNumber('score', 'score');
  const { min = -Infinity, max = Infinity } = work;
  if (score !== undefined && (score < min || score > max)) {
    row.fault(report, 'score', `must lie within the ${min} to ${max} of the line item ${work.sourcedId}`);
  }
  const { purpose } = work.category;
  const isAbsence = row.text('metadata.absence') !== '';
  if (isAbsence !== (purpose === 'absence')) {
    const message = isAbsence ? 'only line items of absence take one' : 'a line item of absence needs one';
    row.fault(report, 'metadata.absence', `${message}; ${work.sourcedId} is of ${purpose}`);
  }
  const isGrade = purpose === 'work' || purpose === 'termGrade' || purpose === 'finalGrade';
  if (
    isGrade &&
    score === undefined &&
    row.text('textScore') === '' &&
    row.text('scoreStatus') === 'fully graded'
  ) {
    row.fault(report, 'score', 'must not be empty where scoreStatus says fully graded');
  }
}

function absenceOf(row: Row): Pick<Result, 'absence'> {
  const code = ABSENCE_CODES.find((known) => known === row.text('metadata.absence'));
  if (!code) return {};
  const minutes = row.text('metadata.minutes');
  return { absence: { code, minutes: minutes === '' ? LESSON_MINUTES : Number(minutes) } };
}
