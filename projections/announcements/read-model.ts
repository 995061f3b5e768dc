import type { Announced, AnnouncementAudience } from '../../src/announcements/announcement.events.js';
import type { Sealed } from '../../src/people/sealed.values.js';
import type { CivilDate } from '../../src/school/civil-date.values.js';

/** An announcement as it was last put, one that was withdrawn too. `_id`: the announcement. */
export interface AnnouncementDocument extends Announced {
  readonly _id: string;
  readonly schoolId: string;
  readonly authorId: string;
  readonly audience: AnnouncementAudience;
  readonly pinned: boolean;
  /** 1 for what was published, and one more for each change. */
  readonly version: number;
  /** Instants, ISO 8601 in UTC. */
  readonly publishedAt: string;
  readonly changedAt?: string;
  /** When it was put last, or the end of the last day on which it is shown, where that is later. */
  readonly lastAt: string;
  readonly ended: boolean;
  readonly withdrawn?: {
    readonly at: string;
    readonly by: string;
    readonly as: 'author' | 'moderator';
    readonly reason: Sealed;
  };
}

/**
 * What hangs on a board, and no words of it. `_id`: the school, a role in it, a class or group, the author of what was
 * announced, or everything in a school (`boards.values.ts`).
 */
export interface AnnouncementBoard {
  readonly _id: string;
  readonly announcements: Readonly<Record<string, Hung>>;
}

export interface Hung {
  readonly authorId: string;
  readonly publishedAt: string;
  readonly from: CivilDate;
  readonly until?: CivilDate;
  readonly pinned: boolean;
  readonly version: number;
  /** The day, in UTC. */
  readonly withdrawnOn?: CivilDate;
}

/** Who confirmed having read an announcement. `_id`: the announcement. */
export interface AnnouncementReceipts {
  readonly _id: string;
  readonly readers: Readonly<Record<string, Reading>>;
}

/** What somebody confirmed having read. `_id`: the reader. */
export interface AnnouncementsReadBy {
  readonly _id: string;
  readonly announcements: Readonly<Record<string, Reading>>;
}

export interface Reading {
  readonly version: number;
  /** Instant, ISO 8601 in UTC. */
  readonly at: string;
}
