import { leadersOfSchool } from '../../projections/accounts/leaders.projection.js';
import { accounts } from '../../projections/accounts/projection.js';
import { announcementReceipts } from '../../projections/announcements/projection.js';
import type { AccountDocument } from '../../projections/accounts/read-model.js';
import { pageHead } from '../../projections/journal-page/page-head.projection.js';
import { messagingRules } from '../../projections/messages/projection.js';
import { people } from '../../projections/people/projection.js';
import { recipients } from '../../projections/recipients/projection.js';
import { officesOfSchool } from '../../projections/offices/projection.js';
import { reachable } from '../../projections/recipients/reachable.js';
import type { Recipient as RecipientDocument } from '../../projections/recipients/read-model.js';
import { classes, classesOfPupil, classesOfSchool } from '../../projections/schools/class.projection.js';
import { schools } from '../../projections/schools/school.projection.js';
import type { AccountRole } from '../access/account.events.js';
import { isOffice } from '../access/role-groups.values.js';
import type { FreshReader, Reads } from '../eventing/fresh-reader.js';
import type { Position } from '../eventing/position.js';
import { CLASS_THREADS } from '../messages/class-threads.values.js';
import { USUAL_MESSAGING } from '../messages/messaging-rules.values.js';
import { dateIn, type CivilDate } from '../school/civil-date.values.js';
import { isMemberOn, membersOn } from '../school/membership.values.js';
import { own } from '../school/plain-data.values.js';
import type { Recipient } from './addressed.js';
import { guardiansToTell } from './kept-from-news.js';
import type { Channel } from './notice-kinds.values.js';
import { jointListeners } from './joint-listeners.js';
import type { Audience } from './policy.js';
import { NO_PREFERENCES } from './preferences/preferences.values.js';

/** Somebody of an audience. */
type Listener = Pick<Recipient, 'personId' | 'as' | 'pupilId'> & {
  /** Where not that of the news. */
  readonly schoolId?: string;
};

export interface Addressing {
  readonly audience: Audience;
  readonly schoolId: string;
  /** Instant of what is told. */
  readonly at: string;
  /** The day after which it is no news. */
  readonly lastDay?: CivilDate;
}

/** An audience with the day, on the clocks of the school, of what it is told. */
interface Dated {
  readonly audience: Audience;
  readonly date: CivilDate;
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
    const joint = await jointListeners(addressings, reads);
    const schoolIds = [
      ...addressings.map(schoolOf),
      ...[...joint.values()].flatMap((each) => each.map(({ schoolId }) => schoolId)),
    ];
    const found = await reads.getMany(schools, schoolIds);
    const timeZoneOf = (schoolId: string): string => found.get(schoolId)?.timeZone ?? 'UTC';
    const dated = addressings.map((each) => ({
      audience: each.audience,
      date: dateIn(timeZoneOf(schoolOf(each)), each.at),
    }));
    const messaging = await reads.getMany(messagingRules, schoolIds);
    const listeners = await this.listenersTo(dated, joint, reads);
    const ids = listeners.flat().map(({ personId }) => personId);
    const known = await reads.getMany(recipients, ids);
    const isOver = ({ lastDay }: Addressing, index: number) =>
      lastDay !== undefined && lastDay < (dated[index]?.date ?? lastDay);
    return addressings.map((addressing, index) =>
      (isOver(addressing, index) ? [] : (listeners[index] ?? [])).map((listener): Recipient => {
        const person = known.get(listener.personId);
        const schoolId = listener.schoolId ?? schoolOf(addressing);
        return {
          ...{ ...listener, schoolId },
          internet: person?.internet ?? false,
          contacts: person ? this.contactsOf(person) : {},
          preferences: person?.preferences ?? NO_PREFERENCES,
          consentWithdrawn: person?.consentWithdrawn ?? false,
          timeZone: timeZoneOf(schoolId),
          staffQuietHours: (messaging.get(schoolId)?.rules ?? USUAL_MESSAGING).staffQuietHours,
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
    addressings: readonly Dated[],
    joint: Awaited<ReturnType<typeof jointListeners>>,
    reads: Pick<Reads, 'getMany'>,
  ): Promise<readonly Listener[][]> {
    const audiences = addressings.map(({ audience }) => audience);
    const leaders = await reads.getMany(
      leadersOfSchool,
      audiences.flatMap((each) => (isOfLeaders(each) ? [each.schoolId] : [])),
    );
    const offices = await reads.getMany(
      officesOfSchool,
      audiences.flatMap((each) => (isForOffices(each) ? [each.schoolId] : [])),
    );
    const listed = await reads.getMany(
      classesOfSchool,
      audiences.flatMap((each) => (isForFamiliesOfSchool(each) ? [each.schoolId] : [])),
    );
    const attended = await reads.getMany(
      classesOfPupil,
      audiences.flatMap((each) => (each.who === 'classTeachersOfPupil' ? [each.pupilId] : [])),
    );
    const receipts = await reads.getMany(
      announcementReceipts,
      audiences.flatMap((each) => confirmedIn(each) ?? []),
    );
    const [pages, groups, holders] = await Promise.all([
      reads.getMany(pageHead, audiences.flatMap(pagesOf)),
      reads.getMany(classes, [
        ...audiences.flatMap((each) => ('classId' in each ? [each.classId] : [])),
        ...[...listed.values()].flatMap(({ classIds }) => classIds),
        ...[...attended.values()].flatMap((of) => Object.keys(of.classes)),
      ]),
      reads.getMany(accounts, [
        ...audiences.flatMap((each) => ('accountId' in each ? [each.accountId] : [])),
        ...[...leaders.values(), ...offices.values()].flatMap(({ accountIds }) => accountIds),
      ]),
    ]);
    const pupilsOf = (audience: Audience): readonly string[] => {
      switch (audience.who) {
        case 'family':
        case 'guardians':
        case 'guardian':
          return [audience.pupilId];
        case 'familiesOfPage': {
          const { pageId, on, pupilIds } = audience;
          const listed = membersOn(pages.get(pageId)?.pupils ?? {}, on);
          return pupilIds ? listed.filter((id) => pupilIds.includes(id)) : listed;
        }
        case 'everybodyOnPages': {
          const { pageIds, on } = audience;
          return [...new Set(pageIds.flatMap((pageId) => membersOn(pages.get(pageId)?.pupils ?? {}, on)))];
        }
        case 'guardiansOfClass':
        case 'everybodyOfClass':
        case 'partOfClass':
        case 'guardianInClass':
          return membersOn(groups.get(audience.classId)?.pupils ?? {}, audience.on);
        case 'holdersOfRoles': {
          if (!isForFamiliesOfSchool(audience)) return [];
          const { classIds = [] } = listed.get(audience.schoolId) ?? {};
          return classIds.flatMap((classId) => membersOn(groups.get(classId)?.pupils ?? {}, audience.on));
        }
        default:
          return [];
      }
    };
    const pupils = await reads.getMany(people, audiences.flatMap(pupilsOf));
    const guardiansOf = (audience: Audience, date: CivilDate): Listener[] =>
      pupilsOf(audience).flatMap((pupilId) =>
        guardiansToTell(pupils.get(pupilId), date).map((personId): Listener => ({
          ...{ personId, as: 'guardian', pupilId },
        })),
      );
    const pupilsThemselves = (audience: Audience): Listener[] =>
      pupilsOf(audience).map((pupilId) => ({ personId: pupilId, as: 'pupil', pupilId }));
    const leadersWith = (role: AccountRole, { schoolId, without }: OfLeaders): string[] =>
      (leaders.get(schoolId)?.accountIds ?? [])
        .flatMap((accountId) => holders.get(accountId) ?? [])
        .filter(({ personId, ended }) => personId !== without && !ended)
        .filter((account) => isIn(account, role, schoolId))
        .map(({ personId }) => personId);
    const listenersOf = ({ audience, date }: Dated): Listener[] => {
      switch (audience.who) {
        case 'family':
        case 'familiesOfPage':
          return [...guardiansOf(audience, date), ...pupilsThemselves(audience)];
        case 'guardians':
          return guardiansOf(audience, date);
        case 'guardian':
        case 'guardianInClass':
          // Whom the thread is about is nobody's to find among the notices.
          return eachOnce(
            guardiansOf(audience, date).filter(({ personId }) => personId === audience.personId),
          );
        case 'classTeachersOfPupil': {
          const { pupilId } = audience;
          const homes = Object.keys(attended.get(pupilId)?.classes ?? {})
            .flatMap((classId) => groups.get(classId) ?? [])
            .filter(({ subjectId, pupils: of }) => subjectId === undefined && isMemberOn(of, pupilId, date));
          const teachers = homes.flatMap((home) => membersOn(home.teachers, date));
          return asStaff(teachers).map((listener) => aboutPupil(listener, pupilId));
        }
        case 'teacher':
          return asStaff([audience.personId]);
        case 'partOfClass': {
          const { classId, part, on, without } = audience;
          const { writers } = CLASS_THREADS[part];
          const all = [
            ...(writers.includes('guardian') ? guardiansOf(audience, date) : []),
            ...(writers.includes('pupil') ? pupilsThemselves(audience) : []),
            ...(writers.includes('teacher')
              ? asStaff(membersOn(groups.get(classId)?.teachers ?? {}, on))
              : []),
          ];
          return eachOnce(all).filter(({ personId }) => personId !== without);
        }
        case 'membersOfJointGroup':
        case 'familiesOfJointGroup':
        case 'leadersOfJointGroup':
        case 'proposerOfJointGroup':
          return [...(joint.get(audience) ?? [])];
        case 'guardiansOfClass':
          return eachOnce(guardiansOf(audience, date));
        case 'everybodyOnPages': {
          const { pageIds, on } = audience;
          const teachers = pageIds.flatMap((pageId) => membersOn(pages.get(pageId)?.teachers ?? {}, on));
          return eachOnce([
            ...guardiansOf(audience, date),
            ...pupilsThemselves(audience),
            ...asStaff(teachers),
          ]);
        }
        case 'everybodyOfClass': {
          const { classId, on, without } = audience;
          const teachers = asStaff(membersOn(groups.get(classId)?.teachers ?? {}, on));
          const all = [...guardiansOf(audience, date), ...pupilsThemselves(audience), ...teachers];
          return eachOnce(all).filter(({ personId }) => personId !== without);
        }
        case 'holdersOfRoles': {
          const { schoolId, roles, without } = audience;
          const holdersNow = (offices.get(schoolId)?.accountIds ?? [])
            .flatMap((accountId) => holders.get(accountId) ?? [])
            .filter((account) => !account.ended)
            .filter((account) => roles.some((role) => isOffice(role) && isIn(account, role, schoolId, date)));
          const all = [
            ...(roles.includes('guardian') ? guardiansOf(audience, date) : []),
            ...(roles.includes('pupil') ? pupilsThemselves(audience) : []),
            ...asStaff(holdersNow.map(({ personId }) => personId)),
          ];
          return eachOnce(all).filter(({ personId }) => personId !== without);
        }
        case 'teachersOfPage': {
          const { pageId, on, without, pupilId } = audience;
          return membersOn(pages.get(pageId)?.teachers ?? {}, on)
            .filter((personId) => !without.includes(personId))
            .map((personId) => ({ personId, as: 'staff', pupilId }));
        }
        case 'teachersOfPages': {
          const { pageIds, on, without } = audience;
          const teachers = pageIds.flatMap((pageId) => membersOn(pages.get(pageId)?.teachers ?? {}, on));
          return asStaff(teachers.filter((personId) => personId !== without));
        }
        case 'teachersOfLesson': {
          const { pageId, lessonId, on, and, without } = audience;
          const { teachers = {}, substitutes = {} } = pages.get(pageId) ?? {};
          const standIns = Object.entries(substitutes).flatMap(([personId, lessonIds]) =>
            lessonIds.includes(lessonId) ? [personId] : [],
          );
          const all = [...membersOn(teachers, on), ...standIns, ...(and === undefined ? [] : [and])];
          return asStaff(all.filter((personId) => personId !== without));
        }
        case 'leadersOfSchool': {
          const heads = leadersWith('deputyHead', audience);
          return asStaff(heads.length > 0 ? heads : leadersWith('admin', audience));
        }
        case 'administratorsOfSchool':
          return asStaff(leadersWith('admin', audience));
        case 'holderOfAccount': {
          const personId = holders.get(audience.accountId)?.personId;
          return personId === undefined ? [] : [{ personId, as: 'holder' }];
        }
        case 'person':
          return [aboutPupil({ personId: audience.personId, as: 'holder' }, audience.pupilId)];
      }
    };
    return addressings.map((dated) => {
      const confirmed = confirmedIn(dated.audience);
      const all = listenersOf(dated);
      if (confirmed === undefined) return all;
      const readers = receipts.get(confirmed)?.readers ?? {};
      return all.filter(({ personId }) => own(readers, personId) !== undefined);
    });
  }
}

/** Whose news it is: the leaders of a school are told as its own, whichever school the event is of. */
const schoolOf = ({ audience, schoolId }: Addressing): string =>
  'schoolId' in audience ? audience.schoolId : schoolId;

type OfLeaders = Extract<Audience, { who: 'leadersOfSchool' | 'administratorsOfSchool' }>;

const isOfLeaders = (audience: Audience): audience is OfLeaders =>
  audience.who === 'leadersOfSchool' || audience.who === 'administratorsOfSchool';

const pagesOf = (audience: Audience): readonly string[] => {
  if ('pageIds' in audience) return audience.pageIds;
  return 'pageId' in audience ? [audience.pageId] : [];
};

/** The announcement that those who are told have confirmed. */
const confirmedIn = (audience: Audience): string | undefined =>
  'confirmed' in audience ? audience.confirmed : undefined;

const aboutPupil = (listener: Listener, pupilId: string | undefined): Listener =>
  pupilId === undefined ? listener : { ...listener, pupilId };

const asStaff = (personIds: readonly string[]): Listener[] =>
  [...new Set(personIds)].map((personId) => ({ personId, as: 'staff' }));

/** Of a class or a school, and not of one pupil: whoever has two there is told once. */
const eachOnce = (listeners: readonly Listener[]): Listener[] => {
  const once = new Map(listeners.map(({ personId, as }) => [personId, { personId, as }]));
  return [...once.values()];
};

const isForFamiliesOfSchool = (audience: Audience): audience is Audience & { who: 'holdersOfRoles' } =>
  audience.who === 'holdersOfRoles' && !audience.roles.every(isOffice);

const isForOffices = (audience: Audience): audience is Audience & { who: 'holdersOfRoles' } =>
  audience.who === 'holdersOfRoles' && audience.roles.some(isOffice);

/** In a role, which may end on a day that is known before. */
const isIn = ({ roles }: AccountDocument, role: AccountRole, schoolId: string, date?: CivilDate): boolean =>
  roles.some(
    (held) =>
      held.role === role &&
      held.schoolId === schoolId &&
      (date === undefined || held.until === undefined || date <= held.until),
  );
