import type { DomainEvent } from '../../src/eventing/decider.js';
import { eventIdOf, type Actor, type Recorded } from '../../src/eventing/envelope.js';
import type { Position } from '../../src/eventing/position.js';

export const SCHOOL = 'school1';

export const petrova: Actor = { accountId: 'account-petrova', personId: 'petrova', role: 'teacher' };

/** The instant at which the event with a number was recorded: a minute for each. */
export const instantOf = (number: number): string =>
  new Date(Date.UTC(2026, 10, 23, 8, number)).toISOString();

/** The position of the event with a number in the log. */
export const positionOf = (number: number): Position => ({ commit: BigInt(number), prepare: BigInt(number) });

/** An event as the store would return it, had it been the one with this number in the log. */
export const recorded = <Event extends DomainEvent>(event: Event, number = 1): Recorded<Event> => ({
  ...event,
  id: eventIdOf('018f5c9e-0000-7000-8000-000000000000', number),
  streamName: 'stream-of-a-spec',
  revision: BigInt(number - 1),
  position: positionOf(number),
  metadata: {
    schoolId: SCHOOL,
    actor: petrova,
    recordedAt: instantOf(number),
    via: 'web',
    $correlationId: 'correlation',
    $causationId: `command-${number.toString()}`,
    fingerprint: 'fingerprint',
    salt: 'salt',
  },
});
