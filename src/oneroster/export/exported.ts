import type { Entitlement } from '../../access/account.events.js';
import type { AccountDocument } from '../../../projections/accounts/read-model.js';
import type { PersonDocument } from '../../../projections/people/read-model.js';
import type { ClassDocument, SchoolDocument } from '../../../projections/schools/read-model.js';
import type { Ids } from '../../people/ids.js';
import type { PersonalData } from '../../people/personal-data.js';
import type { Vault } from '../../people/vault.js';
import type { Role } from '../roster.js';
import type { Holdings, PageHeld } from './holdings.js';
import { SourceIds } from './source-ids.js';

export interface ExportedPerson {
  readonly document: PersonDocument;
  readonly account: AccountDocument | undefined;
  readonly roles: readonly { readonly schoolId: string; readonly role: Role }[];
}

export type Opens = Pick<Vault, 'open'>;

/** What a person's names and contacts are; undefined for whoever has been erased. */
export const personalOf = async (
  { personal }: PersonDocument,
  vault: Opens,
): Promise<PersonalData | undefined> => {
  const text = personal && (await vault.open(personal));
  return text === undefined ? undefined : (JSON.parse(text) as PersonalData);
};

/** The part of an installation's holdings that goes into a bundle: some schools, or all, and whoever belongs to them. */
export class Exported {
  private constructor(
    readonly holdings: Holdings,
    readonly schools: readonly SchoolDocument[],
    readonly classes: readonly ClassDocument[],
    readonly pages: readonly PageHeld[],
    readonly people: ReadonlyMap<string, ExportedPerson>,
    readonly ids: SourceIds,
  ) {}

  /** @param schoolIds those to export. People who have been erased stay out, with all that is about them. */
  static async of(
    holdings: Holdings,
    schoolIds: ReadonlySet<string>,
    { vault, ids }: { readonly vault: Opens; readonly ids: Ids },
  ): Promise<Exported> {
    const schools = [...holdings.schools.values()].filter(({ _id }) => schoolIds.has(_id));
    const classes = [...holdings.classes.values()].filter(({ schoolId }) => schoolIds.has(schoolId));
    const pages = [...holdings.pages.values()]
      .filter(({ opened }) => schoolIds.has(opened.schoolId))
      .sort((a, b) => (a.opened.pageId < b.opened.pageId ? -1 : 1));
    const people = new Map<string, ExportedPerson>();
    const sourcedIds = new Map<string, string | undefined>();
    for (const [personId, person] of peopleOf(holdings, classes, schoolIds)) {
      const personal = await personalOf(person.document, vault);
      if (!personal) continue;
      people.set(personId, person);
      sourcedIds.set(personId, personal.sourcedId);
    }
    const names = new SourceIds(ids, holdings.sourcedIds, sourcedIds);
    return new Exported(holdings, schools, classes, pages, people, names);
  }

  has(personId: string): boolean {
    return this.people.has(personId);
  }

  /** The source ids of people, as the cell of a list. */
  list(personIds: readonly string[]): string {
    return personIds
      .filter((id) => this.has(id))
      .map((id) => this.ids.person(id))
      .join(',');
  }
}

type RoleAt = ExportedPerson['roles'][number];

const TEACHES: ReadonlySet<Role> = new Set(['teacher', 'deputyHead', 'admin']);

/** Whoever has a role in the schools, or became known there and has none; of all schools, everybody. */
const peopleOf = (
  holdings: Holdings,
  classes: readonly ClassDocument[],
  schoolIds: ReadonlySet<string>,
): Map<string, ExportedPerson> => {
  const accounts = holdings.accountsByPerson();
  const shown = rolesShown(holdings, classes);
  const isWhole = schoolIds.size === holdings.schools.size;
  const found = new Map<string, ExportedPerson>();
  for (const [personId, document] of holdings.people) {
    const account = accounts.get(personId);
    const held = account?.roles.filter((held) => isRoleAt(held, schoolIds)) ?? [];
    const roles = [...held];
    for (const role of shown.get(personId) ?? []) {
      if (!roles.some((one) => fits(one, role))) roles.push(role);
    }
    const isUsed = account !== undefined && !account.ended;
    const knownIn = holdings.knownIn.get(personId) ?? '';
    const isKnownHere = schoolIds.has(knownIn) || (isWhole && !holdings.schools.has(knownIn));
    const isOfSchool = roles.length > 0 || (!isUsed && isKnownHere);
    if (isOfSchool) found.set(personId, { document, account, roles });
  }
  return found;
};

/** An operator has no school. */
const isRoleAt = (held: Entitlement, schoolIds: ReadonlySet<string>): held is RoleAt =>
  held.role !== 'operator' && schoolIds.has(held.schoolId);

/** Whether somebody in a role can be what another one says: a deputy head may teach. */
const fits = (held: RoleAt, needed: RoleAt): boolean =>
  needed.role === 'teacher' ? TEACHES.has(held.role) : held.role === needed.role;

/** The roles that classes and families show, also of people without an account. */
const rolesShown = ({ people }: Holdings, classes: readonly ClassDocument[]): Map<string, RoleAt[]> => {
  const shown = new Map<string, RoleAt[]>();
  const add = (personId: string, schoolId: string, role: Role) =>
    shown.set(personId, [...(shown.get(personId) ?? []), { schoolId, role }]);
  for (const { schoolId, pupils, teachers } of classes) {
    for (const pupilId of Object.keys(pupils)) {
      add(pupilId, schoolId, 'pupil');
      for (const guardianId of people.get(pupilId)?.guardians ?? []) add(guardianId, schoolId, 'guardian');
    }
    for (const teacherId of Object.keys(teachers)) add(teacherId, schoolId, 'teacher');
  }
  return shown;
};
