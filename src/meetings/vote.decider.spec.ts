import { describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { deciderSpec } from '../../test/support/decider-spec.js';
import { MemoryEventStore } from '../../test/support/memory-event-store.js';
import { CommandRunner, type CommandContext } from '../eventing/command-runner.js';
import { fold } from '../eventing/decider.js';
import { DomainError } from '../eventing/domain-error.js';
import { LONGEST_WORDS, mustBeClear, voteDecider, type VoteCommand } from './vote.decider.js';
import type { Question, VoteEvent } from './vote.events.js';

const { given } = deciderSpec(voteDecider);

const of = { voteId: 'v1', meetingId: 'm1', schoolId: 'school1', classId: '7b' };
const sealed = (text: string) => ({ sealed: text, of: 'm1', in: 'c1' });
const trip: Question = {
  ...{ question: sealed('Where to?'), options: [sealed('Sea'), sealed('Hills')] },
  ...{ secret: true, quorum: 50 },
};
const children = ['anna', 'boris', 'clara', 'dan'];
const ballot = { sealed: 'x', of: 'v1', in: 'c1 ballot' };

const open = (more: Partial<Question> = {}, pupilIds = children): VoteCommand => ({
  kind: 'OpenVote',
  vote: { ...of, ...trip, ...more, pupilIds },
});
const opened = (more: Partial<Question> = {}): VoteEvent => ({
  type: 'VoteOpened',
  data: { ...of, ...trip, ...more, pupilIds: children },
});
const cast = (pupilId: string, guardianId = `${pupilId}'s mother`): VoteCommand => ({
  kind: 'CastBallot',
  cast: { pupilId, guardianId, ballot },
});
const wasCast = (pupilId: string, guardianId = `${pupilId}'s mother`): VoteEvent => ({
  type: 'BallotCast',
  data: { ...of, pupilId, guardianId, ballot },
});
const closed: VoteEvent = { type: 'VoteClosed', data: of };
const count = (...options: number[]): VoteCommand => ({
  kind: 'CountVote',
  choices: options.map((option, index) => ({ option, mark: `${(9 - index).toString()}mark` })),
});

describe('a vote', () => {
  test('is opened once, on a question with options', () => {
    given().when(open()).then(opened());
    given(opened()).when(open()).thenFails('vote-already-opened');
  });

  test('is opened on nothing that could not be voted on', () => {
    const refused = 'vote-refused';
    given()
      .when(open({ options: [sealed('Sea')], quorum: 101 }))
      .thenFails(refused, 'options', 'quorum');
    given()
      .when(open({ quorum: 0.5 }))
      .thenFails(refused, 'quorum');
    given().when(open({}, [])).thenFails(refused, 'meetingId');
  });

  test('is put in words that say something, and in options that differ', () => {
    const asked = (question: string, ...options: string[]) => {
      try {
        mustBeClear({ question, options });
        return [];
      } catch (error) {
        return (error as DomainError).fields.map(({ field }) => field);
      }
    };
    expect(asked('Where to?', 'Sea', 'Hills')).toEqual([]);
    expect(asked(' ', 'Sea', 'Sea ')).toEqual(['question', 'options']);
    const tooLong = 'x'.repeat(LONGEST_WORDS.option + 1);
    expect(asked('Where to?', 'Sea', '', tooLong)).toEqual(['options.1', 'options.2']);
  });

  test('of which the words were not sealed is counted as any other', () => {
    const plain = { question: 'Where to?', options: ['Sea', 'Hills'] };
    given(opened(plain), wasCast('anna'), closed)
      .when(count(2))
      .then({
        type: 'VoteCounted',
        data: {
          ...{ ...of, choices: [{ option: 2, mark: '9mark' }] },
          ...{ counts: [0, 1], entitled: 4, quorate: false },
        },
      });
  });

  test('has one ballot for each child, whoever casts it', () => {
    given(opened()).when(cast('anna')).then(wasCast('anna'));
    given(opened(), wasCast('anna')).when(cast('boris')).then(wasCast('boris'));
    given(opened(), wasCast('anna')).when(cast('anna')).thenFails('ballot-already-cast');
    given(opened(), wasCast('anna')).when(cast('anna', 'neighbour')).thenFails('ballot-already-cast');
    given(opened()).when(cast('eve')).thenFails('ballot-not-yours');
  });

  test('takes ballots from its opening to its closing', () => {
    given().when(cast('anna')).thenFails('vote-not-found');
    given(opened()).when({ kind: 'CloseVote' }).then(closed);
    given(opened(), closed).when(cast('anna')).thenFails('vote-closed');
    given(opened(), closed).when({ kind: 'CloseVote' }).thenNothing();
    given().when({ kind: 'CloseVote' }).thenFails('vote-not-found');
  });

  test('is counted in the order of the marks, which is not that of the ballots', () => {
    given(opened(), wasCast('anna'), wasCast('boris'), closed)
      .when(count(2, 1))
      .then({
        type: 'VoteCounted',
        data: {
          ...of,
          choices: [
            { option: 1, mark: '8mark' },
            { option: 2, mark: '9mark' },
          ],
          ...{ counts: [1, 1], entitled: 4, quorate: true },
        },
      });
  });

  test('is counted whole, once, and after its closing', () => {
    given(opened(), wasCast('anna')).when(count(1)).thenFails('vote-not-countable');
    given(opened(), wasCast('anna'), closed).when(count()).thenFails('vote-not-countable');
    const counted: VoteEvent = {
      type: 'VoteCounted',
      data: { ...of, choices: [], counts: [0, 0], entitled: 4, quorate: false },
    };
    given(opened(), closed).when(count()).then(counted);
    given(opened(), closed, counted).when(count()).thenFails('vote-not-countable');
  });

  test('has its quorum where so many of the children have a ballot', () => {
    const quorate = (quorum: number, ...voters: string[]) => {
      const history = [opened({ quorum }), ...voters.map((pupilId) => wasCast(pupilId)), closed];
      const all = count(...voters.map(() => 1));
      const [counted] = voteDecider.decide(all, fold(voteDecider, history));
      return counted?.type === 'VoteCounted' && counted.data.quorate;
    };
    expect(quorate(50, 'anna')).toBe(false);
    expect(quorate(50, 'anna', 'boris')).toBe(true);
    expect(quorate(51, 'anna', 'boris')).toBe(false);
    expect(quorate(100, ...children)).toBe(true);
    expect(quorate(0)).toBe(true);
  });
});

test('of two guardians and a holder of a proxy who vote for one child at once, in two processes, one is heard', async () => {
  const store = new MemoryEventStore();
  const process = () => new CommandRunner(store, 'vote', voteDecider);
  const processes = [process(), process()] as const;
  const context = (personId: string): CommandContext => ({
    ...{ commandId: randomUUID(), correlationId: 'correlation', fingerprint: 'fingerprint' },
    ...{ schoolId: 'school1', via: 'web', at: '2026-12-03T18:40:00Z' },
    actor: { accountId: `account-${personId}`, personId, role: 'guardian' },
  });
  await processes[0].handle('v1', open(), context('petrova'));
  const voters = ['mother', 'father', 'neighbour', 'mother', 'father', 'neighbour'];
  const outcomes = await Promise.allSettled(
    voters.map((voter, index) =>
      processes[index % 2 === 0 ? 0 : 1].handle('v1', cast('anna', voter), context(voter)),
    ),
  );
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const codes = outcomes.flatMap((one) =>
    one.status === 'fulfilled' ? [] : [(one.reason as DomainError).code],
  );
  expect(new Set(codes)).toEqual(new Set(['ballot-already-cast']));
  expect(store.stream('vote-v1')).toHaveLength(2);
});
