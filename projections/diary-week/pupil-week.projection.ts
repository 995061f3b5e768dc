import type { DiaryEvent } from '../../src/diary/diary.events.js';
import type { Recorded } from '../../src/eventing/envelope.js';
import { formatPosition } from '../../src/eventing/position.js';
import type { Projection } from '../../src/eventing/projection.js';
import type {
  AbsenceEvent,
  DebtMarked,
  DebtSettled,
  DebtWithdrawn,
  GradeAnnulled,
  GradeCorrected,
  GradeGiven,
  RemarkEvent,
} from '../../src/journal/page/page.events.js';
import { fieldOf } from '../../src/journal/page/page-ids.values.js';
import { markOf } from '../../src/journal/page/place.values.js';
import { weekOf } from '../../src/school/civil-date.values.js';
import type { Acknowledgement, GradeChange, PupilWeek, WeekAbsence, WeekRemark } from './read-model.js';

type OfGrades = GradeGiven | GradeCorrected | GradeAnnulled;
type OfDebts = DebtMarked | DebtSettled | DebtWithdrawn;
type OfSchool = OfGrades | OfDebts | AbsenceEvent | RemarkEvent;

export const pupilWeekId = (pupilId: string, week: string): string => `${pupilId}:${week}`;

export const pupilWeek: Projection<PupilWeek, OfSchool | DiaryEvent> = {
  name: 'diaryPupilWeek',
  version: 4,
  handles: [
    'GradeGiven',
    'GradeCorrected',
    'GradeAnnulled',
    'DebtMarked',
    'DebtSettled',
    'DebtWithdrawn',
    'AbsenceRecorded',
    'AbsenceReasonSet',
    'AbsenceWithdrawn',
    'RemarkMade',
    'RemarkWithdrawn',
    'WeekAcknowledged',
    'RemarkAcknowledged',
    'RemarkAnswered',
  ],

  spansSchools: true,
  idsOf: ({ data }) => [pupilWeekId(data.pupilId, 'week' in data ? data.week : weekOf(data.date))],

  evolve(document, event, id) {
    const { pupilId } = event.data;
    const week: PupilWeek = document ?? {
      _id: id,
      pupilId,
      grades: {},
      debts: {},
      absences: {},
      remarks: {},
      acknowledgements: {},
    };
    switch (event.type) {
      case 'WeekAcknowledged':
        return { ...week, acknowledgements: acknowledged(week.acknowledgements, event) };
      case 'RemarkAcknowledged': {
        const remark = remarkIn(week, event.data.remarkId, event.type);
        const acknowledgements = acknowledged(remark.acknowledgements, event);
        return withRemark(week, event.data.remarkId, { ...remark, acknowledgements });
      }
      case 'RemarkAnswered': {
        const { remarkId, guardianId, text } = event.data;
        const remark = remarkIn(week, remarkId, event.type);
        const answers = [...remark.answers, { guardianId, text, at: event.metadata.recordedAt }];
        return withRemark(week, remarkId, { ...remark, answers });
      }
      default:
        return { ...writtenBySchool(week, event), changedAt: formatPosition(event.position) };
    }
  },
};

const writtenBySchool = (week: PupilWeek, event: Recorded<OfSchool>): PupilWeek => {
  switch (event.type) {
    case 'GradeGiven':
    case 'GradeCorrected':
    case 'GradeAnnulled':
      return { ...week, grades: gradesAfter(week.grades, event) };
    case 'DebtMarked':
    case 'DebtSettled':
    case 'DebtWithdrawn':
      return { ...week, debts: debtsAfter(week.debts, event) };
    case 'AbsenceRecorded':
    case 'AbsenceReasonSet':
    case 'AbsenceWithdrawn':
      return { ...week, absences: absencesAfter(week.absences, event) };
    case 'RemarkMade': {
      const { lessonId, remarkId, kind, text, visibleTo } = event.data;
      const { actor, recordedAt: madeAt } = event.metadata;
      const said = { lessonId, kind, text, visibleTo, by: actor.onBehalfOf ?? actor.personId, madeAt };
      return withRemark(week, remarkId, { ...said, withdrawn: false, acknowledgements: {}, answers: [] });
    }
    case 'RemarkWithdrawn': {
      const { remarkId } = event.data;
      return withRemark(week, remarkId, { ...remarkIn(week, remarkId, event.type), withdrawn: true });
    }
  }
};

const gradesAfter = (grades: PupilWeek['grades'], event: Recorded<OfGrades>): PupilWeek['grades'] => {
  const field = fieldOf(event.data.gradeId);
  const { recordedAt: at } = event.metadata;
  const position = formatPosition(event.position);
  if (event.type === 'GradeGiven') {
    const { lessonId, work, value, comment, madeUpOn, late } = event.data;
    const more = {
      ...(comment === undefined ? {} : { comment }),
      ...(madeUpOn === undefined ? {} : { madeUpOn }),
      ...markOf(late),
    };
    return { ...grades, [field]: { lessonId, work, value, givenAt: at, position, ...more, changes: [] } };
  }
  const grade = grades[field];
  if (!grade) throw new Error(`${event.type} came before the grade ${event.data.gradeId} was given.`);
  const { reason, late } = event.data;
  const beside = { reason, at, position, ...markOf(late) };
  const change: GradeChange =
    event.type === 'GradeCorrected'
      ? { from: event.data.from, to: event.data.to, ...beside }
      : { from: event.data.value, ...beside };
  const changes = [...grade.changes, change];
  return { ...grades, [field]: { ...grade, value: change.to ?? change.from, changes } };
};

const debtsAfter = (debts: PupilWeek['debts'], event: Recorded<OfDebts>): PupilWeek['debts'] => {
  const field = fieldOf(event.data.debtId);
  if (event.type === 'DebtMarked') {
    const { lessonId, work, dueOn, comment } = event.data;
    const more = { ...(dueOn === undefined ? {} : { dueOn }), ...(comment === undefined ? {} : { comment }) };
    return { ...debts, [field]: { lessonId, work, ...more, markedAt: event.metadata.recordedAt } };
  }
  if (!debts[field]) throw new Error(`${event.type} came before the debt ${event.data.debtId} was marked.`);
  const { [field]: _noLongerOpen, ...others } = debts;
  return others;
};

const absencesAfter = (
  absences: PupilWeek['absences'],
  event: Recorded<AbsenceEvent>,
): PupilWeek['absences'] => {
  const field = fieldOf(event.data.lessonId);
  if (event.type === 'AbsenceRecorded') {
    const { code, minutes } = event.data;
    return { ...absences, [field]: minutes === undefined ? { code } : { code, minutes } };
  }
  const { [field]: absence, ...others } = absences;
  if (!absence) throw new Error(`${event.type} came before an absence in ${event.data.lessonId}.`);
  if (event.type === 'AbsenceWithdrawn') return others;
  const { to: code, note } = event.data;
  const reason: WeekAbsence['reason'] = note === undefined ? { code } : { code, note };
  return { ...absences, [field]: { ...absence, reason } };
};

const remarkIn = ({ remarks }: PupilWeek, remarkId: string, type: string): WeekRemark => {
  const remark = remarks[fieldOf(remarkId)];
  if (!remark) throw new Error(`${type} came before the remark ${remarkId} was made.`);
  return remark;
};

const withRemark = (week: PupilWeek, remarkId: string, remark: WeekRemark): PupilWeek => ({
  ...week,
  remarks: { ...week.remarks, [fieldOf(remarkId)]: remark },
});

/** Nobody signs an older version after a newer one: what was signed last is the newest. */
const acknowledged = (
  known: Readonly<Record<string, Acknowledgement>>,
  {
    data: { guardianId, seen, signature },
    metadata,
  }: Recorded<Extract<DiaryEvent, { data: { seen: string } }>>,
): Readonly<Record<string, Acknowledgement>> => ({
  ...known,
  [fieldOf(guardianId)]: {
    ...{ at: metadata.recordedAt, seen },
    ...(signature ? { signature: signature.kind } : {}),
  },
});
