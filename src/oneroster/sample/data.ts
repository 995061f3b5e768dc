import { parseCsv } from '../csv.js';

export const SUBJECTS = ['Mathematics', 'Portuguese'] as const;
export type Subject = (typeof SUBJECTS)[number];

/** What the data say about one pupil in one subject. A period that was not assessed has no grade. */
export type SubjectYear = {
  readonly row: number;
  readonly absences: number;
  readonly grades: readonly [number | undefined, number | undefined, number];
};

/** One pupil of the data, found in one file or joined from both. */
export type PupilData = {
  readonly school: string;
  readonly sex: string;
  readonly age: number;
  readonly guardian: string;
  readonly internet: boolean;
  readonly livesTogether: boolean;
  /** Equal for pupils who may live in one household. */
  readonly household: string;
  readonly subjects: ReadonlyMap<Subject, SubjectYear>;
};

/** The columns by which the data's authors say that the two files can be joined. */
const BACKGROUND = [
  'school',
  'sex',
  'age',
  'address',
  'famsize',
  'Pstatus',
  'Medu',
  'Fedu',
  'Mjob',
  'Fjob',
  'reason',
  'nursery',
  'internet',
];
const HOUSEHOLD = ['school', 'address', 'famsize', 'Pstatus', 'Medu', 'Fedu', 'Mjob', 'Fjob', 'guardian', 'internet'];

type Row = { readonly number: number; readonly cell: (column: string) => string };

/**
 * Reads both files and joins them one to one: the n-th pupil of a background in Mathematics is the n-th of
 * that background in Portuguese. Where a guardian is named twice, the one of Mathematics counts.
 */
export function readPupilData(mathCsv: string, portugueseCsv: string): PupilData[] {
  const waiting = new Map<string, Row[]>();
  for (const row of rowsOf(portugueseCsv)) {
    const key = keyOf(row, BACKGROUND);
    waiting.set(key, [...(waiting.get(key) ?? []), row]);
  }
  const joined = rowsOf(mathCsv).map((math) => {
    const portuguese = waiting.get(keyOf(math, BACKGROUND))?.shift();
    return pupilOf(math, [
      ['Mathematics', math],
      ...(portuguese ? [['Portuguese', portuguese] as const] : []),
    ]);
  });
  const only = [...waiting.values()].flat().sort((a, b) => a.number - b.number);
  return [...joined, ...only.map((row) => pupilOf(row, [['Portuguese', row]]))];
}

function rowsOf(csv: string): Row[] {
  const { records, problems } = parseCsv(csv, ';');
  const [header, ...body] = records;
  if (problems[0] || !header) throw new Error(`the pupils' data can't be read: ${problems[0]?.fault.message ?? 'empty'}`);
  return body.map(({ cells, line }) => ({
    number: line - header.line,
    cell: (column) => {
      const value = cells[header.cells.indexOf(column)];
      if (value === undefined) throw new Error(`the pupils' data have no ${column} in line ${line}`);
      return value;
    },
  }));
}

function keyOf(row: Row, columns: readonly string[]): string {
  return columns.map((column) => row.cell(column)).join(';');
}

function pupilOf(row: Row, subjects: readonly (readonly [Subject, Row])[]): PupilData {
  return {
    school: row.cell('school'),
    sex: row.cell('sex'),
    age: Number(row.cell('age')),
    guardian: row.cell('guardian'),
    internet: row.cell('internet') === 'yes',
    livesTogether: row.cell('Pstatus') === 'T',
    household: keyOf(row, HOUSEHOLD),
    subjects: new Map(subjects.map(([subject, data]) => [subject, subjectYearOf(data)])),
  };
}

function subjectYearOf(row: Row): SubjectYear {
  const grade = (column: string) => (row.cell(column) === '' ? undefined : Number(row.cell(column)));
  return {
    row: row.number,
    absences: Number(row.cell('absences')),
    grades: [grade('G1'), grade('G2'), Number(row.cell('G3'))],
  };
}
