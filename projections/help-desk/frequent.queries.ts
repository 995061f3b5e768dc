import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { FreshReader } from '../../src/eventing/fresh-reader.js';
import { laterOf, START, type Position } from '../../src/eventing/position.js';
import { frequentQuestions } from './projection.js';
import type { FrequentQuestion } from './read-model.js';

/** What is answered in the help of some schools; with what was withdrawn, for those who keep it. */
export class FrequentQuestionsIn extends Query<FrequentQuestionsAnswer> {
  constructor(
    readonly asked: {
      /** Schools, or `EVERY_SCHOOL`. */
      readonly places: readonly string[];
      readonly withdrawnToo: boolean;
      readonly atLeast: Position | undefined;
    },
  ) {
    super();
  }
}

export interface FrequentQuestionsAnswer {
  readonly position: Position;
  readonly questions: readonly (FrequentQuestion & {
    readonly frequentId: string;
    readonly shownIn: string;
  })[];
}

@QueryHandler(FrequentQuestionsIn)
export class FrequentQuestionsInHandler implements IQueryHandler<FrequentQuestionsIn> {
  constructor(private readonly reader: FreshReader) {}

  /** In the order in which the places are named, and of each the newest first. */
  async execute({ asked }: FrequentQuestionsIn): Promise<FrequentQuestionsAnswer> {
    const { places, withdrawnToo, atLeast } = asked;
    const found = await this.reader.getMany(frequentQuestions, places, atLeast);
    const shown = places.flatMap((shownIn) =>
      Object.entries(found.get(shownIn)?.questions ?? {})
        .filter(([, { withdrawnAt }]) => withdrawnToo || withdrawnAt === undefined)
        .map(([frequentId, question]) => ({ frequentId, shownIn, ...question }))
        .sort((a, b) => (a.publishedAt < b.publishedAt ? 1 : -1)),
    );
    const positions = [...found.values()].map(({ position }) => position);
    return { position: positions.reduce(laterOf, START), questions: shown };
  }
}
