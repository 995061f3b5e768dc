import { standingGrades } from '../moves/standing-grades.js';
import { own } from '../school/plain-data.values.js';
import type { Importing } from './importing.js';
import { pageOf, termsOf, WRITER } from './page-plan.js';
import type { Class, Enrolment, Term } from './roster.js';

/** What pages have of other pages: it can be told only when all of them are written. */
export const takeOverGrades = async (importing: Importing): Promise<void> => {
  const classes = new Map(importing.roster.classes.map((group) => [group.sourcedId, group]));
  const movers = importing.roster.enrolments.filter(({ takesOverFrom }) => takesOverFrom.length > 0);
  await importing.each(movers, async (enrolment) => {
    const group = classes.get(enrolment.classId);
    const others = enrolment.takesOverFrom.flatMap((sourcedId) => classes.get(sourcedId) ?? []);
    if (group) for (const from of others) await takeOver(importing, enrolment, group, from);
  });
};

const takeOver = async (
  importing: Importing,
  { personId }: Enrolment,
  group: Class,
  from: Class,
): Promise<void> => {
  const { roster, tools } = importing;
  const { pages } = tools.runners;
  const pupilId = importing.id('person', personId);
  const schoolId = importing.id('school', group.schoolId);
  for (const term of termsOf(roster, group)) {
    const pageId = pageOf(importing, group, term);
    if (!own((await pages.load(pageId)).pupils, pupilId)) continue;
    for (const other of termsOf(roster, from).filter((one) => overlap(term, one))) {
      const fromPageId = pageOf(importing, from, other);
      const grades = standingGrades(await pages.load(fromPageId), pupilId);
      if (grades.length === 0) continue;
      const command = { kind: 'TakeOverGrades', pupilId, fromPageId, grades } as const;
      importing.count(await pages.handle(pageId, command, importing.context(schoolId)));
    }
  }
};

const overlap = (a: Term, b: Term): boolean => a.start <= b.end && b.start <= a.end;

/** Years that were closed where the bundle comes from; whoever closed them made sure that no grade was missing. */
export const closeYears = async (importing: Importing): Promise<void> => {
  const { yearSheets } = importing.tools.runners;
  await importing.each(
    importing.roster.classes.filter(({ closedYearIds }) => closedYearIds.length > 0),
    async (homeroom) => {
      const classId = importing.id('class', homeroom.sourcedId);
      const context = () => importing.context(importing.id('school', homeroom.schoolId));
      for (const sourcedId of homeroom.closedYearIds) {
        const yearId = importing.id('year', sourcedId);
        const command = {
          kind: 'CloseYear',
          by: WRITER,
          classId,
          yearId,
          openPages: [],
          subjects: [],
        } as const;
        importing.count(await yearSheets.handle(`${classId}.${yearId}`, command, context()));
      }
    },
  );
};
