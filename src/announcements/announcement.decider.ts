import type { Decider } from '../eventing/decider.js';
import { DomainError, type FieldError } from '../eventing/domain-error.js';
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
    };

type CommandOf<Kind extends AnnouncementCommand['kind']> = Extract<AnnouncementCommand, { kind: Kind }>;

export interface Announcement {
  /** As it was last put. */
  readonly published: AnnouncementPublished['data'] | undefined;
  readonly pinned: boolean;
  /** How often it was put: once when it was published, and once with each change. */
  readonly version: number;
  readonly withdrawn: boolean;
}

/** Characters, at most. */
export const LONGEST = { title: 200, text: 8000, reason: 500 } as const;

export const announcementDecider: Decider<Announcement, AnnouncementCommand, AnnouncementEvent> = {
  initial: () => ({ published: undefined, pinned: false, version: 0, withdrawn: false }),

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
  { published, withdrawn }: Announcement,
): AnnouncementEvent[] => {
  if (!published) throw announcementNotFound();
  if (withdrawn) return [];
  return [{ type: 'AnnouncementWithdrawn', data: { ...partsOf(published), as, reason } }];
};

/** One that was not withdrawn. @throws DomainError `announcement-not-found`, `announcement-withdrawn`. */
const mustStand = ({ published, withdrawn }: Announcement): AnnouncementPublished['data'] => {
  if (!published) throw announcementNotFound();
  if (withdrawn) throw announcementWithdrawn();
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

const mustBeInOrder = (faults: readonly FieldError[]): void => {
  if (faults.length === 0) return;
  const names = faults.map(({ field }) => field).join(', ');
  throw new DomainError('announcement-refused', `Nothing was changed. Put right: ${names}.`, 'rule', faults);
};

const partsOf = ({ announcementId, schoolId, authorId, audience }: AnnouncementPublished['data']) => ({
  ...{ announcementId, schoolId, authorId, audience },
});
