import type { DomainEvent } from '../../src/eventing/decider.js';
import type { Recorded } from '../../src/eventing/envelope.js';
import type { EventStore } from '../../src/eventing/event-store.js';
import { comparePositions } from '../../src/eventing/position.js';
import { weekOf } from '../../src/school/civil-date.values.js';
import { randomYear } from './random-year.js';
import { recorded } from './recorded.js';

const PUPILS = ['anna', 'boris', 'vera', 'dmitri'];
const GROUPS = ['7b', '7c', '8a', '9d'];
const TERMS = { q1: '2026-09', q2: '2026-11', q3: '2027-02', q4: '2027-04' };

const school = (type: string, data: object): DomainEvent => ({
  type,
  data: { schoolId: 'school1', ...data },
});
const ofClass = (type: string, data: object): DomainEvent => ({ type, data });
const enrolled = (classId: string, pupilId: string) =>
  ofClass('PupilEnrolled', { classId, pupilId, from: '2026-09-01' });

/** Before the first lesson: the school, its classes and groups, and who is in them. */
export const theSchool: readonly DomainEvent[] = [
  school('SchoolConnected', { title: 'Hill School', timeZone: 'Europe/Lisbon', editWindowDays: 7 }),
  school('RatingsSet', { ratings: { on: true, least: { inSubject: 1, overall: 1 } } }),
  school('AcademicYearOpened', { yearId: 'y1', title: '2026/27', from: '2026-09-01', to: '2027-06-30' }),
  ...Object.entries(TERMS).map(([termId, month]) =>
    school('TermDefined', {
      ...{ termId, yearId: 'y1', title: termId.toUpperCase(), from: `${month}-02`, to: `${month}-28` },
    }),
  ),
  school('SubjectAdded', { subjectId: 'math', title: 'Mathematics' }),
  ofClass('ClassFormed', { classId: 'h7', schoolId: 'school1', title: '7B' }),
  ofClass('ClassFormed', { classId: 'h8', schoolId: 'school1', title: '8A' }),
  ...GROUPS.map((classId) =>
    ofClass('GroupFormed', { classId, schoolId: 'school1', title: classId, subjectId: 'math', partOf: 'h7' }),
  ),
  ...PUPILS.flatMap((pupilId) => ['h7', ...GROUPS].map((classId) => enrolled(classId, pupilId))),
];

const filed = { pupilId: 'vera', yearId: 'y1', from: '2026-09-01', to: '2026-11-30', code: 'ill' };
const final = { classId: 'h7', groupId: '7b', yearId: 'y1', subjectId: 'math', pupilId: 'anna' };

/** What happens beside the pages, now and then. */
const beside: readonly DomainEvent[] = [
  { type: 'GuardianNoteFiled', data: { ...filed, filedId: 'n1', code: 'excused', guardianId: 'mother' } },
  school('SubjectAdded', { subjectId: 'music', title: 'Music' }),
  { type: 'DayAbsenceRecorded', data: { pupilId: 'anna', yearId: 'y1', date: '2026-11-04', code: 'absent' } },
  {
    type: 'WeekAcknowledged',
    data: { pupilId: 'anna', week: '2026-W45', guardianId: 'mother', seen: '90/90' },
  },
  school('SubjectAdded', { subjectId: 'math', title: 'Algebra' }),
  { type: 'CertificateFiled', data: { ...filed, filedId: 'c1', filedBy: 'nurse' } },
  { type: 'FinalGradeGiven', data: { ...final, value: '3' } },
  ofClass('ClassRenamed', { classId: '7b', title: '7V' }),
  ofClass('ClassRenamed', { classId: 'h7', title: '7V' }),
  { type: 'FiledReasonWithdrawn', data: { ...filed, filedId: 'n1', reason: { sealed: 'Wrong' } } },
  { type: 'DayAbsenceWithdrawn', data: { pupilId: 'anna', yearId: 'y1', date: '2026-11-04', reason: {} } },
  ofClass('PupilTransferred', { classId: 'h7', pupilId: 'boris', until: '2026-10-01', toClassId: 'h8' }),
  ofClass('PupilEnrolled', { classId: 'h8', pupilId: 'boris', from: '2026-10-02' }),
  {
    type: 'FinalGradeCorrected',
    data: { ...final, from: '3', to: '4', reason: { text: { sealed: 'Recounted' } }, late: true },
  },
  school('TermDefined', { termId: 'q2', yearId: 'y1', title: 'Q2', from: '2026-11-02', to: '2026-12-27' }),
  ofClass('PupilWithdrawn', { classId: '7c', pupilId: 'vera', until: '2026-08-31' }),
  school('RatingsSet', { ratings: { on: false, least: { inSubject: 1, overall: 1 } } }),
  school('RatingsSet', { ratings: { on: true, least: { inSubject: 2, overall: 2 } } }),
];

/**
 * A random school year as the log of a store has it, each event in the stream that it belongs to: pages that are
 * written in, remarks that guardians answer, and what happens beside. The same for the same seed.
 */
export const loggedYear = (seed: number): readonly Recorded[] => {
  const written = randomYear(seed)
    .filter(({ streamName }) => streamName.startsWith('journalPage-'))
    .flatMap(({ events }) => events.flatMap(withAnswers));
  const pause = Math.ceil(written.length / (beside.length + 1));
  const mixed = written.flatMap((event, index) =>
    index % pause === pause - 1
      ? [event, ...beside.slice((index + 1) / pause - 1, (index + 1) / pause)]
      : [event],
  );
  return inStreams([...theSchool, ...mixed]);
};

/** A history as the log of a store has it, each event in the stream that it belongs to. */
export const inStreams = (history: readonly DomainEvent[]): readonly Recorded[] => {
  const revisions = new Map<string, bigint>();
  return history.map((event, index) => {
    const streamName = streamOf(event);
    const revision = (revisions.get(streamName) ?? -1n) + 1n;
    revisions.set(streamName, revision);
    return { ...recorded(event, index + 1), streamName, revision };
  });
};

const withAnswers = (event: DomainEvent): readonly DomainEvent[] => {
  if (event.type !== 'RemarkMade') return [event];
  const { pupilId, remarkId, date } = event.data as { pupilId: string; remarkId: string; date: string };
  const on = { pupilId, remarkId, date, guardianId: 'mother' };
  return [
    event,
    { type: 'RemarkAcknowledged', data: { ...on, seen: '9/9' } },
    { type: 'RemarkAnswered', data: { ...on, text: { sealed: 'Thank you' } } },
  ];
};

/** The stream that an event is written to, by what it is about. */
const streamOf = ({ type, data }: DomainEvent): string => {
  const about = data as Readonly<Record<string, string>>;
  const { pageId, pupilId = '', yearId = '', classId = '', week, date = '' } = about;
  if (pageId !== undefined) return `journalPage-${pageId}`;
  if (type.startsWith('Final')) return `yearSheet-${classId}.${yearId}`;
  if (/^(Week|Remark)A/.test(type)) return `diary-${pupilId}.${(week ?? weekOf(date)).slice(0, 4)}`;
  if (pupilId !== '' && yearId !== '') return `attendance-${pupilId}.${yearId}`;
  return classId === '' ? `school-${about['schoolId'] ?? ''}` : `class-${classId}`;
};

/** A log as the store reads it. */
export const storeOf = (
  log: readonly Recorded[],
): Pick<EventStore, 'readStream' | 'eventAt' | 'lastPosition' | 'readAll'> & {
  readonly read: () => number;
} => {
  let read = 0;
  const last = log.at(-1);
  return {
    read: () => read,
    async *readStream(streamName, after, limit) {
      const events = log.filter(
        (event) => event.streamName === streamName && event.revision > (after ?? -1n),
      );
      for (const event of events.slice(0, limit)) {
        read++;
        yield await Promise.resolve(event);
      }
    },
    async *readAll() {
      yield await Promise.resolve(log);
    },
    eventAt: (position) =>
      Promise.resolve(log.find((event) => comparePositions(event.position, position) === 0)),
    lastPosition: () =>
      last ? Promise.resolve(last.position) : Promise.reject(new Error('There is no event in this log.')),
  };
};
