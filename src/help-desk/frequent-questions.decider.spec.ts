import { describe, test } from '@jest/globals';
import { deciderSpec } from '../../test/support/decider-spec.js';
import {
  frequentQuestionsDecider,
  LONGEST_FREQUENT,
  type FrequentQuestionsCommand,
} from './frequent-questions.decider.js';
import type { FrequentQuestionsEvent, FrequentTexts } from './frequent-questions.events.js';

const { given } = deciderSpec(frequentQuestionsDecider);

const of = (frequentId = 'f1') => ({ frequentId, shownIn: 'school1' });
const texts: FrequentTexts = { en: { ask: 'How do I sign?', answer: 'At the foot of the week.' } };
const both: FrequentTexts = { ...texts, ru: { ask: 'Как подписать?', answer: 'Внизу недели.' } };

const publish = (said = texts, id?: string): FrequentQuestionsCommand => ({
  ...{ kind: 'PublishFrequentQuestion', ...of(id), texts: said },
});
const change = (said: FrequentTexts): FrequentQuestionsCommand => ({
  ...{ kind: 'ChangeFrequentQuestion', ...of(), texts: said },
});
const withdraw: FrequentQuestionsCommand = { kind: 'WithdrawFrequentQuestion', ...of() };

const published = (id?: string): FrequentQuestionsEvent => ({
  type: 'FrequentQuestionPublished',
  data: { ...of(id), texts },
});
const withdrawn: FrequentQuestionsEvent = { type: 'FrequentQuestionWithdrawn', data: of() };

describe('a frequent question', () => {
  test('is published in one language or both', () => {
    given().when(publish()).then(published());
    given()
      .when(publish(both))
      .then({ type: 'FrequentQuestionPublished', data: { ...of(), texts: both } });
    given(published()).when(publish()).thenFails('frequent-question-published-already');
    given().when(publish({})).thenFails('frequent-question-refused', 'texts');
    given()
      .when(publish({ en: { ask: ' ', answer: 'x'.repeat(LONGEST_FREQUENT.answer + 1) } }))
      .thenFails('frequent-question-refused', 'texts.en.ask', 'texts.en.answer');
  });

  test('is changed and withdrawn while it is shown', () => {
    given(published())
      .when(change(both))
      .then({ type: 'FrequentQuestionChanged', data: { ...of(), texts: both } });
    given(published()).when(change(texts)).thenNothing();
    given(published()).when(withdraw).then(withdrawn);
    given(published(), withdrawn).when(withdraw).thenNothing();
    given(published(), withdrawn).when(change(both)).thenFails('frequent-question-withdrawn');
    for (const command of [change(both), withdraw]) {
      given().when(command).thenFails('frequent-question-not-found');
    }
  });

  test('is one of so many that somebody finds it', () => {
    const many = Array.from({ length: LONGEST_FREQUENT.list }, (_, index) =>
      published(`f${(index + 1).toString()}`),
    );
    given(...many)
      .when(publish(texts, 'one more'))
      .thenFails('frequent-questions-full');
    given(...many, withdrawn)
      .when(publish(texts, 'one more'))
      .then(published('one more'));
  });
});
