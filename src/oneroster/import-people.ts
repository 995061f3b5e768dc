import type { Entitlement } from '../access/account.events.js';
import { takesTwo } from '../access/role-groups.values.js';
import { CHANNELS } from '../notices/notice-kinds.values.js';
import { contactDigests, FIELD_OF } from '../people/contacts.js';
import type { PersonalData } from '../people/personal-data.js';
import type { CivilDate } from '../school/civil-date.values.js';
import type { Membership } from '../school/membership.values.js';
import { groupBy } from '../eventing/group-by.js';
import type { Importing } from './importing.js';
import { kept } from './kept.js';
import type { Class, Enrolment, Person } from './roster.js';

/** People with their accounts, classes and teaching groups with whoever belongs to them. */
export const importPeople = async (importing: Importing): Promise<void> => {
  const { roster } = importing;
  await findErased(importing);
  await importing.each(roster.people, (person) => importPerson(importing, person));
  const enrolments = groupBy(roster.enrolments, ({ classId }) => classId);
  await importing.each(roster.classes, (group) =>
    importClass(importing, group, enrolments.get(group.sourcedId) ?? []),
  );
};

/** Looks who of the bundle was erased, before anything is written. */
const findErased = async (importing: Importing): Promise<void> => {
  const { tools, roster, erased } = importing;
  const ids = roster.people.map(({ sourcedId }) => importing.id('person', sourcedId));
  for (let at = 0; at < ids.length; at += ERASED_AT_ONCE) {
    const found = await tools.vault.erasedAmong(ids.slice(at, at + ERASED_AT_ONCE));
    found.forEach((id) => erased.add(id));
  }
};

const ERASED_AT_ONCE = 200;

const importPerson = async (importing: Importing, person: Person): Promise<void> => {
  const { runners, vault, trustContacts } = importing.tools;
  const personId = importing.id('person', person.sourcedId);
  if (importing.erased.has(personId)) return;
  const schoolId = importing.id('school', person.roles[0]?.schoolId ?? '');
  const roster = personalOf(person);
  const told = await toldThemselves(importing, personId, roster);
  const personal = { ...roster, ...told };
  const text = JSON.stringify(personal);
  const context = importing.context(schoolId);
  const registered = await runners.people.handle(
    personId,
    {
      kind: 'RegisterPerson',
      person: {
        personId,
        personal: await vault.seal(personId, text, context.commandId),
        digest: await vault.digest(personId, text),
        contacts: await contactDigests(vault, personId, personal),
        internet: person.internet,
      },
      // The school knows nothing of what people told themselves.
      vouched: trustContacts && Object.keys(told).length === 0,
    },
    context,
  );
  importing.count(registered);
  if (person.roles.some(({ role }) => role === 'pupil')) {
    const guardianIds = person.guardians
      .map((sourcedId) => importing.id('person', sourcedId))
      .filter((id) => !importing.erased.has(id));
    const linked = await runners.people.handle(
      personId,
      { kind: 'SetGuardians', guardianIds },
      importing.context(schoolId),
    );
    importing.count(linked);
  }
  await importAccount(importing, person, personId, schoolId);
};

const importAccount = async (
  importing: Importing,
  person: Person,
  personId: string,
  schoolId: string,
): Promise<void> => {
  const { runners, vault, by } = importing.tools;
  const accountId = importing.accountId(person.username);
  const usable = person.enabled && !person.ended;
  const followed = person.roles.filter(({ role }) => !by || !takesTwo(role));
  const named = followed.map((held): Entitlement => ({
    role: held.role,
    schoolId: importing.id('school', held.schoolId),
  }));
  const beside = await rolesBeside(importing, accountId);
  const stays = by !== undefined && beside.length > 0;
  if (usable && (named.length > 0 || stays)) {
    const roles = [...named, ...beside];
    const context = importing.context(schoolId);
    const signInName = await vault.seal(personId, person.username, context.commandId);
    const account = { accountId, personId, roles, signInName };
    const command = { kind: 'IssueAccount', account } as const;
    importing.count(await runners.accounts.handle(accountId, command, context));
  } else if (stays) {
    importing.keep(false, kept('access'));
  } else if ((await runners.accounts.load(accountId)).issued) {
    importing.count(
      await runners.accounts.handle(accountId, { kind: 'EndAccess' }, importing.context(schoolId)),
    );
  }
};

/**
 * What an account may be used as in schools of which a bulk bundle says nothing; a delta may leave out its schools.
 * Beside what an administrator brings in stand other schools, and offices that take two.
 */
const rolesBeside = async (importing: Importing, accountId: string): Promise<readonly Entitlement[]> => {
  const { kind, schools } = importing.roster;
  const { runners, by } = importing.tools;
  if (kind === 'delta' && !by) return [];
  const said = new Set(schools.map(({ sourcedId }) => importing.id('school', sourcedId)));
  const { roles, ended } = await runners.accounts.load(accountId);
  if (ended) return [];
  return roles.filter(({ schoolId, role }) =>
    by ? schoolId !== by.schoolId || takesTwo(role) : !said.has(schoolId),
  );
};

const importClass = async (
  importing: Importing,
  group: Class,
  enrolments: readonly Enrolment[],
): Promise<void> => {
  const { runners } = importing.tools;
  const classId = importing.id('class', group.sourcedId);
  const schoolId = importing.id('school', group.schoolId);
  const formed = { classId, schoolId, title: group.title };
  const subjectId = importing.id('subject', group.courseId);
  const partOf = group.homeroomId === undefined ? {} : { partOf: importing.id('class', group.homeroomId) };
  const { pupils, teachers } = await runners.classes.load(classId);
  const commands = [
    group.kind === 'homeroom'
      ? ({ kind: 'FormClass', class: formed } as const)
      : ({ kind: 'FormGroup', group: { ...formed, subjectId, ...partOf } } as const),
    {
      kind: 'AssignTeachers',
      teachers: membersOf(importing, group, enrolments, 'teacher', teachers),
    } as const,
    { kind: 'EnrolPupils', pupils: membersOf(importing, group, enrolments, 'pupil', pupils) } as const,
  ];
  const outcomes = await Promise.all(
    commands.map((command) => runners.classes.handle(classId, command, importing.context(schoolId))),
  );
  outcomes.forEach((outcome) => importing.count(outcome));
};

/**
 * Who belongs to a class by the bundle; whoever belonged to it until now and isn't in a bulk bundle any more has left
 * on the day before the import.
 */
const membersOf = (
  importing: Importing,
  group: Class,
  enrolments: readonly Enrolment[],
  role: Enrolment['role'],
  present: Readonly<Record<string, readonly { from: CivilDate; until?: CivilDate }[]>>,
): Membership[] => {
  const { yesterday } = importing;
  const start = firstDayOf(importing, group);
  const wanted = enrolments
    .filter((enrolment) => enrolment.role === role)
    .filter(({ personId }) => !importing.erased.has(importing.id('person', personId)))
    .map(({ personId, begin, end, ended }): Membership => {
      const until = ended ? (end ?? yesterday) : end;
      const member = { personId: importing.id('person', personId), from: begin ?? start };
      return until === undefined ? member : { ...member, until };
    });
  if (importing.roster.kind === 'delta') return wanted;
  const named = new Set(wanted.map(({ personId }) => personId));
  const left = Object.entries(present).flatMap(([personId, periods]): Membership[] => {
    const last = periods.at(-1);
    if (named.has(personId) || !last || last.until !== undefined) return [];
    return [{ personId, from: last.from, until: yesterday < last.from ? last.from : yesterday }];
  });
  return [...wanted, ...left];
};

/** The first day of the class's first term. */
const firstDayOf = ({ roster }: Importing, group: Class): CivilDate => {
  const terms = roster.terms.filter(({ sourcedId }) => group.termIds.includes(sourcedId));
  const years = roster.academicYears.filter(({ sourcedId }) => group.termIds.includes(sourcedId));
  return [...terms, ...years].map(({ start }) => start).sort()[0] ?? '1970-01-01';
};

/** The contacts that somebody told, where the roster knows none. */
const toldThemselves = async (
  { tools: { runners, vault } }: Importing,
  personId: string,
  roster: PersonalData,
): Promise<Partial<PersonalData>> => {
  const told: { email?: string; phone?: string } = {};
  const { ownContacts } = await runners.people.known(personId);
  for (const channel of CHANNELS) {
    const sealed = ownContacts[channel];
    const field = FIELD_OF[channel];
    const contact = sealed && roster[field] === undefined ? await vault.open(sealed) : undefined;
    if (contact !== undefined) told[field] = contact;
  }
  return told;
};

const personalOf = (person: Person): PersonalData => {
  const { givenName, familyName, middleName, email, phone, sms, birthDate, sourcedId, language } = person;
  const telephone = sms ?? phone;
  return {
    givenName,
    familyName,
    ...(middleName === undefined ? {} : { middleName }),
    ...(email === undefined ? {} : { email }),
    ...(telephone === undefined ? {} : { phone: telephone }),
    ...(birthDate === undefined ? {} : { birthDate }),
    sourcedId,
    ...(language === undefined ? {} : { language }),
  };
};
