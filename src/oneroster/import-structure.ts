import { DomainError } from '../eventing/domain-error.js';
import type { CivilDate } from '../school/civil-date.values.js';
import { own } from '../school/plain-data.values.js';
import { levelsOf, SCALE_PRESETS } from '../school/scale-presets.values.js';
import type { Scale, WorkKind } from '../school/scale.values.js';
import type { SchoolCommand } from '../school/school.command.js';
import { schoolDecider } from '../school/school.decider.js';
import type { School as SchoolState } from '../school/school.state.js';
import type { Importing } from './importing.js';
import type { Category, Roster, School, Work } from './roster.js';

/** Where a bundle has no graded work, as one of a roster only: the usual kinds of work. */
const DEFAULT_WORK_KINDS: readonly WorkKind[] = [
  { code: 'oral-answer', title: 'Oral answer', abbreviation: 'O', weight: 1 },
  { code: 'homework', title: 'Homework', abbreviation: 'H', weight: 1 },
  { code: 'test', title: 'Test', abbreviation: 'T', weight: 2 },
];
const EDIT_WINDOW_DAYS = 7;
/** For what a school corrects grades until it lists reasons of its own. */
const DEFAULT_REASONS = [
  ['wrong-entry', 'Wrong entry'],
  ['recounted', 'Recounted'],
  ['retaken', 'Retaken'],
  ['appeal', 'Appeal upheld'],
] as const;

/** What the schools need to be as the bundle has them, and what they are then. */
export interface PlannedSchools {
  readonly commands: ReadonlyMap<string, readonly SchoolCommand[]>;
  /** By the school's id; those among them that only classes of the bundle name. */
  readonly schools: ReadonlyMap<string, SchoolState>;
  /** What the rules of the schools refuse. */
  readonly faults: readonly string[];
}

/** Works out years, terms, subjects and settings, and tries them by the schools' own rules. */
export const planStructure = async (importing: Importing): Promise<PlannedSchools> => {
  const { roster, tools } = importing;
  const commands = new Map<string, readonly SchoolCommand[]>();
  const schools = new Map<string, SchoolState>();
  const faults: string[] = [];
  const named = new Map(roster.schools.map((school) => [school.sourcedId, school]));
  for (const sourcedId of new Set([...named.keys(), ...roster.classes.map(({ schoolId }) => schoolId)])) {
    const schoolId = importing.id('school', sourcedId);
    let state = await tools.runners.schools.load(schoolId);
    const school = named.get(sourcedId);
    const wanted = school ? commandsFor(importing, school, state) : [];
    for (const command of wanted) {
      try {
        for (const event of schoolDecider.decide(command, state)) state = schoolDecider.evolve(state, event);
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        const fields = error.fields.map(({ field, message }) => `${field} ${message}`);
        faults.push(`${school?.name ?? sourcedId}: ${[error.message, ...fields].join(' ')}`);
      }
    }
    commands.set(schoolId, wanted);
    schools.set(schoolId, state);
  }
  return { commands, schools, faults };
};

/** Carries out what was planned. */
export const writeStructure = async (importing: Importing, { commands }: PlannedSchools): Promise<void> => {
  const { schools } = importing.tools.runners;
  await importing.each([...commands], async ([schoolId, wanted]) => {
    const outcomes = await Promise.all(
      wanted.map((command) => schools.handle(schoolId, command, importing.context(schoolId))),
    );
    outcomes.forEach((outcome) => importing.count(outcome));
  });
};

const commandsFor = (importing: Importing, school: School, present: SchoolState): SchoolCommand[] => {
  const { roster, tools } = importing;
  const schoolId = importing.id('school', school.sourcedId);
  const works = worksIn(roster, school.sourcedId);
  const { name: title, sourcedId } = school;
  return [
    {
      kind: 'ConnectSchool',
      school: { schoolId, title, timeZone: tools.timeZone, editWindowDays: EDIT_WINDOW_DAYS, sourcedId },
    },
    ...(present.connected ? [] : DEFAULT_REASONS).map(([code, reason]): SchoolCommand => {
      return { kind: 'ListCorrectionReason', code, title: reason };
    }),
    ...roster.academicYears.map((year): SchoolCommand => {
      const yearId = importing.id('year', year.sourcedId);
      return {
        kind: 'OpenYear',
        year: { schoolId, yearId, title: year.title, from: year.start, to: year.end },
      };
    }),
    ...roster.terms.map((term): SchoolCommand => {
      const { start: from, end: to } = term;
      const [termId, yearId] = [importing.id('term', term.sourcedId), importing.id('year', term.yearId)];
      return { kind: 'DefineTerm', term: { schoolId, yearId, termId, title: term.title, from, to } };
    }),
    ...coursesOf(roster, school.sourcedId).map((course): SchoolCommand => {
      const subjectId = importing.id('subject', course.sourcedId);
      return { kind: 'AddSubject', subject: { schoolId, subjectId, title: course.title } };
    }),
    ...scaleFor(roster, works, present).map((scale): SchoolCommand => ({ kind: 'DefineScale', scale })),
    ...workKindsFor(importing, works, present),
  ];
};

const coursesOf = (roster: Roster, schoolSourcedId: string): Roster['courses'] => {
  const taught = new Set(
    roster.classes.filter((group) => group.schoolId === schoolSourcedId).map(({ courseId }) => courseId),
  );
  return roster.courses.filter(({ sourcedId }) => taught.has(sourcedId));
};

const worksIn = (roster: Roster, schoolSourcedId: string): readonly Work[] => {
  const classes = new Set(
    roster.classes.filter((c) => c.schoolId === schoolSourcedId).map((c) => c.sourcedId),
  );
  return roster.works.filter(({ classId }) => classes.has(classId));
};

/** The scale that the school doesn't have yet: a delta tells only of a few works, and none of how many points. */
const scaleFor = ({ kind }: Roster, works: readonly Work[], { scale }: SchoolState): Scale[] => {
  if (scale && kind === 'delta') return [];
  const range = rangeOf(works);
  if (!range) return scale ? [] : [SCALE_PRESETS.fivePoint];
  return scale && isRangeOf(scale, range) ? [] : [scaleOf(range)];
};

interface Range {
  readonly min: number;
  readonly max: number;
}

/** From the least to the highest that graded works allow; undefined where no work is graded. */
export const rangeOf = (works: readonly Work[]): Range | undefined => {
  const graded = works.filter(({ category }) =>
    ['work', 'termGrade', 'finalGrade'].includes(category.purpose),
  );
  const lowest = graded.flatMap(({ min }) => min ?? []);
  const highest = graded.flatMap(({ max }) => max ?? []);
  if (lowest.length === 0 || highest.length === 0) return undefined;
  return { min: Math.min(...lowest), max: Math.max(...highest) };
};

export const isRangeOf = (scale: Scale, { min, max }: Range): boolean =>
  scale.min === min && scale.max === max;

export const scaleOf = ({ min, max }: Range): Scale => ({ min, max, levels: levelsOf(min, max) });

/** New kinds of work count from the beginning, changed ones from tomorrow. */
const workKindsFor = (
  importing: Importing,
  works: readonly Work[],
  present: SchoolState,
): SchoolCommand[] => {
  const { roster, today, tomorrow } = importing;
  const named = workKindsOf(works);
  const kinds = named.length > 0 || Object.keys(present.works).length > 0 ? named : DEFAULT_WORK_KINDS;
  const days = [...roster.academicYears, ...roster.terms].map(({ start }) => start);
  const first = earliest([...days, ...works.map(({ assigned }) => assigned), today]);
  return kinds.map((kind): SchoolCommand => {
    const last = own(present.works, kind.code)?.at(-1);
    const from = last ? latest(last.from, tomorrow) : first;
    return { kind: 'DefineWorkKind', work: keepingGrades(kind, last?.work), from, today };
  });
};

/** A kind as the bundle has it, with what only the journal knows of it. */
export const keepingGrades = (kind: WorkKind, known: WorkKind | undefined): WorkKind =>
  known?.grades === undefined ? kind : { ...kind, grades: known.grades };

/** The kinds that works are of; those of one title are one kind, as the first of them is. */
export const workKindsOf = (works: readonly Work[]): readonly WorkKind[] => {
  const kinds = new Map<string, WorkKind>();
  for (const { category } of works) {
    const kind = workKindOf(category);
    if (category.purpose === 'work' && !kinds.has(kind.code)) kinds.set(kind.code, kind);
  }
  return [...kinds.values()];
};

export const workKindOf = ({ sourcedId, title, abbreviation, weight }: Category): WorkKind => ({
  code: codeOf(title) || codeOf(sourcedId) || spelt(title),
  title,
  abbreviation: abbreviation ?? title.slice(0, 2),
  weight,
});

const codeOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** A text without a Latin letter or digit, by the numbers of its characters. */
const spelt = (text: string): string =>
  Array.from(text, (character) => character.codePointAt(0)?.toString(36) ?? '').join('-');

export const latest = (a: CivilDate, b: CivilDate): CivilDate => (a > b ? a : b);

const earliest = (dates: readonly CivilDate[]): CivilDate => dates.reduce((a, b) => (a < b ? a : b));
