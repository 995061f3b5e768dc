import { accounts } from '../../../projections/accounts/projection.js';
import { leadersOfSchool } from '../../../projections/accounts/leaders.projection.js';
import { lastChanged } from '../../../projections/last-changed/projection.js';
import { pagesOf } from '../../../projections/pages-of/projection.js';
import { people } from '../../../projections/people/projection.js';
import { classes, classesOfSchool } from '../../../projections/schools/class.projection.js';
import { groupIdsOfAll } from '../../../projections/schools/group-ids.js';
import { schools } from '../../../projections/schools/school.projection.js';
import type { AccountRole } from '../../access/account.events.js';
import type { Grant } from '../../consumers/grant.values.js';
import type { FreshReader } from '../../eventing/fresh-reader.js';
import type { LiveDocuments } from '../../eventing/projecting/live-documents.js';
import type { Directory } from '../../people/directory.js';
import { dateIn } from '../../school/civil-date.values.js';
import { guardiansIn, rolesIn, usersOf, type HeldRole, type Leader, type User } from './people.mapping.js';
import type { SchoolRoster } from './rostering.mapping.js';
import type { RefTo } from './wire.js';

/** Reads the rosters of schools from the read models. */
export class RosterReader {
  constructor(
    private readonly reader: Pick<FreshReader, 'get' | 'getMany'>,
    private readonly documents: Pick<LiveDocuments, 'find'>,
    private readonly directory: Pick<Directory, 'everybody'>,
  ) {}

  /** The ids of the schools that are granted, as far as there are such schools. */
  async schoolsOf({ schools: granted }: Pick<Grant, 'schools'>): Promise<readonly string[]> {
    if (granted !== 'all') return [...(await this.reader.getMany(schools, granted)).keys()];
    const ids: string[] = [];
    const all = this.documents.find(schools, { filter: {}, sort: { _id: 1 } });
    for await (const { _id } of all) ids.push(_id);
    return ids;
  }

  async rostersOf(schoolIds: readonly string[]): Promise<SchoolRoster[]> {
    const found = await Promise.all(schoolIds.map((id) => this.rosterOf(id)));
    return found.flatMap((roster) => roster ?? []);
  }

  /** Everybody in some schools, with their names. */
  async usersIn(rosters: readonly SchoolRoster[], at: string, to: RefTo): Promise<User[]> {
    const own = (await Promise.all(rosters.map((roster) => this.rolesIn(roster, at)))).flat();
    const pupils = own.flatMap(({ personId, role }) => (role === 'student' ? [personId] : []));
    const held = [...own, ...guardiansIn(own, await this.reader.getMany(people, pupils))];
    const ids = [...new Set(held.map(({ personId }) => personId))];
    const [documents, personal, changed] = await Promise.all([
      this.reader.getMany(people, ids),
      this.directory.everybody(ids),
      this.reader.getMany(lastChanged, ids),
    ]);
    return usersOf(held, { people: documents, personal, changed }, to);
  }

  private async rosterOf(schoolId: string): Promise<SchoolRoster | undefined> {
    const [school, formed, opened] = await Promise.all([
      this.reader.get(schools, schoolId),
      this.reader.get(classesOfSchool, schoolId),
      this.reader.get(pagesOf, schoolId),
    ]);
    if (!school) return undefined;
    const termsOf = new Map<string, readonly string[]>();
    for (const { pageId } of opened?.pages ?? []) {
      const [groupId = '', , termId = ''] = pageId.split('.');
      termsOf.set(groupId, [...(termsOf.get(groupId) ?? []), termId]);
    }
    const classIds = formed?.classIds ?? [];
    const groupIds = await groupIdsOfAll(classIds, this.reader);
    const found = await this.reader.getMany(classes, [...classIds, ...groupIds, ...termsOf.keys()]);
    const changed = await this.reader.getMany(lastChanged, [schoolId, ...found.keys()]);
    return { school, classes: [...found.values()], termsOf, changed };
  }

  private async rolesIn(roster: SchoolRoster, at: string): Promise<HeldRole[]> {
    const { _id: schoolId, timeZone } = roster.school;
    const accountIds = (await this.reader.get(leadersOfSchool, schoolId))?.accountIds ?? [];
    const [known, ofAccounts] = await Promise.all([
      this.reader.getMany(accounts, accountIds),
      this.reader.getMany(lastChanged, accountIds),
    ]);
    const leaders = [...known.values()].map(({ _id: accountId, personId, roles, ended }): Leader => {
      const here = roles.filter((held) => held.schoolId === schoolId).map(({ role }) => role);
      return { personId, accountId, roles: LEADING.flatMap((one) => one(here)), ended };
    });
    const changed = new Map([...roster.changed, ...ofAccounts]);
    return rolesIn({ ...roster, changed }, leaders, dateIn(timeZone, at));
  }
}

const leadingAs =
  (role: AccountRole, as: Leader['roles'][number]) =>
  (held: readonly AccountRole[]): Leader['roles'] =>
    held.includes(role) ? [as] : [];

/** As the import has them the other way round. */
const LEADING = [leadingAs('deputyHead', 'principal'), leadingAs('admin', 'siteAdministrator')];
