import type { Recorded, Via } from '../../src/eventing/envelope.js';
import { formatPosition } from '../../src/eventing/position.js';
import type { Projection } from '../../src/eventing/projection.js';
import type {
  DebtWithdrawn,
  EditWindowExtended,
  GradeAnnulled,
  GradeCorrected,
  LessonCancelled,
  LessonPlanned,
  LessonRecorded,
  PageClosed,
  PageReopened,
  SubstituteAssigned,
  TermGradeCorrected,
  TermGradeGiven,
} from '../../src/journal/page/page.events.js';
import type { FinalGradeCorrected } from '../../src/journal/year-sheet/year-sheet.events.js';
import type { AccountBeginning, AccountCorrections, Corrected, Correction } from './read-model.js';

export type CorrectionEvent =
  GradeCorrected | GradeAnnulled | DebtWithdrawn | TermGradeCorrected | FinalGradeCorrected;

export const CORRECTION_TYPES: readonly CorrectionEvent['type'][] = [
  'GradeCorrected',
  'GradeAnnulled',
  'DebtWithdrawn',
  'TermGradeCorrected',
  'FinalGradeCorrected',
];

/** @param instant ISO 8601 in UTC. */
export const accountMonthId = (accountId: string, schoolId: string, instant: string): string =>
  `${accountId}.${schoolId}.${monthOf(instant)}`;

const monthOf = (instant: string): string => instant.slice(0, 7);

/** What was brought in from old books, or follows by itself, is not. */
const isSomebodysDoing = (via: Via): boolean => via !== 'import' && via !== 'system';

export const accountCorrections: Projection<AccountCorrections, CorrectionEvent> = {
  name: 'accountCorrections',
  version: 1,
  handles: CORRECTION_TYPES,

  idsOf: ({ metadata: { actor, schoolId, recordedAt, via } }) =>
    isSomebodysDoing(via) ? [accountMonthId(actor.accountId, schoolId, recordedAt)] : [],

  evolve(document, event, id) {
    const { actor, schoolId, recordedAt } = event.metadata;
    return {
      _id: id,
      ...{ accountId: actor.accountId, schoolId, month: monthOf(recordedAt) },
      corrections: [...(document?.corrections ?? []), correctionBy(event)],
    };
  },
};

const correctionBy = (event: Recorded<CorrectionEvent>): Correction => {
  const { recordedAt, via, actor } = event.metadata;
  const { personId, role, onBehalfOf } = actor;
  const { pupilId, reason, late } = event.data;
  return {
    ...{ eventId: event.id, logPosition: formatPosition(event.position), at: recordedAt, via },
    by: { personId, role, ...(onBehalfOf === undefined ? {} : { onBehalfOf }) },
    ...{ pupilId, reason, late },
    ...correctedBy(event),
  };
};

const correctedBy = (event: CorrectionEvent): Corrected => {
  switch (event.type) {
    case 'GradeCorrected': {
      const { pageId, lessonId, date, gradeId, work, from, to } = event.data;
      return { what: 'grade', pageId, lessonId, date, gradeId, work, from, to };
    }
    case 'GradeAnnulled': {
      const { pageId, lessonId, date, gradeId, work, value } = event.data;
      return { what: 'annulledGrade', pageId, lessonId, date, gradeId, work, from: value };
    }
    case 'DebtWithdrawn': {
      const { pageId, lessonId, date, debtId } = event.data;
      return { what: 'withdrawnDebt', pageId, lessonId, date, debtId };
    }
    case 'TermGradeCorrected': {
      const { pageId, from, to } = event.data;
      return { what: 'termGrade', pageId, from, to };
    }
    case 'FinalGradeCorrected': {
      const { classId, yearId, subjectId, from, to } = event.data;
      return { what: 'finalGrade', classId, yearId, subjectId, from, to };
    }
  }
};

type Writing =
  | LessonPlanned
  | LessonRecorded
  | LessonCancelled
  | SubstituteAssigned
  | EditWindowExtended
  | TermGradeGiven
  | PageClosed
  | PageReopened;

/**
 * What is written begins with a lesson or with something about a whole page, so that the many grades, absences and
 * remarks that follow need not be looked at.
 */
export const accountBeginning: Projection<AccountBeginning, CorrectionEvent | Writing> = {
  name: 'accountBeginning',
  version: 1,
  handles: [
    ...CORRECTION_TYPES,
    'LessonPlanned',
    'LessonRecorded',
    'LessonCancelled',
    'SubstituteAssigned',
    'EditWindowExtended',
    'TermGradeGiven',
    'PageClosed',
    'PageReopened',
  ],
  spansSchools: true,

  idsOf: ({ metadata: { actor, via } }) => (isSomebodysDoing(via) ? [actor.accountId] : []),

  evolve: (document, { type, metadata: { recordedAt } }, id) =>
    document ?? { _id: id, at: recordedAt, byCorrecting: CORRECTION_TYPES.some((each) => each === type) },
};
