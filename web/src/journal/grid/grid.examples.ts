import { SCALE_PRESETS } from '../../../../src/school/scale-presets.values.js';
import type { JournalPage, PageGrade } from '../../api/journal-page.js';
import type { Words } from '../waiting/words.js';
import type { Entry, Written } from './entries.js';

/** Examples for the specs of the grid. */

export const test = { code: 'test', title: 'Test', abbreviation: 'T', weight: 2 };
export const essay = { code: 'essay', title: 'Essay', abbreviation: 'E', weight: 1, grades: 2 };

export const gradeOf = (pupilId: string, value: string, more: Partial<PageGrade> = {}): PageGrade => ({
  ...{ gradeId: `${pupilId}-${value}`, pupilId, lessonId: 'l1', value, work: test, status: 'given' },
  ...more,
});

export const entryOf = (mark: Entry['mark'], more: Partial<Entry> = {}): Entry => ({
  ...{ key: 'k1', number: 1, pageId: 'p1', lessonId: 'l1', pupilId: 'anna', mark, attempts: 0 },
  ...(mark.kind === 'grade' ? { work: 'test' } : {}),
  ...more,
});

export const writtenOf = (words: Words, more: Partial<Written> = {}): Written => ({
  ...{ key: 'w1', number: 1, pageId: 'p1', lessonId: 'l1', words, attempts: 0 },
  ...more,
});

export const pageOf = (more: Partial<JournalPage> = {}): JournalPage => ({
  ...{ pageId: 'p1', schoolId: 's1', timeZone: 'Europe/Lisbon' },
  ...{ closed: false, teachers: [], position: '7/7', editWindowDays: 14 },
  subject: { id: 'math', title: 'Mathematics' },
  group: { id: '7a', title: '7A' },
  term: { id: 't1', title: 'Term 1', from: '2026-09-01', to: '2026-12-31' },
  scale: SCALE_PRESETS.fivePoint,
  rounding: { kind: 'halfUp' },
  works: [test, essay],
  pupils: [
    { id: 'anna', name: 'Anna', from: '2026-09-01' },
    { id: 'boris', name: 'Boris', from: '2026-09-01' },
  ],
  lessons: [],
  ...{
    tests: [],
    grades: [],
    lateRequests: [],
    debts: [],
    absences: [],
    remarks: [],
    takenOver: [],
    termGrades: [],
  },
  withoutTermGrade: [],
  ...more,
});
