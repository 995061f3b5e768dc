import type { Decider } from '../eventing/decider.js';
import { DomainError, type FieldError } from '../eventing/domain-error.js';
import { mustHaveNoFaults } from '../eventing/faults.values.js';
import type { Sealed } from '../people/sealed.values.js';
import type { CivilDate } from '../school/civil-date.values.js';
import { isSame } from '../school/plain-data.values.js';
import type { Announced, AnnouncementEvent, AnnouncementPublished } from './announcement.events.js';

/** What is to be otherwise; an `until` of null is to be none. The first day is told by then, and stays. */
export type Change = Partial<Omit<Announced, 'from' | 'until'>> & { readonly until?: CivilDate | null };

export type AnnouncementCommand =
  | {
      readonly kind: 'PublishAnnouncement';
      readonly announcement: AnnouncementPublished['data'];
      readonly pinned: boolean;
      readonly today: CivilDate;
    }
  | { readonly kind: 'ChangeAnnouncement'; readonly change: Change; readonly today: CivilDate }
  | { readonly kind: 'PinAnnouncement'; readonly pinned: boolean }
  | {
      readonly kind: 'WithdrawAnnouncement';
      readonly as: 'author' | 'moderator';
      readonly reason: Sealed;
    }
  /** As it was found: one that is put otherwise meanwhile is kept. */
  | { readonly kind: 'EndAnnouncement'; readonly version: number };

type CommandOf<Kind extends AnnouncementCommand['kind']> = Extract<AnnouncementCommand, { kind: Kind }>;

export interface Announcement {
  /** As it was last put. */
  readonly published: AnnouncementPublished['data'] | undefined;
  readonly pinned: boolean;
  /** How often it was put: once when it was published, and once with each change. */
  readonly version: number;
  readonly withdrawn: boolean;
  readonly ended: boolean;
}

/** Characters, at most. */
export const LONGEST = { title: 200, text: 8000, reason: 500 } as const;

export const announcementDecider: Decider<Announcement, AnnouncementCommand, AnnouncementEvent> = {
  initial: () => ({ published: undefined, pinned: false, version: 0, withdrawn: false, ended: false }),

  decide(command, announcement) {
    switch (command.kind) {
      case 'PublishAnnouncement':
        return publish(command, announcement);
      case 'ChangeAnnouncement':
        return change(command, announcement);
      case 'PinAnnouncement':
        return pin(command, announcement);
      case 'WithdrawAnnouncement':
        return withdraw(command, announcement);
      case 'EndAnnouncement':
        return end(command, announcement);
      default: {
        const unhandled: never = command;
        return unhandled;
      }
    }
  },

  evolve(announcement, event) {
    switch (event.type) {
      case 'AnnouncementPublished':
      case 'AnnouncementChanged':
        return { ...announcement, published: event.data, version: announcement.version + 1 };
      case 'AnnouncementPinned':
        return { ...announcement, pinned: true };
      case 'AnnouncementUnpinned':
        return { ...announcement, pinned: false };
      case 'AnnouncementWithdrawn':
        return { ...announcement, withdrawn: true };
      case 'AnnouncementEnded':
        return { ...announcement, ended: true };
      default:
        return announcement;
    }
  },
};

const publish = (
  { announcement, pinned, today }: CommandOf<'PublishAnnouncement'>,
  { published }: Announcement,
): AnnouncementEvent[] => {
  if (published) {
    throw new DomainError('announcement-already-published', 'This announcement was published.', 'conflict');
  }
  const early = announcement.from < today ? [{ field: 'from', message: 'is over already' }] : [];
  mustBeInOrder([...early, ...untilFaults(announcement, today)]);
  return [
    { type: 'AnnouncementPublished', data: announcement },
    ...(pinned ? [{ type: 'AnnouncementPinned' as const, data: partsOf(announcement) }] : []),
  ];
};

const change = (
  { change: { until, ...others }, today }: CommandOf<'ChangeAnnouncement'>,
  announcement: Announcement,
): AnnouncementEvent[] => {
  const { until: shownUntil, ...before } = mustStand(announcement);
  const last = until === undefined ? shownUntil : (until ?? undefined);
  const to = { ...before, ...others, ...(last === undefined ? {} : { until: last }) };
  if (isSame(to, announcement.published)) return [];
  if (last !== shownUntil) mustBeInOrder(untilFaults(to, today));
  return [{ type: 'AnnouncementChanged', data: to }];
};

const pin = ({ pinned }: CommandOf<'PinAnnouncement'>, announcement: Announcement): AnnouncementEvent[] => {
  const data = partsOf(mustStand(announcement));
  if (pinned === announcement.pinned) return [];
  return [{ type: pinned ? 'AnnouncementPinned' : 'AnnouncementUnpinned', data }];
};

const withdraw = (
  { as, reason }: CommandOf<'WithdrawAnnouncement'>,
  announcement: Announcement,
): AnnouncementEvent[] => {
  const published = mustBeThere(announcement);
  if (announcement.withdrawn) return [];
  return [{ type: 'AnnouncementWithdrawn', data: { ...partsOf(published), as, reason } }];
};

const end = ({ version }: CommandOf<'EndAnnouncement'>, announcement: Announcement): AnnouncementEvent[] => {
  if (announcement.ended) return [];
  const published = mustBeThere(announcement);
  if (announcement.version !== version) {
    throw new DomainError('announcement-goes-on', 'It was changed meanwhile.', 'conflict');
  }
  return [{ type: 'AnnouncementEnded', data: partsOf(published) }];
};

/** @throws DomainError `announcement-not-found` where there is none, or none any more. */
export const mustBeThere = ({ published, ended }: Announcement): AnnouncementPublished['data'] => {
  if (!published || ended) throw announcementNotFound();
  return published;
};

/** One that was not withdrawn. @throws DomainError `announcement-not-found`, `announcement-withdrawn`. */
const mustStand = (announcement: Announcement): AnnouncementPublished['data'] => {
  const published = mustBeThere(announcement);
  if (announcement.withdrawn) throw announcementWithdrawn();
  return published;
};

export const announcementNotFound = (): DomainError =>
  new DomainError(
    'announcement-not-found',
    'There is no such announcement among those you may see.',
    'not-found',
  );

export const announcementWithdrawn = (): DomainError =>
  new DomainError('announcement-withdrawn', 'It was withdrawn: there is nothing to change.', 'conflict');

const untilFaults = ({ from, until }: Pick<Announced, 'from' | 'until'>, today: CivilDate): FieldError[] => {
  if (until === undefined) return [];
  if (until < from) return [{ field: 'until', message: 'lies before from' }];
  return until < today ? [{ field: 'until', message: 'is over already' }] : [];
};

const mustBeInOrder = (faults: readonly FieldError[]): void =>
  mustHaveNoFaults(faults, 'announcement-refused', 'Nothing was changed');

const partsOf = ({ announcementId, schoolId, authorId, audience }: AnnouncementPublished['data']) => ({
  ...{ announcementId, schoolId, authorId, audience },
});
