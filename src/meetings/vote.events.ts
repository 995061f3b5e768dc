import type { Sealed } from '../people/sealed.values.js';
import type { OfMeeting } from './meeting.events.js';

interface OfVote extends OfMeeting {
  readonly voteId: string;
}

/**
 * What is decided on. Its words are sealed with the meeting's own key, as the minutes are: anybody may be named in them.
 * Older events have them plain.
 */
export interface Question {
  readonly question: Sealed | string;
  readonly options: readonly (Sealed | string)[];
  /** Whether nobody learns who voted for what. */
  readonly secret: boolean;
  /** How many of the children entitled have to have a ballot, in percent. */
  readonly quorum: number;
}

/** What is to be decided on, before it is sealed. */
export interface Asked extends Pick<Question, 'secret' | 'quorum'> {
  readonly question: string;
  readonly options: readonly string[];
}

/** An option by its number, from 1, with the mark that the receipt of the ballot leads to. */
export interface Choice {
  readonly option: number;
  /** SHA-256 of the vote, the option and the code that the voter drew, in hexadecimal. */
  readonly mark: string;
}

/** A question was put to the vote in a meeting. */
export interface VoteOpened {
  readonly type: 'VoteOpened';
  readonly data: OfVote &
    Question & {
      /** The children who have a ballot each. */
      readonly pupilIds: readonly string[];
    };
}

/** The ballot of a child was cast, by a guardian or by whomever one of the guardians named. */
export interface BallotCast {
  readonly type: 'BallotCast';
  readonly data: OfVote & {
    readonly pupilId: string;
    /** Who cast it. */
    readonly guardianId: string;
    /** In a secret vote: the option and the code, sealed with a key of the vote's own. */
    readonly ballot?: Sealed;
    /** In an open vote. */
    readonly choice?: Choice;
  };
}

/** No more ballots are taken. */
export interface VoteClosed {
  readonly type: 'VoteClosed';
  readonly data: OfVote;
}

/** The ballots were counted, and are shown without the children and guardians whose they are. */
export interface VoteCounted {
  readonly type: 'VoteCounted';
  readonly data: OfVote & {
    /** In the order of their marks, which is nobody's. */
    readonly choices: readonly Choice[];
    /** Ballots for each option, in the order of the options. */
    readonly counts: readonly number[];
    /** How many children had a ballot. */
    readonly entitled: number;
    readonly quorate: boolean;
  };
}

export type VoteEvent = VoteOpened | BallotCast | VoteClosed | VoteCounted;
