import type { Appointment } from '../../src/meetings/meeting.events.js';
import type { Question, VoteCounted } from '../../src/meetings/vote.events.js';
import type { Sealed } from '../../src/people/sealed.values.js';

/** The meetings of parents, those that were called off too. `_id`: their class, or their school. */
export interface MeetingsOf {
  readonly _id: string;
  readonly meetings: Readonly<Record<string, MeetingDocument>>;
}

export interface MeetingDocument extends Appointment {
  readonly timeZone: string;
  /** Who called it. */
  readonly calledBy: string;
  /** Instants, ISO 8601 in UTC. */
  readonly calledAt: string;
  readonly changedAt?: string;
  /** How often it was written: called, changed, called off. */
  readonly times: number;
  readonly calledOff?: { readonly at: string; readonly reason?: string };
}

/** What came of a meeting: who comes in whose place, and minutes. `_id`: the meeting. */
export interface AssemblyDocument {
  readonly _id: string;
  readonly schoolId: string;
  /** The class whose parents meet; none where those of the whole school do. */
  readonly classId?: string;
  /** Whether guardians said to come. */
  readonly answers: Readonly<Record<string, boolean>>;
  /** Whom guardians named to attend and vote in their place. */
  readonly holders: Readonly<Record<string, string>>;
  readonly attended?: readonly string[];
  /** How many came, where that alone is on record. */
  readonly counted?: number;
  /** Every version, in their order. */
  readonly minutes: readonly MinutesVersion[];
  /** In the order in which they were opened. */
  readonly voteIds: readonly string[];
}

export interface MinutesVersion {
  readonly version: number;
  readonly text: Sealed;
  readonly change?: Sealed;
  readonly voteIds: readonly string[];
  readonly by: string;
  /** Instant, ISO 8601 in UTC. */
  readonly at: string;
}

/** What was put to the vote in a meeting. `_id`: the vote. */
export interface VoteTaken extends Question {
  readonly _id: string;
  readonly meetingId: string;
  /** The children who have a ballot each. */
  readonly pupilIds: readonly string[];
  readonly openedAt: string;
  readonly closedAt?: string;
  /** Whose ballots were cast, and by whom; for what, where the vote is open to all. */
  readonly cast: readonly {
    readonly pupilId: string;
    readonly guardianId: string;
    readonly option?: number;
  }[];
  readonly result?: Pick<VoteCounted['data'], 'choices' | 'counts' | 'entitled' | 'quorate'>;
}
