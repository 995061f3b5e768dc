import type { Position } from '../eventing/position.js';
import type { SubjectOfYear } from '../../projections/final-grades/queries.js';
import { gradePrinted } from './print-words.js';
import { gradeCell, type Cell, type Sheet } from './sheet.js';
import type { Writing } from './writing.js';

interface Named {
  readonly id: string;
  readonly title: string;
}

/** The grades of a class's pupils in a year. */
export interface ClassSummary {
  readonly position: Position;
  readonly school: string;
  readonly className: string;
  readonly timeZone: string;
  readonly year: string;
  /** In the order of their dates. */
  readonly terms: readonly Named[];
  /** By their names. */
  readonly pupils: readonly { readonly name: string; readonly subjects: readonly SubjectOfYear[] }[];
}

/** A class's summary sheet: final grades, pupils by subjects, and the same of each term that has grades. */
export const summarySheets = (
  { school, className, year, terms, pupils }: ClassSummary,
  { words }: Writing,
): Sheet[] => {
  const told = (value: string | undefined): Cell =>
    value === undefined ? undefined : gradeCell(gradePrinted(value, words));
  const subjects = subjectsOf(pupils.flatMap((pupil) => pupil.subjects));
  const sheetOf = (title: string, valueOf: (subject: SubjectOfYear) => string | undefined): Sheet => ({
    title: `${title} ${year}`,
    lead: [`${words.summary}, ${words.className(className)}, ${school}`],
    columns: [
      { title: words.number, widest: 4 },
      { title: words.pupil, widest: 36 },
      ...subjects.map((subject) => ({ title: subject.title, widest: 18 })),
    ],
    rows: pupils.map((pupil, index) => [
      index + 1,
      pupil.name,
      ...subjects.map(({ id }) => {
        const subject = pupil.subjects.find((one) => one.id === id);
        return subject && told(valueOf(subject));
      }),
    ]),
  });
  // Of the classes that a pupil was in during the year, the grade that was given last counts.
  const final = sheetOf(words.finalGrades, ({ finals }) => finals.at(-1)?.value);
  const ofTerms = terms.map(({ id, title }) =>
    sheetOf(title, (subject) => subject.terms.findLast((term) => term.id === id)?.value),
  );
  return [final, ...ofTerms.filter(hasGrades)];
};

const hasGrades = ({ rows }: Sheet): boolean =>
  rows.some((row) => row.slice(2).some((cell) => cell !== undefined));

const subjectsOf = (all: readonly SubjectOfYear[]): readonly Named[] =>
  [...new Map(all.map(({ id, title }) => [id, { id, title }])).values()].sort(
    (a, b) => a.title.localeCompare(b.title) || (a.id < b.id ? -1 : 1),
  );
