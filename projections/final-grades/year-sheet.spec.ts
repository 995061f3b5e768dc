import { describe, expect, test } from '@jest/globals';
import type { DomainEvent } from '../../src/eventing/decider.js';
import {
  pageClosed,
  pageOpened,
  pupilDelisted,
  pupilListed,
  teacherAssigned,
  TERM,
  termGradeGiven,
} from '../../src/journal/page/page.examples.js';
import { finalGrade } from '../../src/journal/year-sheet/year-sheet.examples.js';
import type { Directory } from '../../src/people/directory.js';
import { readsOf } from '../../test/support/folded-reads.js';
import { YearSheetOf, YearSheetOfHandler, type SheetReader, type YearSheetAnswer } from './year-sheet.js';

const AT = '2026-12-24T10:00:00.000Z';
const ofSchool = { schoolId: 'school1' };
/** The class h7, whose group 7b is taught mathematics by petrova and whose class teacher is ivanov. */
const theClass = [
  {
    type: 'SchoolConnected',
    data: { ...ofSchool, title: 'Hill School', timeZone: 'Europe/Lisbon', editWindowDays: 14 },
  },
  {
    type: 'AcademicYearOpened',
    data: { ...ofSchool, yearId: 'y1', title: '2026/27', from: '2026-09-01', to: '2026-12-27' },
  },
  {
    type: 'TermDefined',
    data: { ...ofSchool, termId: 'q2', yearId: 'y1', title: 'Second quarter', ...TERM },
  },
  { type: 'SubjectAdded', data: { ...ofSchool, subjectId: 'math', title: 'Mathematics' } },
  { type: 'ClassFormed', data: { ...ofSchool, classId: 'h7', title: '7B' } },
  {
    type: 'GroupFormed',
    data: { ...ofSchool, classId: '7b', title: '7B', subjectId: 'math', partOf: 'h7' },
  },
  { type: 'ClassTeacherAssigned', data: { classId: 'h7', teacherId: 'ivanov', from: '2026-09-01' } },
  pageOpened(),
  teacherAssigned(),
  pupilListed('anna'),
  pupilListed('boris'),
] as readonly DomainEvent[];

const named = { names: () => Promise.resolve((id: string) => id) } as unknown as Directory;
const reader = (personId: string, more: Partial<SheetReader> = {}): SheetReader => ({
  ...{ personId, isDeputyHead: false, isAdmin: false },
  ...more,
});
const sheetFor = (who: SheetReader, ...history: readonly DomainEvent[]): Promise<YearSheetAnswer> =>
  new YearSheetOfHandler(named).execute(
    new YearSheetOf('h7', 'y1', who, {
      ...{ reads: readsOf([...theClass, ...history]), atLeast: undefined, at: AT },
    }),
  );

describe('the sheet of a class’s year', () => {
  test('proposes what the term grades come to, until the final grade is given', async () => {
    const { pupils } = await sheetFor(reader('petrova'), termGradeGiven('anna', '4'));
    expect(pupils.map(({ id, grades: [grade] }) => [id, grade?.average, grade?.proposed])).toEqual([
      ['anna', 4, '4'],
      ['boris', undefined, undefined],
    ]);
    const given = await sheetFor(
      reader('petrova'),
      finalGrade('anna', '5', { classId: 'h7', groupId: '7b' }),
    );
    expect(given.pupils[0]?.grades).toMatchObject([{ value: '5', needed: true }]);
  });

  test('has nothing of a pupil who left before the end without a grade', async () => {
    const { pupils } = await sheetFor(reader('petrova'), pupilDelisted('boris', '2026-12-01'));
    expect(pupils.map(({ id }) => id)).toEqual(['anna']);
  });

  test('is the last teacher’s to fill, and the class teacher’s to close', async () => {
    const told = ({ parts, mayClose, openPages }: YearSheetAnswer) => [
      parts.map(({ mayGive }) => mayGive),
      mayClose,
      openPages.length,
    ];
    expect(told(await sheetFor(reader('petrova')))).toEqual([[true], false, 0]);
    expect(told(await sheetFor(reader('ivanov')))).toEqual([[false], true, 1]);
    expect(told(await sheetFor(reader('ivanov'), pageClosed))).toEqual([[false], true, 0]);
    expect(told(await sheetFor(reader('orlova', { isDeputyHead: true })))).toEqual([[true], true, 1]);
    expect(told(await sheetFor(reader('admin', { isAdmin: true })))).toEqual([[false], false, 0]);
  });

  test('tells a teacher of another subject nothing', async () => {
    expect(await sheetFor(reader('sidorov'))).toMatchObject({ parts: [], pupils: [] });
  });
});
