import { describe, test } from '@jest/globals';
import type { QuestionAsked, QuestionEvent } from '../../src/help-desk/question.events.js';
import type { Support } from '../../src/help-desk/support.values.js';
import { projectionSpec } from '../../test/support/projection-spec.js';
import { instantOf } from '../../test/support/recorded.js';
import type { QuestionDocument } from './read-model.js';
import { frequentQuestions, questionBoard, questions } from './projection.js';

const UNTIL = '2026-12-14T10:00:00.000Z';
const sealed = (words: string) => ({ sealed: words, of: 'q1', in: 'command' });
const of = (support: Support = 'school') => ({
  ...{ questionId: 'q1', schoolId: 'school1', askerId: 'mother', with: support },
});
const context = { page: sealed('/diary'), role: 'guardian', language: 'en', version: '0.1.0' } as const;
const asked = (support?: Support): QuestionAsked => ({
  type: 'QuestionAsked',
  data: { ...of(support), number: 1, text: sealed('How?'), context },
});
const answered: QuestionEvent = {
  type: 'QuestionAnswered',
  data: { ...of(), number: 2, authorId: 'admin', text: sealed('So') },
};
const passedOn: QuestionEvent = { type: 'QuestionPassedOn', data: { ...of('operator'), from: 'school' } };
const givenBack: QuestionEvent = { type: 'QuestionPassedOn', data: { ...of(), from: 'operator' } };
const closed: QuestionEvent = {
  type: 'QuestionClosed',
  data: { ...of(), by: 'asker', reopenableUntil: UNTIL },
};
const reopened: QuestionEvent = {
  type: 'QuestionReopened',
  data: { ...of(), number: 2, text: sealed('And now?') },
};
const ended: QuestionEvent = { type: 'QuestionEnded', data: of() };

const first = { number: 1, as: 'asker', authorId: 'mother', at: instantOf(1), text: sealed('How?') } as const;
const whole: Omit<QuestionDocument, '_id'> = {
  ...{ schoolId: 'school1', askerId: 'mother', context, with: 'school', askedOf: 'school' },
  ...{ standing: 'waiting', texts: [first], lastAt: instantOf(1), ended: false },
};

describe('a question', () => {
  const { given } = projectionSpec(questions);

  test('stands with everything that was written under it', () => {
    given().on(asked()).expect('q1', whole);
    given(asked())
      .on(answered)
      .expect('q1', {
        ...{ ...whole, standing: 'answered', lastAt: instantOf(2) },
        texts: [first, { number: 2, as: 'school', authorId: 'admin', at: instantOf(2), text: sealed('So') }],
      });
  });

  test('waits again where it is passed on, and keeps whose it was first', () => {
    given(asked())
      .on(passedOn)
      .expect('q1', { ...whole, with: 'operator', lastAt: instantOf(2) });
  });

  test('may be gone on with for a time after it was closed', () => {
    given(asked())
      .on(closed)
      .expect('q1', { ...whole, standing: 'closed', reopenableUntil: UNTIL, lastAt: instantOf(2) });
    given(asked(), closed)
      .on(reopened)
      .expect('q1', {
        ...{ ...whole, lastAt: instantOf(3) },
        texts: [
          first,
          { number: 2, as: 'asker', authorId: 'mother', at: instantOf(3), text: sealed('And now?') },
        ],
      });
  });

  test('ends as it was, so that a run that was broken off finds it again', () => {
    given(asked())
      .on(ended)
      .expect('q1', { ...whole, ended: true });
  });

  test('is asked first', () => {
    given()
      .on(answered)
      .fails(/before the question q1/);
  });
});

describe('the board of', () => {
  const { given } = projectionSpec(questionBoard);
  const hung = (standing: 'waiting' | 'answered', number: number, support: Support = 'school') => ({
    questions: { q1: { with: support, standing, lastAt: instantOf(number) } },
  });

  test('whoever asked and of the school has a question until it ends', () => {
    for (const board of ['asker.mother', 'school.school1']) {
      given(asked()).on(answered).expect(board, hung('answered', 2));
      given(asked()).on(ended).expect(board, { questions: {} });
    }
    given(asked()).on(answered).expectNothing('operator');
  });

  test('whoever runs the system has what was passed on, until it is given back', () => {
    for (const board of ['asker.mother', 'school.school1', 'operator']) {
      given(asked())
        .on(passedOn)
        .expect(board, hung('waiting', 2, 'operator'));
    }
    given(asked(), passedOn).on(givenBack).expect('operator', { questions: {} });
    given(asked(), passedOn).on(givenBack).expect('school.school1', hung('waiting', 3));
  });

  test('a school has nothing that was asked of whoever runs the system', () => {
    given()
      .on(asked('operator'))
      .expect('operator', hung('waiting', 1, 'operator'));
    given().on(asked('operator')).expectNothing('school.school1');
  });
});

describe('a frequent question', () => {
  const { given } = projectionSpec(frequentQuestions);
  const data = { frequentId: 'f1', shownIn: 'school1' };
  const texts = { en: { ask: 'How?', answer: 'So.' } };
  const other = { ru: { ask: 'Как?', answer: 'Так.' } };
  const published = { type: 'FrequentQuestionPublished', data: { ...data, texts } } as const;

  test('stands where it is shown, as it was put last', () => {
    given()
      .on(published)
      .expect('school1', { questions: { f1: { texts, publishedAt: instantOf(1) } } });
    given(published)
      .on({ type: 'FrequentQuestionChanged', data: { ...data, texts: other } })
      .expect('school1', {
        questions: { f1: { texts: other, publishedAt: instantOf(1), changedAt: instantOf(2) } },
      });
  });

  test('stays when it is withdrawn, marked so', () => {
    given(published)
      .on({ type: 'FrequentQuestionWithdrawn', data })
      .expect('school1', {
        questions: { f1: { texts, publishedAt: instantOf(1), withdrawnAt: instantOf(2) } },
      });
    given()
      .on({ type: 'FrequentQuestionWithdrawn', data })
      .fails(/before the frequent question f1/);
  });
});
