/** What an object of the standard has: by field, what stands there. Names follow the JSON binding of OneRoster 1.2. */
export interface Shape {
  readonly [field: string]: Field;
}
export type Kind = 'text' | 'number' | 'date' | 'instant' | 'flag' | 'uri';
type Field = Kind | Shape | readonly [Kind | Shape];

const REF: Shape = { href: 'uri', sourcedId: 'text', type: 'text' };
const BASE: Shape = { sourcedId: 'text', status: 'text', dateLastModified: 'instant' };

const ORG: Shape = { ...BASE, name: 'text', type: 'text', identifier: 'text' };
const ACADEMIC_SESSION: Shape = {
  ...BASE,
  title: 'text',
  type: 'text',
  startDate: 'date',
  endDate: 'date',
  schoolYear: 'text',
  parent: REF,
  children: [REF],
};
const COURSE: Shape = { ...BASE, title: 'text', courseCode: 'text', org: REF, subjects: ['text'] };
const CLASS: Shape = {
  ...BASE,
  title: 'text',
  classType: 'text',
  course: REF,
  school: REF,
  terms: [REF],
  subjects: ['text'],
  metadata: { homeroom: 'text' },
};
const ENROLLMENT: Shape = {
  ...BASE,
  user: REF,
  class: REF,
  school: REF,
  role: 'text',
  primary: 'flag',
  beginDate: 'date',
  endDate: 'date',
};
const USER: Shape = {
  ...BASE,
  enabledUser: 'flag',
  givenName: 'text',
  middleName: 'text',
  familyName: 'text',
  identifier: 'text',
  roles: [{ roleType: 'text', role: 'text', org: REF }],
  primaryOrg: REF,
  agents: [REF],
};
const CATEGORY: Shape = { ...BASE, title: 'text', weight: 'number', metadata: { abbreviation: 'text' } };
const LINE_ITEM: Shape = {
  ...BASE,
  title: 'text',
  assignDate: 'instant',
  dueDate: 'instant',
  class: REF,
  school: REF,
  category: REF,
  academicSession: REF,
  scoreScale: REF,
  resultValueMin: 'number',
  resultValueMax: 'number',
  metadata: { lesson: 'number' },
};
const RESULT: Shape = {
  ...BASE,
  lineItem: REF,
  student: REF,
  class: REF,
  scoreScale: REF,
  scoreStatus: 'text',
  score: 'number',
  textScore: 'text',
  scoreDate: 'date',
};
const SCORE_SCALE: Shape = {
  ...BASE,
  title: 'text',
  type: 'text',
  course: REF,
  class: REF,
  scoreScaleValue: [{ itemValueLHS: 'text', itemValueRHS: 'text' }],
};

/** A kind of object: what one and several are called in answers, and what one has. */
export interface Resource {
  readonly one: string;
  readonly many: string;
  readonly shape: Shape;
  /** Fields that the standard knows and nothing here has: one may ask for them, and gets none. */
  readonly without: readonly string[];
}

const resource = (one: string, many: string, shape: Shape, ...without: readonly string[]): Resource => ({
  ...{ one, many, shape, without: ['metadata', ...without] },
});

export const RESOURCES = {
  org: resource('org', 'orgs', ORG, 'parent', 'children'),
  academicSession: resource('academicSession', 'academicSessions', ACADEMIC_SESSION),
  course: resource('course', 'courses', COURSE, 'schoolYear', 'grades', 'subjectCodes', 'resources'),
  class: resource(
    ...(['class', 'classes', CLASS] as const),
    ...['classCode', 'location', 'grades', 'subjectCodes', 'periods', 'resources'],
  ),
  enrollment: resource('enrollment', 'enrollments', ENROLLMENT),
  user: resource(
    ...(['user', 'users', USER] as const),
    ...['userMasterIdentifier', 'username', 'userIds', 'preferredFirstName', 'preferredMiddleName'],
    ...['preferredLastName', 'pronouns', 'userProfiles', 'email', 'sms', 'phone', 'grades', 'password'],
    'resources',
  ),
  category: resource('category', 'categories', CATEGORY),
  lineItem: resource(
    ...(['lineItem', 'lineItems', LINE_ITEM] as const),
    ...['description', 'gradingPeriod', 'learningObjectiveSet'],
  ),
  result: resource(
    ...(['result', 'results', RESULT] as const),
    ...['comment', 'learningObjectiveSet', 'inProgress', 'incomplete', 'late', 'missing'],
  ),
  scoreScale: resource('scoreScale', 'scoreScales', SCORE_SCALE),
} as const;

export type ResourceName = keyof typeof RESOURCES;

/** Whether a path such as `class.sourcedId` leads to something that objects may have. */
export const hasPath = ({ shape, without }: Resource, path: string): boolean => {
  const [first = '', ...rest] = path.split('.');
  if (without.includes(first) && rest.length === 0) return true;
  return leadsInto(shape, [first, ...rest]);
};

const leadsInto = (shape: Shape, [first, ...rest]: readonly string[]): boolean => {
  if (first === undefined) return true;
  if (!Object.hasOwn(shape, first)) return false;
  const field = shape[first];
  const inner = isList(field) ? field[0] : field;
  return rest.length === 0 || (typeof inner === 'object' && leadsInto(inner, rest));
};

export const isList = (field: Field | undefined): field is readonly [Kind | Shape] => Array.isArray(field);
