import type { Reaction } from '../eventing/reactor.js';
import type { Vault } from '../people/vault.js';
import type { Runners } from '../runners.js';
import { ballotIn, markOf } from './ballot-marks.js';
import type { BallotCast, Choice, VoteClosed } from './vote.events.js';

/**
 * Opens the ballots of a secret vote, counts them, and then destroys the key that they were sealed with: from then on
 * nobody can open one again. Where it ends in between, it goes on with what is left of it.
 */
export const whenVoteClosedThenItIsCounted = (
  { votes }: Pick<Runners, 'votes'>,
  vault: Pick<Vault, 'open' | 'destroyKeyOf'>,
): Reaction<VoteClosed> => ({
  name: 'when-vote-closed-then-it-is-counted',
  on: ['VoteClosed'],

  consequences: ({ data: { voteId } }) =>
    Promise.resolve([
      {
        key: voteId,
        carryOut: async (context) => {
          const { ballots, status } = await votes.load(voteId);
          if (status !== 'counted') {
            const choices = await Promise.all(ballots.map((ballot) => choiceOf(ballot, vault)));
            await votes.handle(voteId, { kind: 'CountVote', choices }, context);
          }
          await vault.destroyKeyOf(voteId);
        },
      },
    ]),
});

const choiceOf = async (
  { voteId, ballot, choice }: BallotCast['data'],
  vault: Pick<Vault, 'open'>,
): Promise<Choice> => {
  if (choice) return choice;
  const text = ballot && (await vault.open(ballot));
  if (text === undefined) throw new Error(`A ballot of the vote ${voteId} can't be opened any more.`);
  const { option, code } = ballotIn(text);
  return { option, mark: markOf(voteId, option, code) };
};
