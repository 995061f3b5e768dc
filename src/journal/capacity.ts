import { STEP_UP_REQUIRED } from '../access/step-up.rules.js';
import { DomainError } from '../eventing/domain-error.js';
import type { Writer } from './page/page.command.js';

/** In what capacity a signed-in person writes. */
export type Capacity = Exclude<Writer['role'], 'import' | 'system'>;

/**
 * Tries one capacity after another until one is let in. A refusal for any other reason is the answer, since it would
 * be the same for all of them; so is that somebody has to prove first to be it.
 * @param capacities the strongest first.
 * @throws DomainError what the strongest was refused with, where none is let in.
 */
export const inTheStrongest = async <Done>(
  capacities: Iterable<Capacity> | AsyncIterable<Capacity>,
  attempt: (capacity: Capacity) => Promise<Done>,
): Promise<Done> => {
  let refused: DomainError | undefined;
  for await (const capacity of capacities) {
    try {
      return await attempt(capacity);
    } catch (error) {
      if (!(error instanceof DomainError && error.kind === 'forbidden')) throw error;
      if (error.code === STEP_UP_REQUIRED) throw error;
      refused ??= error;
    }
  }
  throw refused ?? new DomainError('not-for-your-role', 'This is not for you.', 'forbidden');
};
