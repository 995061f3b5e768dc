import { invalidInput } from '../../eventing/domain-error.js';
import type { CommandContext } from '../../eventing/command-runner.js';
import type { Reads } from '../../eventing/fresh-reader.js';
import type { Position } from '../../eventing/position.js';
import type { Runners } from '../../runners.js';
import { dateIn } from '../../school/civil-date.values.js';
import type { PersonPlace } from '../person-place.js';
import type { Destruction } from './destruction.js';
import type { ErasureGround } from './grounds.values.js';
import { standingOf } from './standing.js';

export interface ErasureWanted {
  readonly ground: ErasureGround;
  readonly reason: string;
  readonly order?: string;
}

export interface ErasingTools {
  readonly people: Runners['people'];
  readonly reads: Reads;
  readonly destruction: Pick<Destruction, 'note'>;
  readonly leaversYears: number;
}

/** Orders the erasure of people; carrying it out follows from the event. */
export class Erasures {
  constructor(private readonly tools: ErasingTools) {}

  /** @throws DomainError where the rules refuse, see `erasure.rules.ts`; `invalid-input` for an order without its name. */
  async order(
    place: PersonPlace,
    { ground, reason, order }: ErasureWanted,
    context: CommandContext,
  ): Promise<Position | undefined> {
    if (ground === 'order' && order === undefined) throw invalidInput('must name the order', 'order');
    const { people, reads, destruction, leaversYears } = this.tools;
    const today = dateIn('UTC', context.at);
    const standing = await standingOf(place, reads, { today, leaversYears });
    const { position } = await people.handle(
      place.personId,
      { kind: 'ErasePerson', ground, standing },
      context,
    );
    await destruction.note(place.personId, { reason, ...(order === undefined ? {} : { order }) });
    return position;
  }
}
