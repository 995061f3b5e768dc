import type { Sealed } from '../people/sealed.values.js';
import type { Among } from './among.values.js';

interface OfThread {
  readonly threadId: string;
  readonly schoolId: string;
  readonly among: Among;
}

interface OfMessage extends OfThread {
  /** 1 for the first in the thread, and one more for each. */
  readonly number: number;
  readonly authorId: string;
}

/** A file that goes with a message. Its content is kept outside the events, and ends with the keys of the words. */
export interface AttachedFile {
  readonly fileId: string;
  /** What it was called, sealed like the words. */
  readonly name: Sealed;
  readonly mediaType: string;
  /** In bytes. */
  readonly size: number;
}

/** Somebody began to write to others. The words are sealed with the keys of the thread, the author and the pupil. */
export interface ThreadOpened {
  readonly type: 'ThreadOpened';
  readonly data: OfThread & { readonly authorId: string; readonly title: Sealed };
}

/** Something was written in a thread. */
export interface MessagePosted {
  readonly type: 'MessagePosted';
  readonly data: OfMessage & { readonly text: Sealed; readonly files?: readonly AttachedFile[] };
}

/** Somebody who reads the thread asked whoever leads the school to look at a message. */
export interface MessageReported {
  readonly type: 'MessageReported';
  readonly data: OfMessage & { readonly reporterId: string; readonly reason: Sealed };
}

/** Whoever leads the school took a reported message away: that it was there, and why it is not, stays. */
export interface MessageRemovedByModerator {
  readonly type: 'MessageRemovedByModerator';
  readonly data: OfMessage & { readonly reason: Sealed };
}

/** Whoever leads the school left a reported message where it is. */
export interface MessageReportDismissed {
  readonly type: 'MessageReportDismissed';
  readonly data: OfMessage & { readonly reason: Sealed };
}

/** The period is over for which messages are kept: nothing is written in the thread any more, and its key is destroyed. */
export interface ThreadEnded {
  readonly type: 'ThreadEnded';
  readonly data: OfThread;
}

export type ThreadEvent =
  | ThreadOpened
  | MessagePosted
  | MessageReported
  | MessageRemovedByModerator
  | MessageReportDismissed
  | ThreadEnded;
