import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { FreshReader } from '../../src/eventing/fresh-reader.js';
import type { Position } from '../../src/eventing/position.js';
import { voteNotFound } from '../../src/meetings/vote.decider.js';
import type { Choice } from '../../src/meetings/vote.events.js';
import { Directory } from '../../src/people/directory.js';
import type { Person } from './assembly.queries.js';
import type { VoteTaken } from './read-model.js';
import { votes } from './votes.projection.js';

/** What a vote came to, ballot by ballot; nothing until it is counted. */
export interface BallotsAnswer {
  readonly position: Position;
  /** In the order of their marks, which is nobody's. */
  readonly choices: readonly Choice[];
  /** Who voted for what, where the vote is open to all. */
  readonly named?: readonly { readonly pupil: Person; readonly by: Person; readonly option: number }[];
}

export class BallotsOf extends Query<BallotsAnswer> {
  constructor(
    readonly meetingId: string,
    readonly voteId: string,
    readonly atLeast: Position | undefined,
  ) {
    super();
  }
}

@QueryHandler(BallotsOf)
export class BallotsOfHandler implements IQueryHandler<BallotsOf> {
  constructor(
    private readonly reader: FreshReader,
    private readonly directory: Directory,
  ) {}

  /** @throws DomainError `vote-not-found`, also for one of another meeting. */
  async execute({ meetingId, voteId, atLeast }: BallotsOf): Promise<BallotsAnswer> {
    const vote = await this.reader.get(votes, voteId, atLeast);
    if (vote?.meetingId !== meetingId) throw voteNotFound();
    const { position, secret, cast, result } = vote;
    const named = result && !secret ? { named: await this.namedIn(cast) } : {};
    return { position, choices: result?.choices ?? [], ...named };
  }

  private async namedIn(cast: VoteTaken['cast']) {
    const nameOf = await this.directory.names(
      cast.flatMap(({ pupilId, guardianId }) => [pupilId, guardianId]),
    );
    const person = (id: string): Person => ({ id, name: nameOf(id) });
    return cast.flatMap(({ pupilId, guardianId, option }) =>
      option === undefined ? [] : [{ pupil: person(pupilId), by: person(guardianId), option }],
    );
  }
}
