import { placeOfAlert } from '../../audit/alerts/alert-ids.values.js';
import { hasRole, rolesAt, type Viewer } from '../viewer.js';
import { always, type Asked, type Look, type Looks, type RelationsParts } from './looks.js';
import type { About, Relation, Right } from './rights.table.js';
import { toCalendar } from './to-calendar.js';
import { toClass } from './to-classes.js';
import { toActivity, toJointGroup, toMeeting } from './to-gatherings.js';
import { toGrade, toPage, toPerson, toPupil } from './to-pupils.js';
import { toAnnouncement, toBlogPost, toQuestion, toThread } from './to-writings.js';

const TO: Readonly<Record<About, Looks>> = {
  account: (_, { viewer }) => [always('anybody', ...viewer.roles.map(({ role }) => role))],
  school: (_, { viewer, id }) => [always(...inEverySchool(viewer, id.split(',')))],
  calendar: toCalendar,
  class: toClass,
  pupil: toPupil,
  page: toPage,
  grade: toGrade,
  teacher: (_, { viewer, id }) => [
    always(
      ...(hasRole(viewer, 'teacher') && viewer.personId === id ? (['self'] as const) : []),
      ...viewer.roles.map(({ role }) => role),
    ),
  ],
  person: toPerson,
  meeting: toMeeting,
  announcement: toAnnouncement,
  blogPost: toBlogPost,
  thread: toThread,
  jointGroup: toJointGroup,
  activity: toActivity,
  question: toQuestion,
  alert: (_, { viewer, id }) => [always(...rolesAt(viewer, placeOfAlert(id)?.schoolId))],
};

/** What somebody who asks is to what is asked for. */
export class Relations {
  constructor(private readonly parts: RelationsParts) {}

  looks(about: About, asked: Asked): readonly Look[] {
    return TO[about](this.parts, asked);
  }

  /** Whether somebody has a right now. */
  async has({ about, by }: Right, asked: Asked): Promise<boolean> {
    const isNamed = (relation: Relation) => by.includes(relation);
    for (const { finds, look } of this.looks(about, asked)) {
      if (finds.some(isNamed) && (await look()).some(isNamed)) return true;
    }
    return false;
  }
}

const inEverySchool = (viewer: Viewer, schoolIds: readonly string[]): readonly Relation[] => {
  const [first = [], ...others] = schoolIds.map((schoolId) => rolesAt(viewer, schoolId));
  return first.filter((relation) => others.every((held) => held.includes(relation)));
};
