import { DomainError } from '../eventing/domain-error.js';
import { groupBy } from '../eventing/group-by.js';
import { addDays, type CivilDate } from '../school/civil-date.values.js';
import { own } from '../school/plain-data.values.js';
import { levelsOf, SCALE_PRESETS } from '../school/scale-presets.values.js';
import type { Scale, WorkKind } from '../school/scale.values.js';
import type { SchoolCommand } from '../school/school.command.js';
import { schoolDecider } from '../school/school.decider.js';
import { isUntouched, type School as SchoolState } from '../school/school.state.js';
import { USUAL_WINDOW } from '../school/settings.rules.js';
import type { Importing, RefusedPart } from './importing.js';
import { recogniseYears } from './recognised-years.js';
import type { AcademicYear, Area, Category, Roster, School, SchoolWorkKind, Work } from './roster.js';

/** Where a bundle has no graded work, as one of a roster only: the usual kinds of work. */
const DEFAULT_WORK_KINDS: readonly WorkKind[] = [
  { code: 'oral-answer', title: 'Oral answer', abbreviation: 'O', weight: 1 },
  { code: 'homework', title: 'Homework', abbreviation: 'H', weight: 1 },
  { code: 'test', title: 'Test', abbreviation: 'T', weight: 2 },
];
/** For what a school corrects grades until it lists reasons of its own. */
const DEFAULT_REASONS = {
  'wrong-entry': 'Wrong entry',
  recounted: 'Recounted',
  retaken: 'Retaken',
  appeal: 'Appeal upheld',
};

/** What the schools need to be as the bundle has them, and what they are then. */
export interface PlannedSchools {
  readonly commands: ReadonlyMap<string, readonly SchoolCommand[]>;
  /** By the school's id; those among them that only classes of the bundle name. */
  readonly schools: ReadonlyMap<string, SchoolState>;
  /** What the rules of the schools refuse. */
  readonly refused: readonly RefusedPart[];
}

/** Works out years, terms, subjects and settings, and tries them by the schools' own rules. */
export const planStructure = async (importing: Importing): Promise<PlannedSchools> => {
  const { roster, tools } = importing;
  const commands = new Map<string, readonly SchoolCommand[]>();
  const schools = new Map<string, SchoolState>();
  const refused: RefusedPart[] = [];
  const named = new Map(roster.schools.map((school) => [school.sourcedId, school]));
  for (const sourcedId of new Set([...named.keys(), ...roster.classes.map(({ schoolId }) => schoolId)])) {
    const schoolId = importing.id('school', sourcedId);
    let state = await tools.runners.schools.load(schoolId);
    const school = named.get(sourcedId);
    // Several schools may share a year of a bundle, but none that they made.
    if (school && named.size === 1) refused.push(...recogniseYears(importing, school, state));
    const wanted = school ? commandsFor(importing, school, state) : [];
    for (const command of wanted) {
      try {
        for (const event of schoolDecider.decide(command, state)) state = schoolDecider.evolve(state, event);
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        refused.push({ of: school?.name ?? sourcedId, refusal: error });
      }
    }
    commands.set(schoolId, wanted);
    schools.set(schoolId, state);
  }
  return { commands, schools, refused };
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
  const isNew = isUntouched(present);
  const { name: title, sourcedId, settings } = school;
  const { timeZone = tools.timeZone, editWindow: editWindowDays = USUAL_WINDOW, scale } = settings;
  const isOfSchool = ({ schoolIds }: AcademicYear) => schoolIds.length === 0 || schoolIds.includes(sourcedId);
  return [
    { kind: 'ConnectSchool', school: { schoolId, title, timeZone, editWindowDays, sourcedId } },
    ...placeFor(schoolId, school),
    ...Object.entries(isNew ? (settings.reasons ?? DEFAULT_REASONS) : {}).map(
      ([code, reason]): SchoolCommand => ({ kind: 'ListCorrectionReason', code, title: reason }),
    ),
    ...roster.academicYears.filter(isOfSchool).map((year): SchoolCommand => {
      const yearId = importing.id('year', year.sourcedId);
      return {
        kind: 'OpenYear',
        year: {
          ...{ schoolId, yearId, title: year.title, from: year.start, to: year.end },
          ...importing.calledThere('year', year.sourcedId),
        },
      };
    }),
    ...roster.terms.filter(isOfSchool).map((term): SchoolCommand => {
      const { sourcedId, title, start: from, end: to } = term;
      const [termId, yearId] = [importing.id('term', sourcedId), importing.id('year', term.yearId)];
      const called = importing.calledThere('term', sourcedId);
      return { kind: 'DefineTerm', term: { schoolId, yearId, termId, title, from, to, ...called } };
    }),
    ...coursesOf(roster, school.sourcedId).map((course): SchoolCommand => {
      const subjectId = importing.id('subject', course.sourcedId);
      return { kind: 'AddSubject', subject: { schoolId, subjectId, title: course.title } };
    }),
    ...(scale ? (isNew ? [scale] : []) : scaleFor(roster, works, present)).map((defined): SchoolCommand => ({
      kind: 'DefineScale',
      scale: defined,
    })),
    ...(isNew ? settingsOf(importing, school) : []),
    ...workKindsFor(importing, school, works, present),
  ];
};

/** What a school that is new here does in its own way. */
const settingsOf = (importing: Importing, { sourcedId, settings }: School): SchoolCommand[] => {
  const { rounding, ratings } = settings;
  return [
    ...coursesOf(importing.roster, sourcedId).flatMap(({ scale, sourcedId: course }): SchoolCommand[] =>
      scale ? [{ kind: 'DefineScale', scale, subjectId: importing.id('subject', course) }] : [],
    ),
    ...(rounding ? [{ kind: 'SetRounding', rounding } as const] : []),
    ...(ratings ? [{ kind: 'SetRatings', ratings } as const] : []),
  ];
};

/** Where a bundle doesn't say where a school is, it stays where it was. */
const placeFor = (schoolId: string, { municipality, region }: School): SchoolCommand[] => {
  if (!municipality && !region) return [];
  const areaOf = ({ sourcedId, name }: Area) => ({ sourcedId, title: name });
  const place = {
    schoolId,
    ...(municipality ? { municipality: areaOf(municipality) } : {}),
    ...(region ? { region: areaOf(region) } : {}),
  };
  return [{ kind: 'PlaceSchool', place }];
};

/** Subjects: what is taught in the school, and what it has beside that. */
const coursesOf = (roster: Roster, schoolSourcedId: string): Roster['courses'] => {
  const taught = new Set(
    roster.classes.filter((group) => group.schoolId === schoolSourcedId).map(({ courseId }) => courseId),
  );
  return roster.courses.filter(
    ({ sourcedId, isSubject, schoolIds }) =>
      isSubject && (taught.has(sourcedId) || schoolIds.includes(schoolSourcedId)),
  );
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
  school: School,
  works: readonly Work[],
  present: SchoolState,
): SchoolCommand[] => {
  const { roster, today, tomorrow } = importing;
  const versions = roster.workKinds.filter(({ schoolId }) => schoolId === school.sourcedId);
  const named = workKindsOf(works);
  const hasSome = [named, versions, Object.keys(present.works)].some(({ length }) => length > 0);
  const kinds = hasSome ? named : DEFAULT_WORK_KINDS;
  const days = [...roster.academicYears, ...roster.terms].map(({ start }) => start);
  const first = earliest([...days, ...works.map(({ assigned }) => assigned), today]);
  const defined = versionsToDefine(importing, versions, present);
  const others = kinds.map((kind): SchoolCommand => {
    const last = own(present.works, kind.code)?.at(-1);
    const from = last ? latest(last.from, tomorrow) : first;
    return { kind: 'DefineWorkKind', work: keepingGrades(kind, last?.work), from, today };
  });
  return [...defined, ...others];
};

/** All versions of a kind that is new here, each as it was decided before its day; the newest one of any other. */
const versionsToDefine = (
  { today, tomorrow }: Importing,
  versions: readonly SchoolWorkKind[],
  present: SchoolState,
): SchoolCommand[] => {
  const byDay = versions.toSorted((a, b) => (a.from < b.from ? -1 : Number(a.from > b.from)));
  return [...groupBy(byDay, (version) => workKindOf(version).code)].flatMap(([code, ofKind]) => {
    const last = own(present.works, code)?.at(-1);
    if (last) {
      return ofKind.slice(-1).map((newest): SchoolCommand => {
        const from = latest(newest.from, latest(last.from, tomorrow));
        return { kind: 'DefineWorkKind', work: workKindOf(newest), from, today };
      });
    }
    return ofKind.map((version): SchoolCommand => {
      const { from } = version;
      return { kind: 'DefineWorkKind', work: workKindOf(version), from, today: addDays(from, -1) };
    });
  });
};

/** A kind as the bundle has it, with what only the journal knows of it. */
export const keepingGrades = (kind: WorkKind, known: WorkKind | undefined): WorkKind =>
  known?.grades === undefined || kind.grades !== undefined ? kind : { ...kind, grades: known.grades };

/**
 * The kinds that works are of; those of one title are one kind, as the first of them is. Versions of kinds that
 * schools have come by themselves.
 */
export const workKindsOf = (works: readonly Work[]): readonly WorkKind[] => {
  const kinds = new Map<string, WorkKind>();
  for (const { category } of works) {
    if (category.purpose !== 'work' || category.from !== undefined) continue;
    const kind = workKindOf(category);
    if (!kinds.has(kind.code)) kinds.set(kind.code, kind);
  }
  return [...kinds.values()];
};

export const workKindOf = ({ sourcedId, title, abbreviation, weight, code, grades }: Category): WorkKind => ({
  code: code ?? (codeOf(title) || codeOf(sourcedId) || spelt(title)),
  title,
  abbreviation: abbreviation ?? title.slice(0, 2),
  weight,
  ...(grades === undefined ? {} : { grades }),
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
