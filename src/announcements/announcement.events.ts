import type { AccountRole } from '../access/account.events.js';
import type { Sealed } from '../people/sealed.values.js';
import type { CivilDate } from '../school/civil-date.values.js';

/** Whom an announcement is for. */
export interface AnnouncementAudience {
  /** Everybody at the school, those who hold some roles there, or those who have to do with a class or group. */
  readonly to: 'school' | 'roles' | 'class';
  readonly roles?: readonly AccountRole[];
  /** The class or teaching group. */
  readonly classId?: string;
}

/** What an announcement says, and for how long. Its words are sealed with a key of its own: anybody may be named in them. */
export interface Announced {
  readonly title: Sealed;
  readonly text: Sealed;
  /** The first day on which it is shown, and the last one, on the school's clocks. */
  readonly from: CivilDate;
  readonly until?: CivilDate;
  /** Whether everybody is asked to confirm having read it. */
  readonly receiptAsked: boolean;
}

interface OfAnnouncement {
  readonly announcementId: string;
  readonly schoolId: string;
  readonly authorId: string;
  readonly audience: AnnouncementAudience;
}

/** Something was announced to a school, to roles in it, or to a class or group. */
export interface AnnouncementPublished {
  readonly type: 'AnnouncementPublished';
  readonly data: OfAnnouncement & Announced;
}

/** An announcement says something else, or is shown for another time. */
export interface AnnouncementChanged {
  readonly type: 'AnnouncementChanged';
  readonly data: OfAnnouncement & Announced;
}

/** An announcement stands above those that are not pinned. */
export interface AnnouncementPinned {
  readonly type: 'AnnouncementPinned';
  readonly data: OfAnnouncement;
}

/** An announcement stands among the others again. */
export interface AnnouncementUnpinned {
  readonly type: 'AnnouncementUnpinned';
  readonly data: OfAnnouncement;
}

/** An announcement was taken back by its author, or by whoever leads the school: it stays on record with the reason. */
export interface AnnouncementWithdrawn {
  readonly type: 'AnnouncementWithdrawn';
  readonly data: OfAnnouncement & {
    readonly as: 'author' | 'moderator';
    readonly reason: Sealed;
  };
}

/** The period is over for which announcements are kept: it is shown no more, and its key is destroyed. */
export interface AnnouncementEnded {
  readonly type: 'AnnouncementEnded';
  readonly data: OfAnnouncement;
}

export type AnnouncementEvent =
  | AnnouncementPublished
  | AnnouncementChanged
  | AnnouncementPinned
  | AnnouncementUnpinned
  | AnnouncementWithdrawn
  | AnnouncementEnded;
