import type { CommandContext } from '../../eventing/command-runner.js';
import type { Reads } from '../../eventing/fresh-reader.js';
import type { Position } from '../../eventing/position.js';
import type { Consequence, Reaction } from '../../eventing/reactor.js';
import type { Runners } from '../../runners.js';
import type { PersonErased } from '../person.events.js';
import { placeOfPerson } from '../person-place.js';
import type { Destruction } from './destruction.js';

export interface ErasureParts {
  readonly reads: Reads;
  readonly runners: Pick<Runners, 'accounts'>;
  readonly destruction: Pick<Destruction, 'of'>;
}

/** First nobody signs in any more, then everything is destroyed; each step finds done what a crash left done. */
export const followingErasure = async (
  personId: string,
  position: Position | undefined,
  { reads, runners, destruction }: ErasureParts,
): Promise<readonly Consequence[]> => {
  const place = await placeOfPerson(personId, reads, position);
  if (!place) return [];
  return [
    ...place.accounts.map(({ _id }) => ({
      key: _id,
      carryOut: (context: CommandContext) => runners.accounts.handle(_id, { kind: 'EndAccess' }, context),
    })),
    { key: 'destruction', carryOut: ({ at }) => destruction.of(place, new Date(at)) },
  ];
};

export const whenPersonErasedThenWhatIsKnownIsDestroyed = (parts: ErasureParts): Reaction<PersonErased> => ({
  name: 'when-person-erased-then-what-is-known-is-destroyed',
  on: ['PersonErased'],
  consequences: ({ data: { personId }, position }) => followingErasure(personId, position, parts),
});
