import { leadersOfSchool } from '../../projections/accounts/leaders.projection.js';
import { accounts } from '../../projections/accounts/projection.js';
import type { AccountDocument } from '../../projections/accounts/read-model.js';
import { pageHead } from '../../projections/journal-page/page-head.projection.js';
import { people } from '../../projections/people/projection.js';
import { recipients } from '../../projections/recipients/projection.js';
import { reachable } from '../../projections/recipients/reachable.js';
import type { Recipient as RecipientDocument } from '../../projections/recipients/read-model.js';
import { classes } from '../../projections/schools/class.projection.js';
import { schools } from '../../projections/schools/school.projection.js';
import type { AccountRole } from '../access/account.events.js';
import type { FreshReader, Reads } from '../eventing/fresh-reader.js';
import type { Position } from '../eventing/position.js';
import { membersOn } from '../school/membership.values.js';
import type { Recipient } from './addressed.js';
import type { Channel } from './notice-kinds.values.js';
import type { Audience } from './policy.js';
import { NO_PREFERENCES } from './preferences/preferences.values.js';

/** Somebody of an audience. */
type Listener = Pick<Recipient, 'personId' | 'as' | 'pupilId'>;

export interface Addressing {
  readonly audience: Audience;
  readonly schoolId: string;
}

/** Finds out who belongs to an audience, and how each of them can and wants to be told. */
export class Audiences {
  constructor(
    private readonly reader: Pick<FreshReader, 'getMany'>,
    /** Those that messages can be sent through here. */
    private readonly channels: readonly Channel[],
  ) {}

  /**
   * The recipients of each audience, in the order of the audiences.
   * @param atLeast the position of the last event that is told: whoever was linked right before it is not missed.
   */
  async recipientsOf(addressings: readonly Addressing[], atLeast: Position): Promise<readonly Recipient[][]> {
    const reads = this.readsAt(atLeast);
    const listeners = await this.listenersTo(addressings, reads);
    const ids = listeners.flat().map(({ personId }) => personId);
    const [known, found] = await Promise.all([
      reads.getMany(recipients, ids),
      reads.getMany(
        schools,
        addressings.map(({ schoolId }) => schoolId),
      ),
    ]);
    return addressings.map(({ schoolId }, index) =>
      (listeners[index] ?? []).map((listener): Recipient => {
        const person = known.get(listener.personId);
        return {
          ...listener,
          internet: person?.internet ?? false,
          contacts: person ? this.contactsOf(person) : {},
          preferences: person?.preferences ?? NO_PREFERENCES,
          timeZone: found.get(schoolId)?.timeZone ?? 'UTC',
        };
      }),
    );
  }

  private contactsOf(person: RecipientDocument): Recipient['contacts'] {
    const contacts = Object.entries(reachable(person)).filter(([channel]) =>
      this.channels.some((each) => each === channel),
    );
    return Object.fromEntries(contacts);
  }

  private readsAt(atLeast: Position): Pick<Reads, 'getMany'> {
    return { getMany: (projection, ids) => this.reader.getMany(projection, ids, atLeast) };
  }

  /** Everything of one kind is read at a time: a batch may hold a whole class's grades. */
  private async listenersTo(
    addressings: readonly Addressing[],
    reads: Pick<Reads, 'getMany'>,
  ): Promise<readonly Listener[][]> {
    const audiences = addressings.map(({ audience }) => audience);
    const leaders = await reads.getMany(
      leadersOfSchool,
      audiences.flatMap((each) => ('schoolId' in each ? [each.schoolId] : [])),
    );
    const [pages, groups, holders] = await Promise.all([
      reads.getMany(pageHead, audiences.flatMap(pagesOf)),
      reads.getMany(
        classes,
        audiences.flatMap((each) => ('classId' in each ? [each.classId] : [])),
      ),
      reads.getMany(accounts, [
        ...audiences.flatMap((each) => ('accountId' in each ? [each.accountId] : [])),
        ...[...leaders.values()].flatMap(({ accountIds }) => accountIds),
      ]),
    ]);
    const pupilsOf = (audience: Audience): readonly string[] => {
      switch (audience.who) {
        case 'family':
        case 'guardians':
          return [audience.pupilId];
        case 'familiesOfPage': {
          const { pageId, on, pupilIds } = audience;
          const listed = membersOn(pages.get(pageId)?.pupils ?? {}, on);
          return pupilIds ? listed.filter((id) => pupilIds.includes(id)) : listed;
        }
        case 'guardiansOfClass':
          return membersOn(groups.get(audience.classId)?.pupils ?? {}, audience.on);
        default:
          return [];
      }
    };
    const pupils = await reads.getMany(people, audiences.flatMap(pupilsOf));
    const guardiansOf = (audience: Audience): Listener[] =>
      pupilsOf(audience).flatMap((pupilId) =>
        (pupils.get(pupilId)?.guardians ?? []).map((personId): Listener => ({
          personId,
          as: 'guardian',
          pupilId,
        })),
      );
    const pupilsThemselves = (audience: Audience): Listener[] =>
      pupilsOf(audience).map((pupilId) => ({ personId: pupilId, as: 'pupil', pupilId }));
    return audiences.map((audience): Listener[] => {
      switch (audience.who) {
        case 'family':
        case 'familiesOfPage':
          return [...guardiansOf(audience), ...pupilsThemselves(audience)];
        case 'guardians':
          return guardiansOf(audience);
        case 'guardiansOfClass':
          // Of the class, and not of one pupil: whoever has two there is told once.
          return [...new Set(guardiansOf(audience).map(({ personId }) => personId))].map((personId) => ({
            personId,
            as: 'guardian',
          }));
        case 'teachersOfPage': {
          const { pageId, on, without, pupilId } = audience;
          return membersOn(pages.get(pageId)?.teachers ?? {}, on)
            .filter((personId) => personId !== without)
            .map((personId) => ({ personId, as: 'staff', pupilId }));
        }
        case 'teachersOfPages': {
          const { pageIds, on, without } = audience;
          const teachers = pageIds.flatMap((pageId) => membersOn(pages.get(pageId)?.teachers ?? {}, on));
          return asStaff(teachers.filter((personId) => personId !== without));
        }
        case 'leadersOfSchool': {
          const { schoolId, without } = audience;
          const accountIds = leaders.get(schoolId)?.accountIds ?? [];
          const others = accountIds
            .flatMap((accountId) => holders.get(accountId) ?? [])
            .filter(({ personId, ended }) => personId !== without && !ended);
          const heads = others.filter((account) => isIn(account, 'deputyHead', schoolId));
          const admins = others.filter((account) => isIn(account, 'admin', schoolId));
          return asStaff((heads.length > 0 ? heads : admins).map(({ personId }) => personId));
        }
        case 'holderOfAccount': {
          const personId = holders.get(audience.accountId)?.personId;
          return personId === undefined ? [] : [{ personId, as: 'holder' }];
        }
        case 'person':
          return [{ personId: audience.personId, as: 'holder' }];
      }
    });
  }
}

const pagesOf = (audience: Audience): readonly string[] => {
  if ('pageIds' in audience) return audience.pageIds;
  return 'pageId' in audience ? [audience.pageId] : [];
};

const asStaff = (personIds: readonly string[]): Listener[] =>
  [...new Set(personIds)].map((personId) => ({ personId, as: 'staff' }));

const isIn = ({ roles }: AccountDocument, role: AccountRole, schoolId: string): boolean =>
  roles.some((held) => held.role === role && held.schoolId === schoolId);
