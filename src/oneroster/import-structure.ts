import type { SchoolCommand } from '../school/school.decider.js';
import type { Scale, WorkKind } from '../school/scale.values.js';
import type { Importing } from './importing.js';
import type { Category, Roster, Work } from './roster.js';

/** Where a bundle has no graded work, as one of a roster only: the five-point scale, and the usual kinds of work. */
const DEFAULT_SCALE: Scale = { min: 1, max: 5 };
const DEFAULT_WORK_KINDS: readonly WorkKind[] = [
  { code: 'oral-answer', title: 'Oral answer', abbreviation: 'O', weight: 1 },
  { code: 'homework', title: 'Homework', abbreviation: 'H', weight: 1 },
  { code: 'test', title: 'Test', abbreviation: 'T', weight: 2 },
];
const EDIT_WINDOW_DAYS = 7;

/** Schools with their years, terms, subjects, scale and kinds of work. */
export const importStructure = async (importing: Importing): Promise<void> => {
  const { roster, tools } = importing;
  await importing.each(roster.schools, async (school) => {
    const schoolId = importing.id('school', school.sourcedId);
    const wanted: SchoolCommand[] = [
      {
        kind: 'ConnectSchool',
        school: {
          schoolId,
          title: school.name,
          timeZone: tools.timeZone,
          editWindowDays: EDIT_WINDOW_DAYS,
          sourcedId: school.sourcedId,
        },
      },
      ...roster.academicYears.map(({ sourcedId, title, start: from, end: to }): SchoolCommand => {
        const yearId = importing.id('year', sourcedId);
        return { kind: 'OpenYear', year: { schoolId, yearId, title, from, to } };
      }),
      ...roster.terms.map(({ sourcedId, yearId, title, start: from, end: to }): SchoolCommand => {
        const termId = importing.id('term', sourcedId);
        return {
          kind: 'DefineTerm',
          term: { schoolId, yearId: importing.id('year', yearId), termId, title, from, to },
        };
      }),
      ...coursesOf(roster, school.sourcedId).map(({ sourcedId, title }): SchoolCommand => {
        return {
          kind: 'AddSubject',
          subject: { schoolId, subjectId: importing.id('subject', sourcedId), title },
        };
      }),
      { kind: 'DefineScale', scale: scaleOf(worksIn(roster, school.sourcedId)) },
      ...workKindsOf(worksIn(roster, school.sourcedId)).map((work): SchoolCommand => ({
        kind: 'DefineWorkKind',
        work,
      })),
    ];
    const outcomes = await Promise.all(
      wanted.map((command) => tools.runners.schools.handle(schoolId, command, importing.context(schoolId))),
    );
    outcomes.forEach((outcome) => importing.count(outcome));
  });
};

const coursesOf = (roster: Roster, schoolSourcedId: string): Roster['courses'] => {
  const taught = new Set(
    roster.classes.filter((group) => group.schoolId === schoolSourcedId).map(({ courseId }) => courseId),
  );
  return roster.courses.filter(({ sourcedId }) => taught.has(sourcedId));
};

export const worksIn = (roster: Roster, schoolSourcedId: string): readonly Work[] => {
  const classes = new Set(
    roster.classes.filter((c) => c.schoolId === schoolSourcedId).map((c) => c.sourcedId),
  );
  return roster.works.filter(({ classId }) => classes.has(classId));
};

/** The scale that graded works are on; the widest, where they differ; another, where there is none. */
export const scaleOf = (works: readonly Work[], otherwise = DEFAULT_SCALE): Scale => {
  const graded = works.filter(({ category }) =>
    ['work', 'termGrade', 'finalGrade'].includes(category.purpose),
  );
  const lowest = graded.flatMap(({ min }) => min ?? []);
  const highest = graded.flatMap(({ max }) => max ?? []);
  if (lowest.length === 0 || highest.length === 0) return otherwise;
  return { min: Math.min(...lowest), max: Math.max(...highest) };
};

/** The kinds that works are of; the usual ones, where there are none. */
export const workKindsOf = (works: readonly Work[]): readonly WorkKind[] => {
  const categories = new Map(works.map(({ category }) => [category.sourcedId, category]));
  const kinds = [...categories.values()].filter(({ purpose }) => purpose === 'work').map(workKindOf);
  return kinds.length > 0 ? kinds : DEFAULT_WORK_KINDS;
};

export const workKindOf = ({ sourcedId, title, abbreviation, weight }: Category): WorkKind => ({
  code: codeOf(title) || codeOf(sourcedId),
  title,
  abbreviation: abbreviation ?? title.slice(0, 2),
  weight,
});

const codeOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
