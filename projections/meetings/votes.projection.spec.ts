import { describe, test } from '@jest/globals';
import type { VoteEvent } from '../../src/meetings/vote.events.js';
import { projectionSpec } from '../../test/support/projection-spec.js';
import { instantOf } from '../../test/support/recorded.js';
import { votes } from './votes.projection.js';

const { given } = projectionSpec(votes);

const of = { meetingId: 'm1', schoolId: 'school1', classId: '7b', voteId: 'v1' };
const trip = { question: 'Where to?', options: ['Sea', 'Hills'], secret: true, quorum: 50 };
const opened: VoteEvent = { type: 'VoteOpened', data: { ...of, ...trip, pupilIds: ['anna', 'boris'] } };
const mine = { pupilId: 'anna', guardianId: 'mother' };
const cast = (more: object): VoteEvent => ({ type: 'BallotCast', data: { ...of, ...mine, ...more } });
const closed: VoteEvent = { type: 'VoteClosed', data: of };
const result = { choices: [{ option: 1, mark: '0b' }], counts: [1, 0], entitled: 2, quorate: true };
const vote = { meetingId: 'm1', ...trip, pupilIds: ['anna', 'boris'], openedAt: instantOf(1), cast: [] };

describe('a vote', () => {
  test('has those who voted, without what was chosen where that is secret', () => {
    given(opened)
      .on(cast({ ballot: { sealed: '1 0a', of: 'v1', in: 'c1' } }))
      .expect('v1', { ...vote, cast: [mine] });
    given(opened)
      .on(cast({ choice: { option: 1, mark: '0b' } }))
      .expect('v1', { ...vote, cast: [{ ...mine, option: 1 }] });
  });

  test('has what it came to, once it is counted', () => {
    given(opened)
      .on(closed)
      .expect('v1', { ...vote, closedAt: instantOf(2) });
    given(opened, closed)
      .on({ type: 'VoteCounted', data: { ...of, ...result } })
      .expect('v1', { ...vote, closedAt: instantOf(2), result });
  });

  test('is opened first', () => {
    given()
      .on(cast({}))
      .fails(/came before the vote v1 was opened/);
  });
});
