import type { Decider } from '../decider.js';
import { DomainError } from '../domain-error.js';
import type { ProjectionEvent } from './projection.events.js';

/** Skips the event at which a projection has stopped. */
export type SkipProjectionEvent = ProjectionEvent['data'];

/** Positions that are skipped. */
export type SkippedPositions = ReadonlySet<string>;

export const projectionDecider: Decider<SkippedPositions, SkipProjectionEvent, ProjectionEvent> = {
  initial: () => new Set(),

  decide(command, skipped) {
    const reason = command.reason.trim();
    if (reason === '') {
      throw new DomainError('reason-required', 'Say why the event is to be skipped.', 'rule', [
        { field: 'reason', message: 'must not be empty' },
      ]);
    }
    if (skipped.has(command.position)) {
      throw new DomainError('already-skipped', 'The event is skipped already.', 'conflict');
    }
    return [{ type: 'ProjectionEventSkipped', data: { ...command, reason } }];
  },

  evolve: (skipped, { data }) => new Set([...skipped, data.position]),
};
