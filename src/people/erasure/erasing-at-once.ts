import type { CommandContext } from '../../eventing/command-runner.js';
import type { PersonPlace } from '../person-place.js';
import type { Erasures, ErasureWanted } from './erasures.js';
import { followingErasure, type ErasureParts } from './when-person-erased-then-what-is-known-is-destroyed.js';

export interface ErasingAtOnceTools extends ErasureParts {
  readonly erasures: Pick<Erasures, 'order'>;
}

/**
 * Orders an erasure and carries it out, as the reaction does too, where the application runs: each step finds done what
 * the other did.
 * @param contextFor the context of each command, by what tells it from the others.
 * @throws DomainError where the rules refuse, see `Erasures.order`.
 */
export const eraseAtOnce = async (
  place: PersonPlace,
  wanted: ErasureWanted,
  contextFor: (key: string) => CommandContext,
  { erasures, ...parts }: ErasingAtOnceTools,
): Promise<void> => {
  const position = await erasures.order(place, wanted, contextFor('erasure'));
  for (const step of await followingErasure(place.personId, position, parts)) {
    await step.carryOut(contextFor(step.key));
  }
};
