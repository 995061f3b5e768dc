import type { Projection } from '../../src/eventing/projection.js';
import type { VoteEvent } from '../../src/meetings/vote.events.js';
import type { VoteTaken } from './read-model.js';

export const votes: Projection<VoteTaken, VoteEvent> = {
  name: 'votes',
  version: 1,
  handles: ['VoteOpened', 'BallotCast', 'VoteClosed', 'VoteCounted'],

  idsOf: ({ data }) => [data.voteId],

  evolve(vote, event, id) {
    const at = event.metadata.recordedAt;
    if (event.type === 'VoteOpened') {
      const { meetingId, question, options, secret, quorum, pupilIds } = event.data;
      return {
        ...{ _id: id, meetingId, question, options, secret, quorum, pupilIds },
        ...{ openedAt: at, cast: [] },
      };
    }
    if (!vote) throw new Error(`${event.type} came before the vote ${id} was opened.`);
    switch (event.type) {
      case 'BallotCast': {
        const { pupilId, guardianId, choice } = event.data;
        const open = choice ? { option: choice.option } : {};
        return { ...vote, cast: [...vote.cast, { pupilId, guardianId, ...open }] };
      }
      case 'VoteClosed':
        return { ...vote, closedAt: at };
      case 'VoteCounted': {
        const { choices, counts, entitled, quorate } = event.data;
        return { ...vote, result: { choices, counts, entitled, quorate } };
      }
    }
  },
};
