import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { FreshReader } from '../../src/eventing/fresh-reader.js';
import type { Position } from '../../src/eventing/position.js';
import { Directory } from '../../src/people/directory.js';
import { Vault } from '../../src/people/vault.js';
import { gradeHistory } from './projection.js';
import type { GradeHistory, GradeLink } from './read-model.js';

/** Everything that ever happened to a grade: who, when, what, why, and where in the log it stands. */
export class HistoryOfGrade extends Query<GradeHistoryAnswer | undefined> {
  constructor(
    readonly gradeId: string,
    readonly atLeast: Position | undefined,
  ) {
    super();
  }
}

export interface GradeHistoryAnswer {
  readonly position: Position;
  readonly history: GradeHistory;
  readonly chain: readonly (Omit<GradeLink, 'reason' | 'actor'> & {
    readonly reason?: string;
    readonly actor: { readonly id: string; readonly name: string; readonly role: string };
  })[];
}

@QueryHandler(HistoryOfGrade)
export class HistoryOfGradeHandler implements IQueryHandler<HistoryOfGrade> {
  constructor(
    private readonly reader: FreshReader,
    private readonly directory: Directory,
    private readonly vault: Vault,
  ) {}

  async execute({ gradeId, atLeast }: HistoryOfGrade): Promise<GradeHistoryAnswer | undefined> {
    const history = await this.reader.get(gradeHistory, gradeId, atLeast);
    if (!history) return undefined;
    const nameOf = await this.directory.names(history.chain.map(({ actor }) => actor.personId));
    const chain = await Promise.all(
      history.chain.map(async ({ reason, actor: { personId, role }, ...link }) => ({
        ...link,
        ...(reason ? { reason: (await this.vault.open(reason)) ?? '—' } : {}),
        actor: { id: personId, name: nameOf(personId), role },
      })),
    );
    return { position: history.position, history, chain };
  }
}
