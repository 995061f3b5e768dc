import type { RosterView } from './roster-view.js';
import type { Wired } from './selection.js';
import { RESOURCES, type Resource } from './shapes.js';

/** Some of the roster: what it is, and the objects that there are. */
export interface Collection {
  readonly resource: Resource;
  readonly objects: (view: RosterView) => Promise<readonly Wired[]> | readonly Wired[];
}

/** The collections of the Rostering Service, by their names in addresses. */
export const COLLECTIONS: ReadonlyMap<string, Collection> = new Map<string, Collection>([
  ['orgs', { resource: RESOURCES.org, objects: (view) => view.orgs() }],
  // There is nothing but schools.
  ['schools', { resource: RESOURCES.org, objects: (view) => view.orgs() }],
  ['academicSessions', { resource: RESOURCES.academicSession, objects: (view) => view.sessions() }],
  ['terms', { resource: RESOURCES.academicSession, objects: (view) => view.terms() }],
  // Grades are given by terms, which nothing divides.
  ['gradingPeriods', { resource: RESOURCES.academicSession, objects: () => [] }],
  ['courses', { resource: RESOURCES.course, objects: (view) => view.courses() }],
  ['classes', { resource: RESOURCES.class, objects: (view) => view.classes() }],
  ['enrollments', { resource: RESOURCES.enrollment, objects: (view) => view.enrollments() }],
  ['users', { resource: RESOURCES.user, objects: (view) => view.users() }],
  ['students', { resource: RESOURCES.user, objects: (view) => view.usersAs('student') }],
  ['teachers', { resource: RESOURCES.user, objects: (view) => view.usersAs('teacher') }],
]);

/** A collection that belongs to an object of another. */
export interface Nested {
  readonly parent: string;
  readonly name: string;
  readonly resource: Resource;
  /** @param id of the object that it belongs to. */
  readonly objects: (view: RosterView, id: string) => Promise<readonly Wired[]> | readonly Wired[];
}

/** The classes that somebody belongs to, or is to. */
const classesOf = (view: RosterView, personId: string): readonly Wired[] => {
  const there = new Set(view.classesWith(personId));
  return view.classes().filter(({ sourcedId }) => there.has(sourcedId));
};

const membersOf = (role: 'student' | 'teacher') => async (view: RosterView, classId: string) => {
  const there = view.membersOf(classId, role);
  return (await view.users()).filter(({ sourcedId }) => there.has(sourcedId));
};

const inSchool = (role: 'student' | 'teacher') => async (view: RosterView, schoolId: string) =>
  (await view.usersAs(role)).filter(({ roles }) =>
    roles.some((held) => held.role === role && held.org.sourcedId === schoolId),
  );

const nested = (parent: string, name: string, objects: Nested['objects']): Nested => {
  const resource = COLLECTIONS.get(name)?.resource;
  if (!resource) throw new Error(`There is no collection ${name}.`);
  return { parent, name, resource, objects };
};

/** The nested collections of the Rostering Service, but those of classes of a school. */
export const NESTED: readonly Nested[] = [
  nested('schools', 'classes', (view, id) => view.classes().filter(({ school }) => school.sourcedId === id)),
  nested('schools', 'courses', (view, id) => view.courses().filter(({ org }) => org.sourcedId === id)),
  nested('schools', 'enrollments', (view, id) =>
    view.enrollments().filter(({ school }) => school.sourcedId === id),
  ),
  nested('schools', 'students', inSchool('student')),
  nested('schools', 'teachers', inSchool('teacher')),
  nested('schools', 'terms', (view, id) =>
    view.terms().filter(({ sourcedId }) => sourcedId.startsWith(`${id}.`)),
  ),
  nested('classes', 'students', membersOf('student')),
  nested('classes', 'teachers', membersOf('teacher')),
  nested('courses', 'classes', (view, id) => view.classes().filter(({ course }) => course.sourcedId === id)),
  nested('terms', 'classes', (view, id) =>
    view.classes().filter(({ terms }) => terms.some(({ sourcedId }) => sourcedId === id)),
  ),
  nested('terms', 'gradingPeriods', () => []),
  nested('users', 'classes', classesOf),
  nested('students', 'classes', classesOf),
  nested('teachers', 'classes', classesOf),
];

/** The collections of a class of a school: `schools/{id}/classes/{id}/…`. */
export const OF_CLASS: readonly Nested[] = [
  nested('classes', 'enrollments', (view, id) =>
    view.enrollments().filter((enrollment) => enrollment.class.sourcedId === id),
  ),
  nested('classes', 'students', membersOf('student')),
  nested('classes', 'teachers', membersOf('teacher')),
];
