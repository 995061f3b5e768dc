import { describe, expect, test } from '@jest/globals';
import { readRows, writeRows, type CalledGroup } from './csv-rows.js';
import type { EntryToPlace } from './timetable.command.js';

const groups: readonly CalledGroup[] = [
  { id: '7bm', title: '7B Mathematics', teachers: [{ id: 'petrova', name: 'Anna Petrova' }] },
  {
    ...{ id: '7be', title: '7B English' },
    teachers: [
      { id: 'smith', name: 'John Smith' },
      { id: 'jones', name: 'Mary Jones' },
    ],
  },
  { id: '8m', title: 'Mathematics', teachers: [{ id: 'petrova', name: 'Anna Petrova' }] },
  { id: '9m', title: 'Mathematics', teachers: [{ id: 'petrova', name: 'Anna Petrova' }] },
];
const faultsIn = (text: string) => readRows(text, groups).faults.map(({ field }) => field);

describe('a timetable’s file', () => {
  const math: EntryToPlace = {
    ...{ weekday: 1 as const, number: 2, weeks: 'every' as const },
    ...{ groupId: '7bm', teacherId: 'petrova', room: '12' },
  };
  const english: EntryToPlace = {
    ...{ weekday: 5 as const, number: 10, weeks: 'B' as const, groupId: '7be', teacherId: 'jones' },
  };

  test('has a lesson a line, its columns in any order', () => {
    const text = 'group,number,weekday,room,weeks,teacher\n7B Mathematics,2,1,12,,\n7be,10,5,,B,Mary Jones\n';
    expect(readRows(text, groups)).toEqual({
      rows: [
        { line: 2, entry: math },
        { line: 3, entry: english },
      ],
      faults: [],
    });
  });

  test('may come from a spreadsheet with semicolons and a byte order mark', () => {
    const text = '\uFEFFweekday;number;group\r\n1;2;"7B Mathematics"\r\n';
    const { room: _, ...withoutRoom } = math;
    expect(readRows(text, groups)).toEqual({ rows: [{ line: 2, entry: withoutRoom }], faults: [] });
  });

  test('reads what was written, also where a title or a name is of several', () => {
    const others = ['8m', '9m'].map((groupId) => ({ ...math, groupId }));
    const entries = [math, english, ...others];
    const text = writeRows(entries, groups);
    expect(text).toContain('5,10,B,7B English,Mary Jones,\r\n');
    expect(readRows(text, groups).rows.map(({ entry }) => entry)).toEqual(entries);
    expect(readRows(text, groups).faults).toEqual([]);
  });

  test('names line and column of everything that is wrong', () => {
    const text = [
      'weekday,number,weeks,group,teacher,room',
      '8,2,every,7B Mathematics,,',
      '1,0,C,8B Mathematics,,',
      '1,21,A,Mathematics,,',
      '1,1,A,7B English,,',
      '1,1,A,7B English,Anna Petrova,',
      '"1,1,A',
    ].join('\n');
    expect(faultsIn(text)).toEqual([
      'csv.7.1',
      ...['csv.2.weekday', 'csv.3.number', 'csv.3.weeks', 'csv.3.group'],
      ...['csv.4.number', 'csv.4.group', 'csv.5.teacher', 'csv.6.teacher'],
    ]);
  });

  test('has a header with the columns that it needs, and no others', () => {
    expect(faultsIn('')).toEqual(['csv.1.weekday', 'csv.1.number', 'csv.1.group']);
    expect(faultsIn('weekday,number,group,group,floor\n1,1,7bm,7bm,2\n')).toEqual([
      'csv.1.group',
      'csv.1.floor',
    ]);
  });
});
