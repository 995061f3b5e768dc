import type { CommandContext } from '../../eventing/command-runner.js';
import { stepsOf, type Consequence, type Reaction } from '../../eventing/reactor.js';
import { pageIdOf } from '../../journal/page/page-ids.values.js';
import type { PageCommand } from '../../journal/page/page.command.js';
import type { Runners } from '../../runners.js';
import { addDays, type CivilDate } from '../civil-date.values.js';
import type { ClassCommand } from '../class.decider.js';
import { membersOn, type Members, type Membership } from '../membership.values.js';
import { rulesFor, type School } from '../school.state.js';
import { versionsWithin } from '../work-kinds.values.js';
import type { NextYearPlan } from './next-year.decider.js';
import type { NextClass, NextGroup, NextYearOpened } from './next-year.events.js';

type Streams = Pick<Runners, 'schools' | 'classes' | 'pages' | 'nextYears'>;

/**
 * The year and its terms come first, then each new class and group with its pages, then the old ones end with the old
 * year's last day, which puts nobody out: until the next year begins, holidays belong to the old one.
 */
export const whenNextYearOpenedThenClassesGoOn = (streams: Streams): Reaction<NextYearOpened> => ({
  name: 'when-next-year-opened-then-classes-go-on',
  on: ['NextYearOpened'],

  consequences({ data: plan }) {
    const { schoolId, fromYearId } = plan;
    return Promise.resolve([
      { key: 'year', carryOut: (context) => openYear(plan, streams, context) },
      ...plan.classes.flatMap(({ classId, next }): Consequence[] =>
        next
          ? [{ key: next.classId, carryOut: (context) => goOnAsClass(classId, next, plan, streams, context) }]
          : [],
      ),
      ...plan.groups.flatMap(({ groupId, next }): Consequence[] =>
        next
          ? [{ key: next.classId, carryOut: (context) => goOnAsGroup(groupId, next, plan, streams, context) }]
          : [],
      ),
      ...[...plan.classes.map(({ classId }) => classId), ...plan.groups.map(({ groupId }) => groupId)].map(
        (id): Consequence => ({
          key: `${id} ends`,
          carryOut: (context) => end(id, plan.lastDay, streams, context),
        }),
      ),
      {
        key: 'ready',
        carryOut: (context) =>
          streams.nextYears.handle(`${schoolId}.${fromYearId}`, { kind: 'FinishNextYear' }, context),
      },
    ]);
  },
});

/** As with an import, the members of every group and page are brought along: nothing has to follow by itself. */
const complete = (context: CommandContext): CommandContext => ({ ...context, via: 'import' });

const openYear = async (
  { schoolId, year, terms }: NextYearPlan,
  { schools }: Streams,
  context: CommandContext,
): Promise<void> => {
  const step = stepsOf(context);
  await schools.handle(schoolId, { kind: 'OpenYear', year }, step('year'));
  for (const term of terms) await schools.handle(schoolId, { kind: 'DefineTerm', term }, step(term.termId));
};

const goOnAsClass = async (
  oldId: string,
  { classId, title, teacherIds }: NextClass,
  plan: NextYearPlan,
  { classes }: Streams,
  context: CommandContext,
): Promise<void> => {
  const { schoolId } = plan;
  const form: ClassCommand = { kind: 'FormClass', class: { classId, schoolId, title } };
  await fill(classId, form, teacherIds, await stayingIn(oldId, plan, classes), plan, classes, context);
};

const goOnAsGroup = async (
  oldId: string,
  { classId, title, subjectId, partOf, teacherIds }: NextGroup,
  plan: NextYearPlan,
  { classes, schools, pages }: Streams,
  context: CommandContext,
): Promise<void> => {
  const { schoolId } = plan;
  const ofClass = partOf === undefined ? {} : { partOf };
  const form: ClassCommand = {
    kind: 'FormGroup',
    group: { classId, schoolId, title, subjectId, ...ofClass },
  };
  const pupilIds = await stayingIn(oldId, plan, classes);
  await fill(classId, form, teacherIds, pupilIds, plan, classes, context);
  const school = await schools.load(schoolId);
  const step = stepsOf(complete(context));
  for (const term of plan.terms) {
    const pageId = pageIdOf(classId, subjectId, term.termId);
    for (const [index, command] of pageCommands(pageId, classId, subjectId, term, school).entries()) {
      await pages.handle(pageId, command, step(`${pageId} ${index.toString()}`));
    }
    const from = (personId: string): Membership => ({ personId, from: term.from });
    const teachers = { kind: 'AssignTeachers', teachers: teacherIds.map(from) } as const;
    await pages.handle(pageId, teachers, step(`${pageId} teachers`));
    await pages.handle(pageId, { kind: 'ListPupils', pupils: pupilIds.map(from) }, step(`${pageId} pupils`));
  }
};

/** A page as the school opens it for the term, and what is decided already to change in the course of it. */
const pageCommands = (
  pageId: string,
  groupId: string,
  subjectId: string,
  { schoolId, termId, from, to }: NextYearPlan['terms'][number],
  school: School,
): PageCommand[] => {
  const timeZone = school.connected?.timeZone ?? 'UTC';
  const page = { pageId, schoolId, groupId, subjectId, termId, from, to, timeZone };
  return [
    { kind: 'OpenPage', page: { ...page, ...rulesFor(school, subjectId, from) } },
    ...versionsWithin(school.works, { from, to }).map(({ work, from: since }): PageCommand => ({
      kind: 'SetWorkKinds',
      by: { personId: 'system', role: 'system' },
      today: addDays(since, -1),
      works: [work],
      from: since,
    })),
  ];
};

/** Who is in a class or group on the last day, and leaves neither with a class nor alone. */
const stayingIn = async (
  id: string,
  { lastDay, leavers, classes: all }: NextYearPlan,
  classes: Streams['classes'],
): Promise<readonly string[]> => {
  const leaving = all.filter(({ classId, next }) => !next && classId !== id);
  const left = await Promise.all(leaving.map(({ classId }) => classes.known(classId)));
  const gone = new Set([...leavers, ...left.flatMap(({ pupils }) => membersOn(pupils, lastDay))]);
  return membersOn((await classes.load(id)).pupils, lastDay).filter((pupilId) => !gone.has(pupilId));
};

const fill = async (
  id: string,
  form: ClassCommand,
  teacherIds: readonly string[],
  pupilIds: readonly string[],
  { year }: NextYearPlan,
  classes: Streams['classes'],
  context: CommandContext,
): Promise<void> => {
  const step = stepsOf(complete(context));
  const from = (personId: string): Membership => ({ personId, from: year.from });
  await classes.handle(id, form, step('formed'));
  await classes.handle(id, { kind: 'AssignTeachers', teachers: teacherIds.map(from) }, step('teachers'));
  await classes.handle(id, { kind: 'EnrolPupils', pupils: pupilIds.map(from) }, step('pupils'));
};

const end = async (
  id: string,
  lastDay: CivilDate,
  { classes }: Streams,
  context: CommandContext,
): Promise<void> => {
  const step = stepsOf(complete(context));
  const { pupils, teachers } = await classes.load(id);
  await classes.handle(id, { kind: 'EnrolPupils', pupils: endingOn(lastDay, pupils) }, step('pupils'));
  await classes.handle(
    id,
    { kind: 'AssignTeachers', teachers: endingOn(lastDay, teachers) },
    step('teachers'),
  );
};

/** Whoever would belong there longer. */
const endingOn = (lastDay: CivilDate, members: Members): Membership[] =>
  Object.entries(members).flatMap(([personId, periods]) =>
    periods
      .filter(({ from, until }) => from <= lastDay && (until === undefined || until > lastDay))
      .map(({ from }) => ({ personId, from, until: lastDay })),
  );
