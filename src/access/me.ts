import { childNames } from '../../projections/child-names/projection.js';
import { pageHead } from '../../projections/journal-page/page-head.projection.js';
import { pageTitles } from '../../projections/journal-page/page-titles.js';
import { pagesOf } from '../../projections/pages-of/projection.js';
import { homeClassOf } from '../../projections/schools/queries.js';
import type { SchoolDocument } from '../../projections/schools/read-model.js';
import { schools } from '../../projections/schools/school.projection.js';
import type { FreshReader } from '../eventing/fresh-reader.js';
import type { Position } from '../eventing/position.js';
import { dateIn, type CivilDate } from '../school/civil-date.values.js';
import type { Directory } from '../people/directory.js';
import type { Sealed } from '../people/sealed.values.js';
import type { Vault } from '../people/vault.js';
import { own } from '../school/plain-data.values.js';
import type { AccountRole } from './account.events.js';
import { diariesReadBy } from './permissions.js';
import { hasRole, type Viewer } from './viewer.js';

/** Who is signed in, and the ways from there: children's diaries, journal pages. */
export interface Me {
  readonly accountId: string;
  readonly person: { readonly id: string; readonly name: string };
  /** The one with the most rights, where an account has several. */
  readonly role: AccountRole;
  readonly schools: readonly { readonly id: string; readonly name: string; readonly timeZone: string }[];
  readonly children: readonly ChildLink[];
  readonly pages: readonly PageLink[];
}

interface ChildLink {
  readonly id: string;
  readonly name: string;
  /** What the guardian calls the child. */
  readonly ownName?: string;
  readonly className?: string;
  /** Where the class's school is. */
  readonly timeZone?: string;
}

interface PageLink {
  readonly pageId: string;
  readonly subject: string;
  readonly group: string;
  readonly term: string;
  readonly from: string;
  readonly to: string;
}

const BY_RIGHTS: readonly AccountRole[] = [
  'admin',
  'deputyHead',
  'secretary',
  'teacher',
  'healthWorker',
  'authority',
  'auditor',
  'operator',
  'guardian',
  'pupil',
];

export class MeReader {
  constructor(
    private readonly reader: FreshReader,
    private readonly directory: Directory,
    private readonly vault: Pick<Vault, 'open'>,
  ) {}

  /** @param atLeast what the viewer called the children by then is known of. */
  async of(viewer: Viewer, atLeast?: Position): Promise<Me> {
    const { accountId, personId, roles } = viewer;
    const schoolIds = [...new Set(roles.map(({ schoolId }) => schoolId))];
    const children = (await diariesReadBy(viewer, this.reader)).filter((id) => id !== personId);
    const [found, nameOf, called] = await Promise.all([
      this.reader.getMany(schools, schoolIds),
      this.directory.names([personId, ...children]),
      this.reader.get(childNames, accountId, atLeast),
    ]);
    const [school] = found.values();
    const today = dateIn(school?.timeZone ?? 'UTC', new Date().toISOString());
    return {
      accountId,
      person: { id: personId, name: nameOf(personId) },
      role: BY_RIGHTS.find((role) => hasRole(viewer, role)) ?? 'pupil',
      schools: [...found.values()].map(({ _id, title, timeZone }) => ({ id: _id, name: title, timeZone })),
      children: await Promise.all(
        children.map((id) => this.childOf(id, nameOf(id), own(called?.names ?? {}, id), today, found)),
      ),
      pages: await this.pagesFor(viewer),
    };
  }

  private async childOf(
    id: string,
    name: string,
    called: Sealed | undefined,
    today: CivilDate,
    schoolsOf: ReadonlyMap<string, SchoolDocument>,
  ): Promise<ChildLink> {
    const [home, ownName] = await Promise.all([
      homeClassOf(this.reader, id, today),
      called && this.vault.open(called),
    ]);
    const timeZone = home && schoolsOf.get(home.schoolId)?.timeZone;
    return {
      ...{ id, name },
      ...(ownName === undefined ? {} : { ownName }),
      ...(home === undefined ? {} : { className: home.title }),
      ...(timeZone === undefined ? {} : { timeZone }),
    };
  }

  private async pagesFor(viewer: Viewer): Promise<PageLink[]> {
    const oversees = viewer.roles.filter(({ role }) => role === 'deputyHead').map(({ schoolId }) => schoolId);
    const owners = hasRole(viewer, 'teacher') ? [viewer.personId, ...oversees] : oversees;
    const lists = await this.reader.getMany(pagesOf, owners);
    const pageIds = new Set([...lists.values()].flatMap(({ pages }) => pages.map(({ pageId }) => pageId)));
    const heads = await this.reader.getMany(pageHead, [...pageIds]);
    const opened = [...heads.values()].map((head) => head.opened);
    const titlesOf = await pageTitles(opened, this.reader);
    return opened
      .map((page) => ({ pageId: page.pageId, ...titlesOf(page), from: page.from, to: page.to }))
      .sort((a, b) => b.from.localeCompare(a.from) || a.group.localeCompare(b.group));
  }
}
