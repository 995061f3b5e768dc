import type { LastChanged } from '../../../projections/last-changed/read-model.js';
import type { PersonDocument } from '../../../projections/people/read-model.js';
import { groupBy } from '../../eventing/group-by.js';
import type { PersonalData } from '../../people/personal-data.js';
import type { CivilDate } from '../../school/civil-date.values.js';
import { changedAt, isThereStill, type SchoolRoster } from './rostering.mapping.js';
import { flag, type Base, type Flag, type Ref, type RefTo } from './wire.js';

/** In the order in which the first that somebody has is the primary one. */
const ROLES = ['principal', 'siteAdministrator', 'teacher', 'student', 'guardian'] as const;
export type UserRole = (typeof ROLES)[number];

/** What somebody is in a school. */
export interface HeldRole {
  readonly personId: string;
  readonly role: UserRole;
  readonly schoolId: string;
  /** Not any more. */
  readonly ended: boolean;
  /** Instant of the last change to it. */
  readonly at: string;
}

/** Somebody who leads a school, by an account. */
export interface Leader {
  readonly personId: string;
  readonly accountId: string;
  readonly roles: readonly ('principal' | 'siteAdministrator')[];
  readonly ended: boolean;
}

export interface User extends Base {
  readonly enabledUser: Flag;
  readonly givenName: string;
  readonly middleName?: string;
  readonly familyName: string;
  /** In the system that the roster came from. */
  readonly identifier?: string;
  readonly roles: readonly { readonly roleType: string; readonly role: UserRole; readonly org: Ref }[];
  readonly primaryOrg?: Ref;
  /** A pupil's guardians, a guardian's children. */
  readonly agents?: readonly Ref[];
}

/** What pupils, teachers and leaders are in a school; their guardians are told by `guardiansIn`. */
export const rolesIn = (
  { school, classes, changed }: SchoolRoster,
  leaders: readonly Leader[],
  today: CivilDate,
): HeldRole[] => {
  const { _id: schoolId } = school;
  const members = classes.flatMap(({ _id: classId, teachers, pupils }) =>
    (
      [
        ['teacher', teachers],
        ['student', pupils],
      ] as const
    ).flatMap(([role, people]) =>
      Object.entries(people).map(([personId, periods]): HeldRole => {
        const at = changedAt(changed, classId, personId);
        return { personId, role, schoolId, ended: !isThereStill(periods, today), at };
      }),
    ),
  );
  const leading = leaders.flatMap(({ personId, accountId, roles, ended }) =>
    roles.map((role): HeldRole => ({ personId, role, schoolId, ended, at: changedAt(changed, accountId) })),
  );
  return together([...members, ...leading]);
};

/** One is a guardian in the school of a child, for as long as the child is there. */
export const guardiansIn = (
  held: readonly HeldRole[],
  people: ReadonlyMap<string, PersonDocument>,
): HeldRole[] =>
  together(
    held
      .filter(({ role }) => role === 'student')
      .flatMap(({ personId, ...as }) =>
        (people.get(personId)?.guardians ?? []).map((guardianId): HeldRole => ({
          ...as,
          personId: guardianId,
          role: 'guardian',
        })),
      ),
  );

/** A role is held in a school once, however many classes or children it is held for. */
const together = (held: readonly HeldRole[]): HeldRole[] =>
  [...groupBy(held, ({ personId, role, schoolId }) => `${personId} ${role} ${schoolId}`).values()].map(
    ([first, ...others]) => ({
      ...first,
      ended: first.ended && others.every(({ ended }) => ended),
      at: newest([first.at, ...others.map(({ at }) => at)]),
    }),
  );

/** Everybody who has, or had, a role in some schools; of those who were erased there are no names. */
export const usersOf = (
  held: readonly HeldRole[],
  {
    people,
    personal,
    changed,
  }: {
    readonly people: ReadonlyMap<string, PersonDocument>;
    readonly personal: ReadonlyMap<string, PersonalData>;
    readonly changed: ReadonlyMap<string, LastChanged>;
  },
  to: RefTo,
): User[] => {
  const byPerson = groupBy(held, ({ personId }) => personId);
  return [...byPerson].map(([personId, roles]): User => {
    const present = roles.filter(({ ended }) => !ended);
    const shown = (present.length > 0 ? present : roles).toSorted(
      (a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role) || (a.schoolId < b.schoolId ? -1 : 1),
    );
    const names = personal.get(personId);
    const isThere = present.length > 0 && names !== undefined;
    const { guardians = [], children = [] } = people.get(personId) ?? {};
    const agents = [...guardians, ...children].filter((id) => byPerson.has(id));
    const [primary] = shown;
    return {
      sourcedId: personId,
      status: isThere ? 'active' : 'tobedeleted',
      dateLastModified: newest([changedAt(changed, personId), ...roles.map(({ at }) => at)]),
      enabledUser: flag(isThere),
      givenName: names?.givenName ?? NO_NAME,
      ...(names?.middleName === undefined ? {} : { middleName: names.middleName }),
      familyName: names?.familyName ?? NO_NAME,
      ...(names?.sourcedId === undefined ? {} : { identifier: names.sourcedId }),
      roles: shown.map(({ role, schoolId }, index) => ({
        ...{ roleType: index === 0 ? 'primary' : 'secondary', role, org: to('org', schoolId) },
      })),
      ...(primary ? { primaryOrg: to('org', primary.schoolId) } : {}),
      ...(agents.length > 0 ? { agents: agents.map((id) => to('user', id)) } : {}),
    };
  });
};

const NO_NAME = '—';

const newest = (instants: readonly string[]): string => instants.reduce((a, b) => (a > b ? a : b), '');
