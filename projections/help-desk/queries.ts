import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { FreshReader } from '../../src/eventing/fresh-reader.js';
import { laterOf, START, type Position } from '../../src/eventing/position.js';
import type { Part } from '../../src/help-desk/parts-in.js';
import { QuestionWords } from '../../src/help-desk/question-words.js';
import { questionNotFound } from '../../src/help-desk/question.decider.js';
import type { QuestionContext } from '../../src/help-desk/question.events.js';
import { Directory } from '../../src/people/directory.js';
import { partOfList } from '../part-of-list.js';
import { placeOf } from './order.js';
import { questionBoard, questions } from './projection.js';
import type { HungQuestion, QuestionDocument, QuestionText } from './read-model.js';

interface Person {
  readonly id: string;
  readonly name: string;
}

export interface QuestionEntry extends HungQuestion {
  readonly questionId: string;
  /** In which whoever asked uses the journal. */
  readonly role: QuestionContext['role'];
  /** Nobody is named to whoever runs the system. */
  readonly asker?: Person;
  /** The beginning of what was asked. */
  readonly excerpt: string;
}

/** The questions on a board: those that wait for whoever looks at it first, then the newest. */
export class QuestionsOn extends Query<QuestionsAnswer> {
  constructor(
    readonly asked: {
      readonly board: string;
      readonly as: Part;
      readonly cursor: string | undefined;
      readonly limit: number;
      readonly atLeast: Position | undefined;
    },
  ) {
    super();
  }
}

export interface QuestionsAnswer {
  readonly position: Position;
  /** How many wait for whoever looks, not only in this part of the list. */
  readonly waiting: number;
  readonly questions: readonly QuestionEntry[];
  readonly next?: string;
}

/** A question as one of those reads it who take part in it. */
export class QuestionFor extends Query<QuestionAnswer> {
  constructor(
    readonly asked: {
      readonly questionId: string;
      readonly as: Part;
      /** Instant. */
      readonly at: string;
      readonly atLeast: Position | undefined;
    },
  ) {
    super();
  }
}

export interface QuestionAnswer extends Omit<QuestionEntry, 'excerpt'> {
  readonly position: Position;
  readonly schoolId: string;
  readonly as: Part;
  readonly context: Omit<QuestionContext, 'page'> & { readonly page: string };
  readonly texts: readonly {
    readonly number: number;
    readonly as: Part;
    readonly author?: Person;
    readonly at: string;
    readonly text: string;
  }[];
  /** What whoever asks may do about it now. */
  readonly may: {
    readonly goOn: boolean;
    readonly answer: boolean;
    readonly passOn: boolean;
    readonly close: boolean;
  };
  /** The instant up to which it may be gone on with, where it is closed. */
  readonly reopenableUntil?: string;
}

/** A dash stands for what can't be read any more. */
const UNREADABLE = '—';
const EXCERPT = 160;

@QueryHandler(QuestionsOn)
export class QuestionsOnHandler implements IQueryHandler<QuestionsOn> {
  constructor(
    private readonly reader: FreshReader,
    private readonly directory: Directory,
    private readonly words: QuestionWords,
  ) {}

  async execute({ asked }: QuestionsOn): Promise<QuestionsAnswer> {
    const { board, as, atLeast } = asked;
    const found = await this.reader.get(questionBoard, board, atLeast);
    const places = Object.entries(found?.questions ?? {}).map(([id, hung]) => {
      const waits = waitsFor(as, hung);
      return { id, waits, place: placeOf(id, waits, hung.lastAt) };
    });
    const { entries, ...more } = partOfList(places, asked);
    const documents = await this.reader.getMany(
      questions,
      entries.map(({ id }) => id),
      atLeast,
    );
    const shown = entries.flatMap(({ id }) => documents.get(id) ?? []);
    const nameOf = await this.directory.names(as === 'operator' ? [] : shown.map(({ askerId }) => askerId));
    return {
      position: [...(found ? [found] : []), ...shown].map(({ position }) => position).reduce(laterOf, START),
      waiting: places.filter(({ waits }) => waits).length,
      questions: await Promise.all(
        shown.map(async (question) => {
          const [first] = question.texts;
          const text = first && (await this.words.open(wordsOf(question), first.text));
          return { ...headOf(question, as, nameOf), excerpt: text?.slice(0, EXCERPT) ?? UNREADABLE };
        }),
      ),
      ...more,
    };
  }
}

@QueryHandler(QuestionFor)
export class QuestionForHandler implements IQueryHandler<QuestionFor> {
  constructor(
    private readonly reader: FreshReader,
    private readonly directory: Directory,
    private readonly words: QuestionWords,
  ) {}

  /** @throws DomainError `question-not-found`. */
  async execute({ asked: { questionId, as, at, atLeast } }: QuestionFor): Promise<QuestionAnswer> {
    const question = await this.reader.get(questions, questionId, atLeast);
    if (!question || question.ended) throw questionNotFound();
    const { schoolId, askerId, context, texts, reopenableUntil, position } = question;
    const named = texts.filter((text) => isNamed(text, as)).map(({ authorId }) => authorId);
    const nameOf = await this.directory.names(new Set(as === 'operator' ? [] : [askerId, ...named]));
    const open = async (sealed: QuestionText['text']): Promise<string> =>
      (await this.words.open(wordsOf(question), sealed)) ?? UNREADABLE;
    return {
      ...{ position, schoolId, as, ...headOf(question, as, nameOf) },
      context: { ...context, page: await open(context.page) },
      texts: await Promise.all(
        texts.map(async (each) => ({
          ...{ number: each.number, as: each.as, at: each.at, text: await open(each.text) },
          ...(isNamed(each, as) ? { author: { id: each.authorId, name: nameOf(each.authorId) } } : {}),
        })),
      ),
      may: mayIn(question, as, at),
      ...(reopenableUntil === undefined ? {} : { reopenableUntil }),
    };
  }
}

const wordsOf = ({ _id: questionId, askerId }: QuestionDocument) => ({ questionId, askerId });

const headOf = (
  { _id: questionId, askerId, context: { role }, with: support, standing, lastAt }: QuestionDocument,
  as: Part,
  nameOf: (personId: string) => string,
): Omit<QuestionEntry, 'excerpt'> => ({
  ...{ questionId, role, with: support, standing, lastAt },
  ...(as === 'operator' ? {} : { asker: { id: askerId, name: nameOf(askerId) } }),
});

/** Who runs the system is named to nobody, and nobody to them. */
const isNamed = (text: QuestionText, as: Part): boolean => as !== 'operator' && text.as !== 'operator';

const waitsFor = (as: Part, { with: support, standing }: HungQuestion): boolean =>
  as === 'asker' ? standing === 'askedBack' : standing === 'waiting' && support === as;

const mayIn = (
  { with: support, askedOf, standing, reopenableUntil }: QuestionDocument,
  as: Part,
  at: string,
): QuestionAnswer['may'] => {
  const isOpen = standing !== 'closed';
  const answers = isOpen && support === as;
  return {
    goOn: as === 'asker' && (reopenableUntil === undefined || at <= reopenableUntil),
    answer: answers,
    passOn: answers && askedOf === 'school',
    close: isOpen && (as === 'asker' || answers),
  };
};

export const questionsQueries = [QuestionsOnHandler, QuestionForHandler];
