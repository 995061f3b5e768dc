import type { Role } from '../roster.js';
import type { Cells } from '../written-files.js';
import { personalOf, type Exported, type Opens } from './exported.js';

const ROLE_IN_ONEROSTER: Readonly<Record<Role, string>> = {
  pupil: 'student',
  guardian: 'guardian',
  teacher: 'teacher',
  deputyHead: 'principal',
  admin: 'siteAdministrator',
  healthWorker: 'ext:healthWorker',
  secretary: 'ext:secretary',
  auditor: 'ext:auditor',
  authority: 'ext:authority',
};

/**
 * A row for each person. The standard asks for a sign-in name, which is kept nowhere: in its place stands the account's
 * own id, and the person's for whoever has no account.
 */
export async function* usersOf(exported: Exported, vault: Opens): AsyncGenerator<Cells> {
  const { ids } = exported;
  for (const [personId, { document, account, roles }] of exported.people) {
    const personal = await personalOf(document, vault);
    if (!personal) continue;
    const { givenName, familyName, middleName, email, phone, language } = personal;
    const [first] = roles;
    const isPupil = roles.some(({ role }) => role === 'pupil');
    yield {
      ...{ sourcedId: ids.person(personId), givenName, familyName, middleName, email, phone, sms: phone },
      enabledUser: account && !account.ended ? 'true' : 'false',
      username: ids.own(account?._id ?? personId),
      agentSourcedIds: isPupil ? exported.list(document.guardians) : '',
      primaryOrgSourcedId: first && ids.school(first.schoolId),
      'metadata.internet': document.internet ? 'yes' : 'no',
      'metadata.language': language,
    };
  }
}

export function* rolesOf({ people, ids }: Exported): Generator<Cells> {
  for (const [personId, { roles }] of people) {
    for (const [index, { role, schoolId }] of roles.entries()) {
      yield {
        sourcedId: ids.row('role', personId, role, schoolId),
        userSourcedId: ids.person(personId),
        roleType: index === 0 ? 'primary' : 'secondary',
        role: ROLE_IN_ONEROSTER[role],
        orgSourcedId: ids.school(schoolId),
      };
    }
  }
}

export async function* demographicsOf({ people, ids }: Exported, vault: Opens): AsyncGenerator<Cells> {
  for (const [personId, { document }] of people) {
    const birthDate = (await personalOf(document, vault))?.birthDate;
    if (birthDate !== undefined) yield { sourcedId: ids.person(personId), birthDate };
  }
}
