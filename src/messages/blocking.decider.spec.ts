import { describe, test } from '@jest/globals';
import { deciderSpec } from '../../test/support/decider-spec.js';
import { blockingDecider, type BlockingCommand } from './blocking.decider.js';

const { given } = deciderSpec(blockingDecider);

const block = (blockedId: string) => ({ personId: 'mother', schoolId: 'school1', blockedId });
const asked = (kind: BlockingCommand['kind'], who = 'father'): BlockingCommand => ({
  ...{ kind, block: block(who) },
});
const blocked = { type: 'ParticipantBlocked', data: block('father') } as const;
const unblocked = { type: 'ParticipantUnblocked', data: block('father') } as const;

describe('a block', () => {
  test('is set once, and lifted again', () => {
    given().when(asked('Block')).then(blocked);
    given(blocked).when(asked('Block')).thenNothing();
    given(blocked).when(asked('Unblock')).then(unblocked);
    given(blocked, unblocked).when(asked('Unblock')).thenNothing();
    given(blocked, unblocked).when(asked('Block')).then(blocked);
  });

  test('is of others', () => {
    given().when(asked('Block', 'mother')).thenFails('own-message');
    given(blocked).when(asked('Unblock', 'petrova')).thenNothing();
  });
});
