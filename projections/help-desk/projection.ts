import type { Projection } from '../../src/eventing/projection.js';
import { BOARD_OF_OPERATOR, boardOfAsker, boardOfSupport } from '../../src/help-desk/boards.values.js';
import type { FrequentQuestionsEvent } from '../../src/help-desk/frequent-questions.events.js';
import type { QuestionEvent } from '../../src/help-desk/question.events.js';
import type {
  FrequentQuestionsDocument,
  QuestionBoard,
  QuestionDocument,
  QuestionText,
  Standing,
} from './read-model.js';

const QUESTION_EVENTS = [
  'QuestionAsked',
  'QuestionSupplemented',
  'QuestionAnswered',
  'QuestionAskedBack',
  'QuestionPassedOn',
  'QuestionClosed',
  'QuestionReopened',
  'QuestionEnded',
] as const;

/** What becomes of a question by each fact; by the others it stays as it is. */
const STANDINGS: Readonly<Record<(typeof QUESTION_EVENTS)[number], Standing | undefined>> = {
  QuestionAsked: 'waiting',
  QuestionSupplemented: 'waiting',
  QuestionAnswered: 'answered',
  QuestionAskedBack: 'askedBack',
  QuestionPassedOn: 'waiting',
  QuestionClosed: 'closed',
  QuestionReopened: 'waiting',
  QuestionEnded: undefined,
};

export const questions: Projection<QuestionDocument, QuestionEvent> = {
  name: 'questions',
  version: 1,
  handles: QUESTION_EVENTS,
  begins: ['QuestionAsked'],
  idsOf: ({ data }) => [data.questionId],

  evolve(document, event, id) {
    const lastAt = event.metadata.recordedAt;
    const added = textIn(event, lastAt);
    if (event.type === 'QuestionAsked') {
      const { schoolId, askerId, context, with: support } = event.data;
      return {
        ...{ _id: id, schoolId, askerId, context, with: support, askedOf: support },
        ...{ standing: 'waiting', texts: added, lastAt, ended: false },
      };
    }
    if (!document) throw new Error(`${event.type} came before the question ${id} was asked.`);
    if (event.type === 'QuestionEnded') return { ...document, ended: true };
    const { reopenableUntil: _, ...others } = document;
    return {
      ...{ ...others, with: event.data.with, lastAt, texts: [...document.texts, ...added] },
      standing: STANDINGS[event.type] ?? document.standing,
      ...('reopenableUntil' in event.data ? { reopenableUntil: event.data.reopenableUntil } : {}),
    };
  },
};

const textIn = ({ data }: Pick<QuestionEvent, 'data'>, at: string): readonly QuestionText[] => {
  if (!('text' in data)) return [];
  const { number, text, askerId } = data;
  return [
    'authorId' in data
      ? { number, as: data.with, authorId: data.authorId, at, text }
      : { number, as: 'asker', authorId: askerId, at, text },
  ];
};

/** What is passed on stays with the school too; what is given back is the operator's no more. */
export const questionBoard: Projection<QuestionBoard, QuestionEvent> = {
  name: 'questionBoard',
  version: 1,
  handles: QUESTION_EVENTS,
  // Whoever runs the system finds the questions of all schools on one board.
  spansSchools: true,

  idsOf: ({ type, data }) => [
    boardOfAsker(data.askerId),
    boardOfSupport(data.schoolId, data.with),
    ...(type === 'QuestionPassedOn' ? [boardOfSupport(data.schoolId, data.from)] : []),
  ],

  evolve(document, { type, data, metadata }, id) {
    const { [data.questionId]: before, ...others } = document?.questions ?? {};
    const isGivenBack = id === BOARD_OF_OPERATOR && data.with === 'school';
    if (type === 'QuestionEnded' || isGivenBack) return { _id: id, questions: others };
    const standing = STANDINGS[type] ?? before?.standing ?? 'waiting';
    const hung = { with: data.with, standing, lastAt: metadata.recordedAt };
    return { _id: id, questions: { ...others, [data.questionId]: hung } };
  },
};

export const frequentQuestions: Projection<FrequentQuestionsDocument, FrequentQuestionsEvent> = {
  name: 'frequentQuestions',
  version: 1,
  handles: ['FrequentQuestionPublished', 'FrequentQuestionChanged', 'FrequentQuestionWithdrawn'],
  spansSchools: true,
  idsOf: ({ data }) => [data.shownIn],

  evolve(document, event, id) {
    const { frequentId } = event.data;
    const at = event.metadata.recordedAt;
    const questionsBefore = document?.questions ?? {};
    const before = questionsBefore[frequentId];
    if (event.type === 'FrequentQuestionPublished') {
      const published = { texts: event.data.texts, publishedAt: at };
      return { _id: id, questions: { ...questionsBefore, [frequentId]: published } };
    }
    if (!before) throw new Error(`${event.type} came before the frequent question ${frequentId}.`);
    const now =
      event.type === 'FrequentQuestionChanged'
        ? { ...before, texts: event.data.texts, changedAt: at }
        : { ...before, withdrawnAt: at };
    return { _id: id, questions: { ...questionsBefore, [frequentId]: now } };
  },
};
