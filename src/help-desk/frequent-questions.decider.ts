import type { Decider } from '../eventing/decider.js';
import { DomainError, type FieldError } from '../eventing/domain-error.js';
import { mustHaveNoFaults, textFaults } from '../eventing/faults.values.js';
import { isSame } from '../school/plain-data.values.js';
import type { FrequentQuestionsEvent, FrequentTexts } from './frequent-questions.events.js';

/** Where a frequent question is shown that is for all schools. No school has an id with a dot. */
export const EVERY_SCHOOL = 'every.school';

interface Of {
  readonly frequentId: string;
  readonly shownIn: string;
}

export type FrequentQuestionsCommand = Of &
  (
    | { readonly kind: 'PublishFrequentQuestion'; readonly texts: FrequentTexts }
    | { readonly kind: 'ChangeFrequentQuestion'; readonly texts: FrequentTexts }
    | { readonly kind: 'WithdrawFrequentQuestion' }
  );

/** By their ids; undefined for what was withdrawn. */
export type FrequentQuestions = ReadonlyMap<string, FrequentTexts | undefined>;

/** Characters, and frequent questions in one place, at most. */
export const LONGEST_FREQUENT = { ask: 300, answer: 4000, list: 200 } as const;

export const frequentQuestionsDecider: Decider<
  FrequentQuestions,
  FrequentQuestionsCommand,
  FrequentQuestionsEvent
> = {
  initial: () => new Map(),

  decide(command, questions) {
    const { kind, frequentId, shownIn } = command;
    const data = { frequentId, shownIn };
    switch (kind) {
      case 'PublishFrequentQuestion':
        mustBeNew(frequentId, questions);
        mustBeInOrder(command.texts);
        return [{ type: 'FrequentQuestionPublished', data: { ...data, texts: command.texts } }];
      case 'ChangeFrequentQuestion':
        if (isSame(mustBeShown(frequentId, questions), command.texts)) return [];
        mustBeInOrder(command.texts);
        return [{ type: 'FrequentQuestionChanged', data: { ...data, texts: command.texts } }];
      case 'WithdrawFrequentQuestion':
        if (!questions.has(frequentId)) throw frequentQuestionNotFound();
        return questions.get(frequentId) ? [{ type: 'FrequentQuestionWithdrawn', data }] : [];
      default: {
        const unhandled: never = kind;
        return unhandled;
      }
    }
  },

  evolve(questions, event) {
    switch (event.type) {
      case 'FrequentQuestionPublished':
      case 'FrequentQuestionChanged':
        return new Map(questions).set(event.data.frequentId, event.data.texts);
      case 'FrequentQuestionWithdrawn':
        return new Map(questions).set(event.data.frequentId, undefined);
      default:
        return questions;
    }
  },
};

const mustBeNew = (frequentId: string, questions: FrequentQuestions): void => {
  if (questions.has(frequentId)) {
    throw new DomainError('frequent-question-published-already', 'It is in the help.', 'conflict');
  }
  const shown = [...questions.values()].filter(Boolean).length;
  if (shown >= LONGEST_FREQUENT.list) {
    const message = 'So many frequent questions are found by nobody. Withdraw some first.';
    throw new DomainError('frequent-questions-full', message, 'conflict');
  }
};

const mustBeShown = (frequentId: string, questions: FrequentQuestions): FrequentTexts => {
  const texts = questions.get(frequentId);
  if (texts) return texts;
  if (!questions.has(frequentId)) throw frequentQuestionNotFound();
  const message = 'It was withdrawn: there is nothing to change.';
  throw new DomainError('frequent-question-withdrawn', message, 'conflict');
};

/** @throws DomainError `frequent-question-refused`. */
const mustBeInOrder = (texts: FrequentTexts): void =>
  mustHaveNoFaults(
    texts.en || texts.ru
      ? [...faultsOf('en', texts), ...faultsOf('ru', texts)]
      : [{ field: 'texts', message: 'must be in one language at least' }],
    'frequent-question-refused',
    'Nothing was changed',
  );

const faultsOf = (language: 'en' | 'ru', texts: FrequentTexts): FieldError[] => {
  const text = texts[language];
  if (!text) return [];
  return [
    ...textFaults(`texts.${language}.ask`, text.ask, LONGEST_FREQUENT.ask),
    ...textFaults(`texts.${language}.answer`, text.answer, LONGEST_FREQUENT.answer),
  ];
};

export const frequentQuestionNotFound = (): DomainError =>
  new DomainError('frequent-question-not-found', 'There is no such frequent question here.', 'not-found');
