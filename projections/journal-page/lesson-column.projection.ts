import type { Recorded } from '../../src/eventing/envelope.js';
import type { Projection } from '../../src/eventing/projection.js';
import type {
  AbsenceEvent,
  DebtMarked,
  DebtSettled,
  DebtWithdrawn,
  GradeAnnulled,
  GradeCorrected,
  GradeGiven,
  HomeworkEvent,
  LessonEvent,
  RemarkEvent,
} from '../../src/journal/page/page.events.js';
import { markOf } from '../../src/journal/page/place.values.js';
import type { WeekAbsence } from '../diary-week/read-model.js';
import type { ColumnGrade, LessonColumn } from './read-model.js';

type OfGrades = GradeGiven | GradeCorrected | GradeAnnulled;
type OfDebts = DebtMarked | DebtSettled | DebtWithdrawn;
type Beginning = Extract<
  LessonEvent,
  { type: 'LessonPlanned' | 'LessonRecorded' | 'LessonCancelled' | 'SubstituteAssigned' }
>;
type Entry =
  Exclude<LessonEvent, Beginning> | HomeworkEvent | OfGrades | OfDebts | AbsenceEvent | RemarkEvent;

export const lessonColumn: Projection<LessonColumn, Beginning | Entry> = {
  name: 'journalLesson',
  version: 4,
  handles: [
    'LessonPlanned',
    'LessonRecorded',
    'TopicChanged',
    'LessonCancelled',
    'LessonReinstated',
    'SubstituteAssigned',
    'SubstituteReleased',
    'HomeworkSet',
    'HomeworkAmended',
    'HomeworkWithdrawn',
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
  ],

  idsOf: ({ data }) => [data.lessonId],

  evolve(document, event, id) {
    const at = event.metadata.recordedAt;
    if (isBeginning(event)) return begun({ ...(document ?? expected(id, event.data)), at }, event);
    if (!document) throw new Error(`${event.type} came before the lesson ${id}.`);
    if (event.type === 'LessonReinstated') return withoutCancellation({ ...document, at });
    return { ...document, ...changeBy(event, document) };
  },
};

const isBeginning = (event: Recorded<Beginning | Entry>): event is Recorded<Beginning> =>
  ['LessonPlanned', 'LessonRecorded', 'LessonCancelled', 'SubstituteAssigned'].includes(event.type);

const expected = (id: string, { date, number }: Beginning['data']): Omit<LessonColumn, 'at'> => ({
  _id: id,
  date,
  number,
  topic: '',
  stage: 'expected',
  substitutes: [],
  grades: [],
  debts: [],
  absences: {},
  remarks: [],
  homework: [],
});

const begun = (column: LessonColumn, event: Beginning): LessonColumn => {
  switch (event.type) {
    case 'LessonPlanned':
    case 'LessonRecorded': {
      const { topic, teacherId } = event.data;
      const stage = event.type === 'LessonRecorded' ? 'held' : 'planned';
      return { ...column, topic, stage, ...(teacherId === undefined ? {} : { teacherId }) };
    }
    case 'LessonCancelled': {
      const { reason } = event.data;
      return { ...column, cancelled: reason === undefined ? {} : { reason } };
    }
    case 'SubstituteAssigned':
      return { ...column, substitutes: [...column.substitutes, event.data.teacherId] };
  }
};

const withoutCancellation = ({ cancelled: _noLonger, ...column }: LessonColumn): LessonColumn => column;

const changeBy = (
  event: Recorded<Exclude<Entry, { type: 'LessonReinstated' }>>,
  column: LessonColumn,
): Partial<LessonColumn> => {
  switch (event.type) {
    case 'TopicChanged':
      return { topic: event.data.to, at: event.metadata.recordedAt };
    case 'SubstituteReleased': {
      const substitutes = column.substitutes.filter((id) => id !== event.data.teacherId);
      return { substitutes, at: event.metadata.recordedAt };
    }
    case 'GradeGiven':
    case 'GradeCorrected':
    case 'GradeAnnulled':
      return { grades: gradesAfter(column.grades, event) };
    case 'DebtMarked':
    case 'DebtSettled':
    case 'DebtWithdrawn':
      return { debts: debtsAfter(column.debts, event) };
    case 'AbsenceRecorded':
    case 'AbsenceReasonSet':
    case 'AbsenceWithdrawn':
      return { absences: absencesAfter(column.absences, event) };
    case 'HomeworkSet':
    case 'HomeworkAmended':
    case 'HomeworkWithdrawn':
      return { homework: homeworkAfter(column.homework, event) };
    case 'RemarkMade': {
      const { remarkId, pupilId, kind, text, visibleTo } = event.data;
      return { remarks: [...column.remarks, { remarkId, pupilId, kind, text, visibleTo }] };
    }
    case 'RemarkWithdrawn': {
      const { remarkId } = event.data;
      found(column.remarks, (remark) => remark.remarkId === remarkId, event);
      return { remarks: column.remarks.filter((remark) => remark.remarkId !== remarkId) };
    }
  }
};

const gradesAfter = (grades: LessonColumn['grades'], event: Recorded<OfGrades>): LessonColumn['grades'] => {
  const { gradeId } = event.data;
  const at = event.metadata.recordedAt;
  if (event.type === 'GradeGiven') {
    const { pupilId, work, value, madeUpOn, late } = event.data;
    const more = { ...(madeUpOn === undefined ? {} : { madeUpOn }), ...markOf(late) };
    return [...grades, { gradeId, pupilId, work, value, status: 'given', ...more, at }];
  }
  const before = found(grades, (grade) => grade.gradeId === gradeId, event);
  const { late: _before, ...others } = before;
  const changed = { ...others, at, ...markOf(event.data.late) };
  const after: ColumnGrade =
    event.type === 'GradeCorrected'
      ? { ...changed, value: event.data.to, status: 'corrected' }
      : { ...changed, status: 'annulled' };
  return grades.map((grade) => (grade === before ? after : grade));
};

const debtsAfter = (debts: LessonColumn['debts'], event: OfDebts): LessonColumn['debts'] => {
  const { debtId } = event.data;
  if (event.type === 'DebtMarked') {
    const { pupilId, work, dueOn } = event.data;
    return [...debts, { debtId, pupilId, work, ...(dueOn === undefined ? {} : { dueOn }) }];
  }
  const closed = found(debts, (debt) => debt.debtId === debtId, event);
  return debts.filter((debt) => debt !== closed);
};

const absencesAfter = (absences: LessonColumn['absences'], event: AbsenceEvent): LessonColumn['absences'] => {
  const { pupilId } = event.data;
  if (event.type === 'AbsenceRecorded') {
    const { code, minutes } = event.data;
    return { ...absences, [pupilId]: minutes === undefined ? { code } : { code, minutes } };
  }
  const { [pupilId]: absence, ...others } = absences;
  if (!absence) throw new Error(`${event.type} came before an absence of ${pupilId}.`);
  if (event.type === 'AbsenceWithdrawn') return others;
  const { to: code, note } = event.data;
  const reason: WeekAbsence['reason'] = note === undefined ? { code } : { code, note };
  return { ...absences, [pupilId]: { ...absence, reason } };
};

const homeworkAfter = (
  homework: LessonColumn['homework'],
  event: HomeworkEvent,
): LessonColumn['homework'] => {
  const { homeworkId, lessonId, date: setOn } = event.data;
  if (event.type === 'HomeworkSet') {
    const { pageId: _page, date: _date, ...task } = event.data;
    return [...homework, { ...task, setOn }];
  }
  const before = found(homework, (task) => task.homeworkId === homeworkId, event);
  if (event.type === 'HomeworkWithdrawn') return homework.filter((task) => task !== before);
  const after = { ...event.data.to, homeworkId, lessonId, setOn };
  return homework.map((task) => (task === before ? after : task));
};

/** @throws where something changes that isn't there: then the events came in no order that a page can make. */
const found = <Item>(items: readonly Item[], isIt: (item: Item) => boolean, event: Entry): Item => {
  const item = items.find(isIt);
  if (item === undefined) throw new Error(`${event.type} in ${event.data.lessonId} is about nothing known.`);
  return item;
};
