import type { Decider } from '../eventing/decider.js';
import { DomainError } from '../eventing/domain-error.js';
import type { BlockingEvent, ParticipantBlocked } from './blocking.events.js';

export interface BlockingCommand {
  readonly kind: 'Block' | 'Unblock';
  readonly block: ParticipantBlocked['data'];
}

/** Those of whom somebody wants to read nothing. */
export interface Blocking {
  readonly blocked: ReadonlySet<string>;
}

export const blockingDecider: Decider<Blocking, BlockingCommand, BlockingEvent> = {
  initial: () => ({ blocked: new Set() }),

  decide({ kind, block }, { blocked }) {
    const blocks = kind === 'Block';
    if (blocks && block.blockedId === block.personId) {
      throw new DomainError('own-message', 'You wrote this message yourself.', 'rule');
    }
    if (blocked.has(block.blockedId) === blocks) return [];
    return [{ type: blocks ? 'ParticipantBlocked' : 'ParticipantUnblocked', data: block }];
  },

  evolve({ blocked }, { type, data: { blockedId } }) {
    const others = [...blocked].filter((id) => id !== blockedId);
    return { blocked: new Set(type === 'ParticipantBlocked' ? [...others, blockedId] : others) };
  },
};
