import { LONGEST_WINDOW } from '../school/settings.rules.js';
import type { CellKind } from './cells.js';
import { ABSENCE_CODES, AUDIENCES, PURPOSES, REMARK_KINDS, STAGES } from './roster.js';
import { readRatings, readReasons, readRounding, readScale, readTimeZone } from './settings.js';

/** The files of a bundle from which a journal takes something. */
export const READ_FILES = [
  'academicSessions',
  'orgs',
  'courses',
  'classes',
  'users',
  'roles',
  'userProfiles',
  'enrollments',
  'demographics',
  'categories',
  'lineItems',
  'results',
] as const;
export type ReadFile = (typeof READ_FILES)[number];

/** Files of the standard that say nothing to a journal. */
export const UNREAD_FILES: readonly string[] = [
  'classResources',
  'courseResources',
  'lineItemLearningObjectiveIds',
  'lineItemScoreScales',
  'resources',
  'resultLearningObjectiveIds',
  'resultScoreScales',
  'scoreScales',
  'userResources',
];

/** Files without which a bulk bundle is no roster. */
export const NEEDED_FILES: readonly ReadFile[] = [
  'academicSessions',
  'orgs',
  'courses',
  'classes',
  'users',
  'enrollments',
];

export type Version = '1.1' | '1.2';

/** One column of a file: what its cells hold, and the file in which its ids are found. */
export type Column = {
  readonly name: string;
  readonly kind: CellKind;
  readonly required: boolean;
  readonly refersTo?: ReadFile;
};

/** The roles of users in both versions; 1.1 writes `administrator` where 1.2 names its level. */
export const USER_ROLES = [
  'administrator',
  'aide',
  'counselor',
  'districtAdministrator',
  'guardian',
  'parent',
  'principal',
  'proctor',
  'relative',
  'siteAdministrator',
  'student',
  'systemAdministrator',
  'teacher',
] as const;
export type UserRole = (typeof USER_ROLES)[number];

const ENROLMENT_ROLES = [
  'administrator',
  'aide',
  'guardian',
  'parent',
  'proctor',
  'relative',
  'student',
  'teacher',
];
const ORG_TYPES = ['department', 'district', 'local', 'national', 'school', 'state'];
const SESSION_TYPES = ['gradingPeriod', 'schoolYear', 'semester', 'term'];
const SCORE_STATUSES = ['exempt', 'fully graded', 'not submitted', 'partially graded', 'submitted'];

const must = (name: string, kind: CellKind, refersTo?: ReadFile): Column =>
  column(name, kind, true, refersTo);
const may = (name: string, kind: CellKind, refersTo?: ReadFile): Column =>
  column(name, kind, false, refersTo);

function column(name: string, kind: CellKind, required: boolean, refersTo?: ReadFile): Column {
  return { name, kind, required, ...(refersTo ? { refersTo } : {}) };
}

const COMMON = [may('status', { oneOf: ['active', 'tobedeleted'] }), may('dateLastModified', 'instant')];
const YES_OR_NO = { oneOf: ['yes', 'no'] };
const SCALE = { reads: readScale, examples: ['1..5 3 4 5'] };
const EDIT_WINDOW = { least: 1, most: LONGEST_WINDOW };
const ROUNDING = { reads: readRounding, examples: ['halfUp', '4=3.6;5=4.6'] };
const SUBJECTS = [may('subjects', 'list'), may('subjectCodes', 'list')];

/**
 * The columns of each file in the standard's order, from the CSV bindings of OneRoster 1.1 and 1.2, and the
 * `metadata.` columns in which a journal's own facts travel.
 */
export function columnsOf(file: ReadFile, version: Version, rolesFile: boolean): readonly Column[] {
  switch (file) {
    case 'academicSessions':
      return [
        must('sourcedId', 'guid'),
        ...COMMON,
        must('title', 'text'),
        must('type', { oneOf: SESSION_TYPES }),
        must('startDate', 'date'),
        must('endDate', 'date'),
        may('parentSourcedId', 'guid', 'academicSessions'),
        must('schoolYear', 'year'),
        may('metadata.schools', 'guids', 'orgs'),
      ];
    case 'orgs':
      return [
        must('sourcedId', 'guid'),
        ...COMMON,
        must('name', 'text'),
        must('type', { oneOf: ORG_TYPES, extensible: true }),
        may('identifier', 'text'),
        may('parentSourcedId', 'guid', 'orgs'),
        may('metadata.timeZone', { reads: readTimeZone, examples: ['Europe/Lisbon'] }),
        may('metadata.editWindow', EDIT_WINDOW),
        may('metadata.scale', SCALE),
        may('metadata.rounding', ROUNDING),
        may('metadata.ratings', { reads: readRatings, examples: ['on 3 5'] }),
        may('metadata.reasons', { reads: readReasons, examples: ['wrong-entry=Wrong entry'] }),
      ];
    case 'courses':
      return [
        must('sourcedId', 'guid'),
        ...COMMON,
        may('schoolYearSourcedId', 'guid', 'academicSessions'),
        must('title', 'text'),
        may('courseCode', 'text'),
        may('grades', 'list'),
        must('orgSourcedId', 'guid', 'orgs'),
        ...SUBJECTS,
        may('metadata.subject', YES_OR_NO),
        may('metadata.schools', 'guids', 'orgs'),
        may('metadata.scale', SCALE),
      ];
    case 'classes':
      return [
        must('sourcedId', 'guid'),
        ...COMMON,
        must('title', 'text'),
        may('grades', 'list'),
        must('courseSourcedId', 'guid', 'courses'),
        may('classCode', 'text'),
        must('classType', { oneOf: ['homeroom', 'scheduled'] }),
        may('location', 'text'),
        must('schoolSourcedId', 'guid', 'orgs'),
        must('termSourcedIds', 'guids', 'academicSessions'),
        ...SUBJECTS,
        may('periods', 'list'),
        may('metadata.homeroom', 'guid', 'classes'),
        may('metadata.closedYears', 'guids', 'academicSessions'),
      ];
    case 'users':
      return usersColumns(version, rolesFile);
    case 'roles':
      return [
        must('sourcedId', 'guid'),
        ...COMMON,
        must('userSourcedId', 'guid', 'users'),
        must('roleType', { oneOf: ['primary', 'secondary'] }),
        must('role', { oneOf: USER_ROLES, extensible: true }),
        may('beginDate', 'date'),
        may('endDate', 'date'),
        must('orgSourcedId', 'guid', 'orgs'),
        may('userProfileSourcedId', 'guid', 'userProfiles'),
      ];
    case 'userProfiles':
      return [
        must('sourcedId', 'guid'),
        ...COMMON,
        must('userSourcedId', 'guid', 'users'),
        must('profileType', 'text'),
        must('vendorId', 'text'),
        may('applicationId', 'text'),
        may('description', 'text'),
        must('credentialType', 'text'),
        must('username', 'text'),
        may('password', 'text'),
      ];
    case 'enrollments':
      return [
        must('sourcedId', 'guid'),
        ...COMMON,
        must('classSourcedId', 'guid', 'classes'),
        must('schoolSourcedId', 'guid', 'orgs'),
        must('userSourcedId', 'guid', 'users'),
        must('role', { oneOf: ENROLMENT_ROLES, extensible: true }),
        may('primary', 'boolean'),
        may('beginDate', 'date'),
        may('endDate', 'date'),
        may('metadata.takesOver', 'guids', 'classes'),
      ];
    case 'demographics':
      return [
        must('sourcedId', 'guid', 'users'),
        ...COMMON,
        may('birthDate', 'date'),
        may('sex', { oneOf: ['male', 'female', 'other', 'unspecified'], extensible: true }),
        may('americanIndianOrAlaskaNative', 'boolean'),
        may('asian', 'boolean'),
        may('blackOrAfricanAmerican', 'boolean'),
        may('nativeHawaiianOrOtherPacificIslander', 'boolean'),
        may('white', 'boolean'),
        may('demographicRaceTwoOrMoreRaces', 'boolean'),
        may('hispanicOrLatinoEthnicity', 'boolean'),
        may('countryOfBirthCode', 'text'),
        may('stateOfBirthAbbreviation', 'text'),
        may('cityOfBirth', 'text'),
        may('publicSchoolResidenceStatus', 'text'),
      ];
    case 'categories':
      return [
        must('sourcedId', 'guid'),
        ...COMMON,
        must('title', 'text'),
        may('weight', 'number'),
        may('metadata.purpose', { oneOf: PURPOSES }),
        may('metadata.abbreviation', 'text'),
        may('metadata.code', 'text'),
        may('metadata.grades', 'integer'),
        may('metadata.from', 'date'),
        may('metadata.school', 'guid', 'orgs'),
      ];
    case 'lineItems':
      return lineItemsColumns(version);
    case 'results':
      return [
        must('sourcedId', 'guid'),
        ...COMMON,
        must('lineItemSourcedId', 'guid', 'lineItems'),
        must('studentSourcedId', 'guid', 'users'),
        must('scoreStatus', { oneOf: SCORE_STATUSES, extensible: true }),
        may('score', 'number'),
        must('scoreDate', 'date'),
        may('comment', 'text'),
        ...(version === '1.2' ? RESULT_COLUMNS_OF_1_2 : []),
        may('metadata.absence', { oneOf: ABSENCE_CODES }),
        may('metadata.minutes', 'integer'),
        may('metadata.reason', { oneOf: ABSENCE_CODES.filter((code) => code !== 'late') }),
        may('metadata.madeUpOn', 'date'),
        may('metadata.debt', YES_OR_NO),
        may('metadata.dueOn', 'date'),
        may('metadata.remark', { oneOf: REMARK_KINDS }),
        may('metadata.visibleTo', { oneOf: AUDIENCES }),
      ];
  }
}

const RESULT_COLUMNS_OF_1_2 = [
  may('textScore', 'text'),
  may('classSourcedId', 'guid', 'classes'),
  may('inProgress', 'boolean'),
  may('incomplete', 'boolean'),
  may('late', 'boolean'),
  may('missing', 'boolean'),
];

function usersColumns(version: Version, rolesFile: boolean): readonly Column[] {
  const roleKind: CellKind = { oneOf: USER_ROLES, extensible: true };
  const ownRole = rolesFile
    ? [may('orgSourcedIds', 'guids', 'orgs'), may('role', roleKind)]
    : [must('orgSourcedIds', 'guids', 'orgs'), must('role', roleKind)];
  return [
    must('sourcedId', 'guid'),
    ...COMMON,
    version === '1.1' ? must('enabledUser', 'boolean') : may('enabledUser', 'boolean'),
    ...ownRole,
    must('username', 'text'),
    may('userIds', 'list'),
    must('givenName', 'text'),
    must('familyName', 'text'),
    may('middleName', 'text'),
    may('identifier', 'text'),
    may('email', 'text'),
    may('sms', 'text'),
    may('phone', 'text'),
    may('agentSourcedIds', 'guids', 'users'),
    may('grades', 'list'),
    may('password', 'text'),
    ...(version === '1.2'
      ? [
          may('userMasterIdentifier', 'text'),
          may('resourceSourcedIds', 'list'),
          may('preferredGivenName', 'text'),
          may('preferredMiddleName', 'text'),
          may('preferredFamilyName', 'text'),
          may('primaryOrgSourcedId', 'guid', 'orgs'),
          may('pronouns', 'text'),
        ]
      : []),
    may('metadata.internet', YES_OR_NO),
    may('metadata.language', { oneOf: ['en', 'ru'] }),
  ];
}

/** The column in which a line item names its term. */
export function termColumn(version: Version): string {
  return version === '1.1' ? 'gradingPeriodSourcedId' : 'academicSessionSourcedId';
}

function lineItemsColumns(version: Version): readonly Column[] {
  return [
    must('sourcedId', 'guid'),
    ...COMMON,
    must('title', 'text'),
    may('description', 'text'),
    must('assignDate', 'date'),
    must('dueDate', 'date'),
    must('classSourcedId', 'guid', 'classes'),
    must('categorySourcedId', 'guid', 'categories'),
    must(termColumn(version), 'guid', 'academicSessions'),
    may('resultValueMin', 'number'),
    may('resultValueMax', 'number'),
    ...(version === '1.2' ? [may('schoolSourcedId', 'guid', 'orgs')] : []),
    may('metadata.lesson', 'integer'),
    may('metadata.stage', { oneOf: STAGES }),
    may('metadata.cancelled', YES_OR_NO),
    may('metadata.teacher', 'guid', 'users'),
    may('metadata.substitutes', 'guids', 'users'),
    may('metadata.dueLesson', 'integer'),
    may('metadata.minutes', 'integer'),
    may('metadata.pupils', 'guids', 'users'),
    may('metadata.scale', SCALE),
    may('metadata.rounding', ROUNDING),
    may('metadata.editWindow', EDIT_WINDOW),
    may('metadata.closed', YES_OR_NO),
  ];
}
