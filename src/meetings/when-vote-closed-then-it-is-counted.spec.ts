import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { MemoryEventStore } from '../../test/support/memory-event-store.js';
import { CommandRunner, type CommandContext } from '../eventing/command-runner.js';
import { THE_SYSTEM, type Recorded } from '../eventing/envelope.js';
import type { Sealed } from '../people/sealed.values.js';
import { ballotText, markOf } from './ballot-marks.js';
import { voteDecider } from './vote.decider.js';
import type { VoteClosed } from './vote.events.js';
import { whenVoteClosedThenItIsCounted } from './when-vote-closed-then-it-is-counted.js';

const of = { voteId: 'v1', meetingId: 'm1', schoolId: 'school1', classId: '7b' };
const question = { question: 'Where to?', options: ['Sea', 'Hills'], secret: true, quorum: 50 };
const codeOf = (pupilId: string) => pupilId.padEnd(32, '0');

/** Seals nothing, and opens nothing once the key is destroyed. */
const openVault = () => {
  let destroyed = 0;
  return {
    open: ({ sealed }: Sealed) => Promise.resolve(destroyed > 0 ? undefined : sealed),
    destroyKeyOf: () => {
      destroyed++;
      return Promise.resolve();
    },
    destroyed: () => destroyed,
  };
};

const context = (commandId: string = randomUUID()): CommandContext => ({
  ...{ commandId, correlationId: commandId, fingerprint: 'fingerprint', schoolId: 'school1' },
  ...{ via: 'system', at: '2026-12-03T19:00:00Z', actor: THE_SYSTEM },
});

describe('a vote that is closed', () => {
  const closedVote = async () => {
    const store = new MemoryEventStore();
    const votes = new CommandRunner(store, 'vote', voteDecider);
    await votes.handle(
      'v1',
      { kind: 'OpenVote', vote: { ...of, ...question, pupilIds: ['anna', 'boris'] } },
      context(),
    );
    for (const [pupilId, option] of [
      ['anna', 2],
      ['boris', 1],
    ] as const) {
      const ballot = { sealed: ballotText(option, codeOf(pupilId)), of: 'v1', in: 'c1 ballot' };
      await votes.handle(
        'v1',
        { kind: 'CastBallot', cast: { pupilId, guardianId: 'mother', ballot } },
        context(),
      );
    }
    await votes.handle('v1', { kind: 'CloseVote' }, context());
    const closed = store.stream('vote-v1').at(-1) as unknown as Recorded<VoteClosed>;
    const vault = openVault();
    const reaction = whenVoteClosedThenItIsCounted({ votes }, vault);
    const react = async () => {
      for (const what of await reaction.consequences(closed)) await what.carryOut(context('c9'));
    };
    return { store, vault, react };
  };

  test('is counted, and its key destroyed', async () => {
    const { store, vault, react } = await closedVote();
    await react();
    const counted = store.stream('vote-v1').at(-1);
    expect(counted).toMatchObject({ type: 'VoteCounted', data: { counts: [1, 1], quorate: true } });
    const marks = [markOf('v1', 2, codeOf('anna')), markOf('v1', 1, codeOf('boris'))].sort();
    expect(counted?.data).toMatchObject({ choices: marks.map((mark) => expect.objectContaining({ mark })) });
    expect(vault.destroyed()).toBe(1);
  });

  test('is counted once, however often that is begun again', async () => {
    const { store, vault, react } = await closedVote();
    await react();
    await react();
    expect(store.stream('vote-v1').map(({ type }) => type)).toEqual([
      ...['VoteOpened', 'BallotCast', 'BallotCast', 'VoteClosed', 'VoteCounted'],
    ]);
    expect(vault.destroyed()).toBe(2);
  });
});
