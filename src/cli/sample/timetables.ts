import { groupBy } from '../../eventing/group-by.js';
import type { Importing } from '../../oneroster/importing.js';
import { plansOf, type PagePlan } from '../../oneroster/page-plan.js';
import { mondayOf, WEEKDAYS, weekdayOf } from '../../school/civil-date.values.js';
import type {
  EntryToPlace,
  GroupToPlace,
  Room,
  TimetableCommand,
} from '../../timetable/timetable.command.js';
import { entryIdOf, timetableIdOf, type Bell } from '../../timetable/timetable.values.js';

const BELLS: readonly Bell[] = [
  { number: 1, from: '08:30', to: '09:20' },
  { number: 2, from: '09:25', to: '10:15' },
  { number: 3, from: '10:35', to: '11:25' },
  { number: 4, from: '11:30', to: '12:20' },
  { number: 5, from: '13:30', to: '14:20' },
  { number: 6, from: '14:25', to: '15:15' },
];

/** Publishes the timetables by which the lessons of a roster were given: each holds from its term's first lesson on. */
export const publishTimetables = async (importing: Importing): Promise<void> => {
  const plans = groupBy(plansOf(importing), ({ group, term }) => `${group.schoolId} ${term.sourcedId}`);
  await importing.each([...plans.values()], (ofTerm) => publishTimetable(importing, ofTerm));
};

const publishTimetable = async (
  importing: Importing,
  plans: readonly [PagePlan, ...PagePlan[]],
): Promise<void> => {
  const [{ group, term }] = plans;
  const schoolId = importing.id('school', group.schoolId);
  const of = { schoolId, termId: importing.id('term', term.sourcedId) };
  const [first] = plans.flatMap((plan) => lessonsIn(plan).map(({ assigned }) => assigned)).sort();
  if (first === undefined) return;
  const monday = mondayOf(first);
  const from = monday < term.start ? term.start : monday;
  const rooms = roomsOf(plans);
  const commands: readonly TimetableCommand[] = [
    { of, kind: 'SetBells', weekdays: WEEKDAYS.slice(0, 5), bells: BELLS },
    { of, kind: 'ListRooms', rooms: [...rooms.values()] },
    {
      ...{ of, kind: 'PlaceEntries' },
      entries: plans.flatMap((plan) => entriesOf(importing, plan, rooms)),
      groups: Object.fromEntries(plans.map((plan) => groupToPlace(importing, plan, plans))),
    },
    { of, kind: 'PublishTimetable', from, term: { from: term.start, to: term.end }, today: from },
  ];
  const { timetables } = importing.tools.runners;
  for (const command of commands) {
    importing.count(await timetables.handle(timetableIdOf(of), command, importing.context(schoolId)));
  }
};

const lessonsIn = ({ works }: PagePlan) => works.filter(({ category }) => category.purpose === 'lesson');

/** Each class has a room of its own, by the class. */
const roomsOf = (plans: readonly PagePlan[]): ReadonlyMap<string | undefined, Room> =>
  new Map(
    [...new Set(plans.map(({ group }) => group.homeroomId))].map((homeroomId, index) => {
      const code = (101 + index).toString();
      return [homeroomId, { code, title: `Room ${code}` }];
    }),
  );

const entriesOf = (
  importing: Importing,
  plan: PagePlan,
  rooms: ReturnType<typeof roomsOf>,
): EntryToPlace[] => {
  const groupId = importing.id('class', plan.group.sourcedId);
  const [teacherId] = teachersOf(importing, plan);
  const room = rooms.get(plan.group.homeroomId)?.code;
  if (teacherId === undefined || room === undefined) return [];
  const entries = lessonsIn(plan).map(({ assigned, lesson }): EntryToPlace => {
    return { weekday: weekdayOf(assigned), number: lesson, weeks: 'every', groupId, teacherId, room };
  });
  return [...new Map(entries.map((entry) => [entryIdOf(entry), entry])).values()];
};

/** Groups of one class have pupils in common. */
const groupToPlace = (
  importing: Importing,
  plan: PagePlan,
  plans: readonly PagePlan[],
): [string, GroupToPlace] => {
  const id = (sourcedId: string) => importing.id('class', sourcedId);
  const { sourcedId, courseId, homeroomId } = plan.group;
  const sharing = plans.filter(({ group }) => group.homeroomId === homeroomId);
  return [
    id(sourcedId),
    {
      subjectId: importing.id('subject', courseId),
      teachers: teachersOf(importing, plan),
      sharing: sharing.map(({ group }) => id(group.sourcedId)),
    },
  ];
};

const teachersOf = (importing: Importing, { group }: PagePlan): string[] =>
  importing.roster.enrolments
    .filter(({ classId, role }) => classId === group.sourcedId && role === 'teacher')
    .map(({ personId }) => importing.id('person', personId));
