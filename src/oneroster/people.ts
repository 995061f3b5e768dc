import { fault } from './faults.js';
import { USER_ROLES, type UserRole } from './format.js';
import type { Report } from './report.js';
import type { Person, Role } from './roster.js';
import type { SchoolsUnder } from './schools.js';
import type { Row } from './table.js';
import type { Tables } from './tables.js';

const ROLE_IN_JOURNAL: { readonly [role in UserRole]: Role | undefined } = {
  student: 'pupil',
  guardian: 'guardian',
  parent: 'guardian',
  relative: 'guardian',
  teacher: 'teacher',
  principal: 'deputyHead',
  administrator: 'admin',
  siteAdministrator: 'admin',
  systemAdministrator: 'admin',
  districtAdministrator: 'admin',
  aide: undefined,
  counselor: undefined,
  proctor: undefined,
};

/** Roles that OneRoster leaves to extensions. */
const EXTENSION_IN_JOURNAL: ReadonlyMap<string, Role> = new Map([
  ['ext:healthWorker', 'healthWorker'],
  ['ext:secretary', 'secretary'],
  ['ext:auditor', 'auditor'],
  ['ext:authority', 'authority'],
]);

type RoleAtSchool = Person['roles'][number];

/** Reads users with their roles, guardians and demographics. */
export function readPeople(tables: Tables, schools: SchoolsUnder, report: Report): Person[] {
  const roles = readRoles(tables, schools, report);
  const guardians = readGuardians(tables, roles, report);
  return tables.rows('users').map((row) => {
    const demographics = tables.find('demographics', row.sourcedId);
    return {
      sourcedId: row.sourcedId,
      ended: row.ended,
      roles: roles.get(row.sourcedId) ?? [],
      givenName: row.text('givenName'),
      ...row.optional('middleName', 'middleName'),
      familyName: row.text('familyName'),
      username: row.text('username'),
      ...row.optional('email', 'email'),
      ...row.optional('phone', 'phone'),
      ...row.optional('sms', 'sms'),
      enabled: row.text('enabledUser') !== 'false',
      ...demographics?.optional('birthDate', 'birthDate'),
      ...sexOf(demographics),
      guardians: [...(guardians.get(row.sourcedId) ?? [])],
      internet: row.text('metadata.internet') !== 'no',
      ...row.read('language', 'metadata.language', languageOf),
    };
  });
}

function languageOf(cell: string): Person['language'] {
  return cell === 'en' || cell === 'ru' ? cell : undefined;
}

function sexOf(demographics: Row | undefined): Pick<Person, 'sex'> {
  const sex = demographics?.text('sex');
  switch (sex) {
    case 'male':
    case 'female':
    case 'other':
    case 'unspecified':
      return { sex };
    default:
      return {};
  }
}

/** From roles.csv where there is one, else from each user's own role in each of the user's organisations. */
function readRoles(tables: Tables, schools: SchoolsUnder, report: Report): Map<string, RoleAtSchool[]> {
  const roles = new Map<string, RoleAtSchool[]>();
  const add = (row: Row, userId: string, orgIds: readonly string[]) => {
    const role = roleOf(row, report);
    if (!role) return;
    const held = roles.get(userId) ?? [];
    for (const schoolId of new Set(orgIds.flatMap((orgId) => schools.of(orgId, tables)))) {
      if (!held.some((one) => one.schoolId === schoolId && one.role === role)) held.push({ schoolId, role });
    }
    roles.set(userId, held);
  };
  if (!tables.has('roles')) {
    for (const row of tables.rows('users')) add(row, row.sourcedId, row.list('orgSourcedIds'));
    return roles;
  }
  for (const row of tables.rows('roles')) {
    const [begin, end] = [row.text('beginDate'), row.text('endDate')];
    if (begin !== '' && end !== '' && begin >= end) row.fault(report, 'endDate', fault('end-before-begin'));
    if (!row.ended) add(row, row.text('userSourcedId'), [row.text('orgSourcedId')]);
  }
  return roles;
}

function roleOf(row: Row, report: Report): Role | undefined {
  const value = row.text('role');
  const known = USER_ROLES.find((role) => role === value);
  const role = known ? ROLE_IN_JOURNAL[known] : EXTENSION_IN_JOURNAL.get(value);
  if (value !== '' && !role) {
    report.ignore(row.fileName, row.line, 'role', 'a journal has no place for this role', value);
  }
  return role;
}

/** Links pupils and guardians, whichever of the two names the other as an agent. */
function readGuardians(
  tables: Tables,
  roles: ReadonlyMap<string, readonly RoleAtSchool[]>,
  report: Report,
): Map<string, Set<string>> {
  const guardians = new Map<string, Set<string>>();
  const isPupil = (id: string) => roles.get(id)?.some(({ role }) => role === 'pupil') ?? false;
  for (const row of tables.rows('users')) {
    for (const agentId of row.list('agentSourcedIds')) {
      const [ownIsPupil, agentIsPupil] = [isPupil(row.sourcedId), isPupil(agentId)];
      if (ownIsPupil && agentIsPupil) {
        row.fault(report, 'agentSourcedIds', fault('guardian-is-pupil', { guardian: agentId }));
        continue;
      }
      if (!ownIsPupil && !agentIsPupil) continue;
      const [pupilId, guardianId] = ownIsPupil ? [row.sourcedId, agentId] : [agentId, row.sourcedId];
      guardians.set(pupilId, (guardians.get(pupilId) ?? new Set()).add(guardianId));
    }
  }
  return guardians;
}
