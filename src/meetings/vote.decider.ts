import type { Decider } from '../eventing/decider.js';
import { DomainError, type FieldError } from '../eventing/domain-error.js';
import { mustHaveNoFaults, textFaults } from '../eventing/faults.values.js';
import { ofMeeting } from './meeting.state.js';
import type { Asked, BallotCast, Choice, VoteEvent, VoteOpened } from './vote.events.js';

export type VoteCommand =
  | { readonly kind: 'OpenVote'; readonly vote: VoteOpened['data'] }
  | {
      readonly kind: 'CastBallot';
      readonly cast: Pick<BallotCast['data'], 'pupilId' | 'guardianId' | 'ballot' | 'choice'>;
    }
  | { readonly kind: 'CloseVote' }
  | { readonly kind: 'CountVote'; readonly choices: readonly Choice[] };

type CommandOf<Kind extends VoteCommand['kind']> = Extract<VoteCommand, { kind: Kind }>;

export interface Vote {
  readonly opened: VoteOpened['data'] | undefined;
  readonly ballots: readonly BallotCast['data'][];
  readonly status: 'open' | 'closed' | 'counted';
}

/** Characters, at most. */
export const LONGEST_WORDS = { question: 300, option: 100 } as const;
export const OPTIONS = { least: 2, most: 9 } as const;
/** In percent of the children entitled. */
export const USUAL_QUORUM = 50;

const NONE_OPENED = 'No vote was opened';

/** A vote is one stream: of two ballots for the same child that come at once, the second is decided after the first. */
export const voteDecider: Decider<Vote, VoteCommand, VoteEvent> = {
  initial: () => ({ opened: undefined, ballots: [], status: 'open' }),

  decide(command, vote) {
    switch (command.kind) {
      case 'OpenVote':
        return open(command, vote);
      case 'CastBallot':
        return cast(command, vote);
      case 'CloseVote':
        return close(vote);
      case 'CountVote':
        return count(command, vote);
      default: {
        const unhandled: never = command;
        return unhandled;
      }
    }
  },

  evolve(vote, event) {
    switch (event.type) {
      case 'VoteOpened':
        return { ...vote, opened: event.data };
      case 'BallotCast':
        return { ...vote, ballots: [...vote.ballots, event.data] };
      case 'VoteClosed':
        return { ...vote, status: 'closed' };
      case 'VoteCounted':
        return { ...vote, status: 'counted' };
      default:
        return vote;
    }
  },
};

const open = ({ vote }: CommandOf<'OpenVote'>, { opened }: Vote): VoteEvent[] => {
  if (opened) throw new DomainError('vote-already-opened', 'This vote was opened.', 'conflict');
  mustHaveNoFaults(faultsOf(vote), 'vote-refused', NONE_OPENED);
  return [{ type: 'VoteOpened', data: vote }];
};

const cast = (
  { cast: { pupilId, guardianId, ballot, choice } }: CommandOf<'CastBallot'>,
  vote: Vote,
): VoteEvent[] => {
  const opened = mustBeOpen(vote);
  if (!opened.pupilIds.includes(pupilId)) throw notEntitled();
  if (vote.ballots.some((each) => each.pupilId === pupilId)) {
    throw new DomainError(
      'ballot-already-cast',
      'The ballot of this child was cast, by you or by another guardian.',
      'conflict',
    );
  }
  const what = { ...(ballot ? { ballot } : {}), ...(choice ? { choice } : {}) };
  return [{ type: 'BallotCast', data: { ...ofVote(opened), pupilId, guardianId, ...what } }];
};

const close = (vote: Vote): VoteEvent[] => {
  if (!vote.opened) throw voteNotFound();
  return vote.status === 'open' ? [{ type: 'VoteClosed', data: ofVote(vote.opened) }] : [];
};

const count = ({ choices }: CommandOf<'CountVote'>, { opened, ballots, status }: Vote): VoteEvent[] => {
  if (!opened) throw voteNotFound();
  if (status !== 'closed' || choices.length !== ballots.length) {
    throw new DomainError(
      'vote-not-countable',
      'What is counted has to be every ballot of a vote that is closed.',
      'conflict',
    );
  }
  const { options, pupilIds, quorum } = opened;
  const entitled = pupilIds.length;
  return [
    {
      type: 'VoteCounted',
      data: {
        ...ofVote(opened),
        choices: choices.toSorted((a, b) => (a.mark < b.mark ? -1 : 1)),
        counts: options.map((_, index) => choices.filter(({ option }) => option === index + 1).length),
        entitled,
        quorate: choices.length * 100 >= quorum * entitled,
      },
    },
  ];
};

/** @throws DomainError `vote-not-found`, `vote-closed`. */
const mustBeOpen = ({ opened, status }: Vote): VoteOpened['data'] => {
  if (!opened) throw voteNotFound();
  if (status === 'open') return opened;
  throw new DomainError('vote-closed', 'The vote is closed: no more ballots are taken.', 'conflict');
};

export const voteNotFound = (): DomainError =>
  new DomainError('vote-not-found', 'There is no such vote in this meeting.', 'not-found');

export const notEntitled = (): DomainError =>
  new DomainError('ballot-not-yours', 'The child has no ballot in this vote that you may cast.', 'forbidden');

/** @throws DomainError `vote-refused` where there is no such option. */
export const mustBeAnOption = (option: number, { options }: Pick<VoteOpened['data'], 'options'>): void => {
  const message = `must be the number of an option, from 1 to ${options.length.toString()}`;
  const isOne = Number.isInteger(option) && option >= 1 && option <= options.length;
  mustHaveNoFaults(isOne ? [] : [{ field: 'option', message }], 'vote-refused', 'No ballot was cast');
};

const ofVote = (opened: VoteOpened['data']) => ({ voteId: opened.voteId, ...ofMeeting(opened) });

/** What is asked in words, before they are sealed. @throws DomainError `vote-refused`. */
export const mustBeClear = ({ question, options }: Pick<Asked, 'question' | 'options'>): void => {
  const isTwice = new Set(options.map((each) => each.trim())).size < options.length;
  const faults = [
    ...textFaults('question', question, LONGEST_WORDS.question),
    ...(isTwice ? [{ field: 'options', message: 'must differ' }] : []),
    ...options.flatMap((each, index) =>
      textFaults(`options.${index.toString()}`, each, LONGEST_WORDS.option),
    ),
  ];
  mustHaveNoFaults(faults, 'vote-refused', NONE_OPENED);
};

const faultsOf = ({ options, quorum, pupilIds }: VoteOpened['data']): FieldError[] => {
  const { least, most } = OPTIONS;
  const isSeveral = options.length >= least && options.length <= most;
  return [
    ...(isSeveral
      ? []
      : [{ field: 'options', message: `must be ${least.toString()} to ${most.toString()}` }]),
    ...(Number.isInteger(quorum) && quorum >= 0 && quorum <= 100
      ? []
      : [{ field: 'quorum', message: 'must be a whole number from 0 to 100' }]),
    ...(pupilIds.length > 0
      ? []
      : [{ field: 'meetingId', message: 'must be of a class or school that has pupils' }]),
  ];
};
