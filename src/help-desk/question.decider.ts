import type { Decider } from '../eventing/decider.js';
import { DomainError } from '../eventing/domain-error.js';
import type { Sealed } from '../people/sealed.values.js';
import type { QuestionAsked, QuestionEvent } from './question.events.js';
import type { Support } from './support.values.js';

export type QuestionCommand =
  | { readonly kind: 'AskQuestion'; readonly question: Omit<QuestionAsked['data'], 'number'> }
  /** By whoever asked; what is closed is opened again. `at`: instant. */
  | { readonly kind: 'GoOnAsking'; readonly text: Sealed; readonly at: string }
  | {
      readonly kind: 'AnswerQuestion';
      readonly as: Support;
      readonly authorId: string;
      readonly asksBack: boolean;
      readonly text: Sealed;
    }
  | { readonly kind: 'PassQuestionOn'; readonly as: Support }
  | { readonly kind: 'CloseQuestion'; readonly as: 'asker' | Support; readonly at: string }
  /** With as many texts as it was found with: one that is written meanwhile keeps it. */
  | { readonly kind: 'EndQuestion'; readonly texts: number };

type CommandOf<Kind extends QuestionCommand['kind']> = Extract<QuestionCommand, { kind: Kind }>;

export interface HelpQuestion {
  readonly asked: QuestionAsked['data'] | undefined;
  /** Whose it is to answer. */
  readonly with: Support;
  readonly texts: number;
  /** The instant up to which it may be opened again, where it is closed. */
  readonly reopenableUntil: string | undefined;
  readonly ended: boolean;
}

/** Characters, and texts under a question, at most. */
export const LONGEST = { text: 4000, texts: 100 } as const;

/** Days in which whoever asked may go on with a closed question. */
export const REOPENABLE_DAYS = 14;
const DAY_MS = 86_400_000;

export const questionDecider: Decider<HelpQuestion, QuestionCommand, QuestionEvent> = {
  initial: () => ({ asked: undefined, with: 'school', texts: 0, reopenableUntil: undefined, ended: false }),

  decide(command, question) {
    switch (command.kind) {
      case 'AskQuestion':
        return ask(command, question);
      case 'GoOnAsking':
        return goOn(command, question);
      case 'AnswerQuestion':
        return answer(command, question);
      case 'PassQuestionOn':
        return passOn(command, question);
      case 'CloseQuestion':
        return close(command, question);
      case 'EndQuestion':
        return end(command, question);
      default: {
        const unhandled: never = command;
        return unhandled;
      }
    }
  },

  evolve(question, event) {
    switch (event.type) {
      case 'QuestionAsked':
        return { ...question, asked: event.data, with: event.data.with, texts: event.data.number };
      case 'QuestionSupplemented':
      case 'QuestionAnswered':
      case 'QuestionAskedBack':
        return { ...question, texts: event.data.number };
      case 'QuestionReopened':
        return { ...question, texts: event.data.number, reopenableUntil: undefined };
      case 'QuestionPassedOn':
        return { ...question, with: event.data.with };
      case 'QuestionClosed':
        return { ...question, reopenableUntil: event.data.reopenableUntil };
      case 'QuestionEnded':
        return { ...question, ended: true };
      default:
        return question;
    }
  },
};

const ask = ({ question }: CommandOf<'AskQuestion'>, { asked }: HelpQuestion): QuestionEvent[] => {
  if (asked) throw new DomainError('question-asked-already', 'This question was asked.', 'conflict');
  return [{ type: 'QuestionAsked', data: { ...question, number: 1 } }];
};

const goOn = ({ text, at }: CommandOf<'GoOnAsking'>, question: HelpQuestion): QuestionEvent[] => {
  const parts = mustGoOn(question);
  const { reopenableUntil } = question;
  const data = { ...parts, number: nextNumber(question), text };
  if (reopenableUntil === undefined) return [{ type: 'QuestionSupplemented', data }];
  if (reopenableUntil < at) {
    const message = 'It was closed too long ago to go on with it. Ask a new question.';
    throw new DomainError('question-closed-for-good', message, 'conflict');
  }
  return [{ type: 'QuestionReopened', data }];
};

const answer = (
  { as, authorId, asksBack, text }: CommandOf<'AnswerQuestion'>,
  question: HelpQuestion,
): QuestionEvent[] => {
  const parts = mustBeOpenWith(as, question);
  const type = asksBack ? 'QuestionAskedBack' : 'QuestionAnswered';
  return [{ type, data: { ...parts, number: nextNumber(question), authorId, text } }];
};

const passOn = ({ as }: CommandOf<'PassQuestionOn'>, question: HelpQuestion): QuestionEvent[] => {
  const parts = mustBeOpenWith(as, question);
  if (question.asked?.with === 'operator') {
    const message = 'It was asked of whoever runs the system, and of no school.';
    throw new DomainError('question-not-of-school', message, 'rule');
  }
  return [
    {
      type: 'QuestionPassedOn',
      data: { ...parts, with: as === 'school' ? 'operator' : 'school', from: as },
    },
  ];
};

const close = ({ as, at }: CommandOf<'CloseQuestion'>, question: HelpQuestion): QuestionEvent[] => {
  const parts = as === 'asker' ? mustGoOn(question) : mustBeWith(as, question);
  if (question.reopenableUntil !== undefined) return [];
  const reopenableUntil = new Date(Date.parse(at) + REOPENABLE_DAYS * DAY_MS).toISOString();
  return [{ type: 'QuestionClosed', data: { ...parts, by: as, reopenableUntil } }];
};

const end = ({ texts }: CommandOf<'EndQuestion'>, question: HelpQuestion): QuestionEvent[] => {
  if (!question.asked) throw questionNotFound();
  if (question.ended) return [];
  if (question.texts !== texts) {
    throw new DomainError('question-goes-on', 'Somebody wrote under it meanwhile.', 'conflict');
  }
  return [{ type: 'QuestionEnded', data: partsOf(question.asked, question.with) }];
};

/** @throws DomainError `question-not-found`, `question-ended`. */
const mustGoOn = ({ asked, with: support, ended }: HelpQuestion) => {
  if (!asked) throw questionNotFound();
  if (ended) {
    const message = 'Questions are kept for a time, and that of this one is over.';
    throw new DomainError('question-ended', message, 'conflict');
  }
  return partsOf(asked, support);
};

/** @throws DomainError `question-with-others` too. */
const mustBeWith = (as: Support, question: HelpQuestion) => {
  const parts = mustGoOn(question);
  if (question.with !== as) {
    throw new DomainError('question-with-others', 'It is for others to answer now.', 'conflict');
  }
  return parts;
};

/** @throws DomainError `question-closed` too. */
const mustBeOpenWith = (as: Support, question: HelpQuestion) => {
  const parts = mustBeWith(as, question);
  if (question.reopenableUntil !== undefined) {
    throw new DomainError('question-closed', 'It is closed. Whoever asked may go on with it.', 'conflict');
  }
  return parts;
};

/** @throws DomainError `question-full`. */
const nextNumber = ({ texts }: HelpQuestion): number => {
  if (texts < LONGEST.texts) return texts + 1;
  const message = 'So many texts stand under no question. Ask a new one.';
  throw new DomainError('question-full', message, 'conflict');
};

export const questionNotFound = (): DomainError =>
  new DomainError('question-not-found', 'There is no such question among those you may see.', 'not-found');

const partsOf = ({ questionId, schoolId, askerId }: QuestionAsked['data'], support: Support) => ({
  ...{ questionId, schoolId, askerId, with: support },
});
