import type { MessagingRules } from '../../src/messages/messaging-rules.values.js';
import type { Among } from '../../src/messages/among.values.js';
import type { AttachedFile } from '../../src/messages/thread.events.js';
import type { Sealed } from '../../src/people/sealed.values.js';

/** A thread without its messages. `_id`: the thread. */
export interface ThreadDocument {
  readonly _id: string;
  readonly schoolId: string;
  readonly among: Among;
  readonly authorId: string;
  readonly title: Sealed;
  /** How many messages there are, and the instant of the last one. */
  readonly messages: number;
  readonly lastAt: string;
  readonly ended: boolean;
}

/** One message. `_id`: the thread and the number (`messageIdOf`). */
export interface MessageDocument {
  readonly _id: string;
  readonly number: number;
  readonly authorId: string;
  readonly text: Sealed;
  readonly files?: readonly AttachedFile[];
  /** Instant, ISO 8601 in UTC. */
  readonly at: string;
  readonly reports?: readonly { readonly by: string; readonly at: string; readonly reason: Sealed }[];
  /** What whoever leads the school decided last. */
  readonly decision?: {
    readonly removed: boolean;
    readonly by: string;
    readonly at: string;
    readonly reason: Sealed;
  };
}

/** The threads of somebody, or of those of a class. `_id`: the person, or the board of the class or group (`boards.values.ts`). */
export interface ThreadBoard {
  readonly _id: string;
  readonly threads: Readonly<Record<string, HungThread>>;
}

export type HungThread = Pick<ThreadDocument, 'schoolId' | 'among' | 'messages' | 'lastAt'>;

/** How far a thread was read by whom. `_id`: the thread. */
export interface ThreadReadings {
  readonly _id: string;
  readonly readers: Readonly<Record<string, number>>;
}

/** How far somebody has read which thread, and where somebody wrote. `_id`: the person. */
export interface ThreadsReadBy {
  readonly _id: string;
  readonly threads: Readonly<Record<string, { readonly upTo: number; readonly wrote?: true }>>;
}

/** What was reported in a school, or in a group of several. `_id`: the school, or the group. */
export interface ReportedMessages {
  readonly _id: string;
  /** By messages: the instant of the first report, and whether somebody has to decide. */
  readonly messages: Readonly<
    Record<
      string,
      {
        readonly threadId: string;
        readonly number: number;
        readonly since: string;
        readonly isOpen: boolean;
      }
    >
  >;
}

/** Those of whom somebody wants to read nothing, each with the instant. `_id`: whoever wants that. */
export interface BlockedBy {
  readonly _id: string;
  readonly blocked: Readonly<Record<string, string>>;
}

/** What a school lets be written, where it has said so. `_id`: the school. */
export interface MessagingRulesDocument {
  readonly _id: string;
  readonly rules: MessagingRules;
}
