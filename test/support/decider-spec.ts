import { expect } from '@jest/globals';
import { fold, type Decider, type DomainEvent } from '../../src/eventing/decider.js';
import { DomainError } from '../../src/eventing/domain-error.js';

/**
 * Specs of a decider as sentences: `given(…events).when(command).then(…events)`, or `.thenNothing()`, or
 * `.thenFails('code', 'field', …)` with every field at fault where the refusal names fields.
 */
export const deciderSpec = <State, Command, Event extends DomainEvent>(
  decider: Decider<State, Command, Event>,
) => ({
  given: (...history: readonly Event[]) => ({
    when: (command: Command) => ({
      then: (...events: readonly [Event, ...Event[]]): void =>
        expect(decider.decide(command, fold(decider, history))).toEqual(events),

      thenNothing: (): void => expect(decider.decide(command, fold(decider, history))).toEqual([]),

      thenFails: (code: string, ...fields: readonly string[]): void => {
        const refusal = refusalOf(() => decider.decide(command, fold(decider, history)));
        expect(refusal).toMatchObject({ code });
        expect(refusal.fields.map(({ field }) => field)).toEqual(fields);
      },
    }),
  }),
});

/** The refusal with which something ends. @throws where it ends in any other way. */
export const refusalOf = (attempt: () => unknown): DomainError => {
  let outcome: unknown;
  try {
    outcome = attempt();
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
  throw new Error(`Should have been refused, but led to ${JSON.stringify(outcome)}.`);
};
