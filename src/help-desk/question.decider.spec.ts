import { describe, test } from '@jest/globals';
import { deciderSpec } from '../../test/support/decider-spec.js';
import { LONGEST, questionDecider, type QuestionCommand } from './question.decider.js';
import type { QuestionAsked, QuestionEvent } from './question.events.js';
import type { Support } from './support.values.js';

const { given } = deciderSpec(questionDecider);

const AT = '2026-11-30T10:00:00.000Z';
const UNTIL = '2026-12-14T10:00:00.000Z';
const sealed = (words: string) => ({ sealed: words, of: 'q1', in: 'command' });
const of = (support: Support = 'school') => ({
  ...{ questionId: 'q1', schoolId: 'school1', askerId: 'mother', with: support },
});
const context = { page: sealed('/diary'), role: 'guardian', language: 'en', version: '0.1.0' } as const;

const ask: QuestionCommand = { kind: 'AskQuestion', question: { ...of(), text: sealed('How?'), context } };
const goOn = (at = AT): QuestionCommand => ({ kind: 'GoOnAsking', text: sealed('On a phone'), at });
const answer = (asksBack = false, as: Support = 'school'): QuestionCommand => ({
  ...{ kind: 'AnswerQuestion', as, authorId: 'admin', asksBack, text: sealed('So') },
});
const passOn = (as: Support): QuestionCommand => ({ kind: 'PassQuestionOn', as });
const close = (as: 'asker' | Support): QuestionCommand => ({ kind: 'CloseQuestion', as, at: AT });
const end = (texts: number): QuestionCommand => ({ kind: 'EndQuestion', texts });

const asked = (support: Support = 'school'): QuestionAsked => ({
  type: 'QuestionAsked',
  data: { ...of(support), number: 1, text: sealed('How?'), context },
});
const answered = (number = 2, support: Support = 'school'): QuestionEvent => ({
  type: 'QuestionAnswered',
  data: { ...of(support), number, authorId: 'admin', text: sealed('So') },
});
const more = (type: 'QuestionSupplemented' | 'QuestionReopened', number = 2): QuestionEvent => ({
  ...{ type, data: { ...of(), number, text: sealed('On a phone') } },
});
const passedOn: QuestionEvent = {
  type: 'QuestionPassedOn',
  data: { ...of('operator'), from: 'school' },
};
const closed = (by: 'asker' | Support): QuestionEvent => ({
  type: 'QuestionClosed',
  data: { ...of(), by, reopenableUntil: UNTIL },
});
const ended: QuestionEvent = { type: 'QuestionEnded', data: of() };

describe('a question', () => {
  test('is asked once', () => {
    given().when(ask).then(asked());
    given(asked()).when(ask).thenFails('question-asked-already');
  });

  test('is answered or asked back by the support that it is with', () => {
    given(asked()).when(answer()).then(answered());
    given(asked())
      .when(answer(true))
      .then({
        type: 'QuestionAskedBack',
        data: { ...of(), number: 2, authorId: 'admin', text: sealed('So') },
      });
    given(asked()).when(answer(false, 'operator')).thenFails('question-with-others');
    given().when(answer()).thenFails('question-not-found');
  });

  test('goes on as long as whoever asked writes, up to an end', () => {
    given(asked()).when(goOn()).then(more('QuestionSupplemented'));
    given(asked(), answered()).when(goOn()).then(more('QuestionSupplemented', 3));
    const full = Array.from({ length: LONGEST.texts - 1 }, (_, index) =>
      more('QuestionSupplemented', index + 2),
    );
    given(asked(), ...full)
      .when(goOn())
      .thenFails('question-full');
    given(asked(), ...full)
      .when(answer())
      .thenFails('question-full');
  });

  test('is passed on to whoever runs the system, and given back', () => {
    given(asked()).when(passOn('school')).then(passedOn);
    given(asked(), passedOn).when(answer(false, 'operator')).then(answered(2, 'operator'));
    given(asked(), passedOn).when(answer()).thenFails('question-with-others');
    given(asked(), passedOn)
      .when(passOn('operator'))
      .then({ type: 'QuestionPassedOn', data: { ...of(), from: 'operator' } });
    given(asked('operator')).when(passOn('operator')).thenFails('question-not-of-school');
  });
});

describe('the closing of a question', () => {
  test('is for whoever asked, and for the support that it is with', () => {
    given(asked(), answered()).when(close('asker')).then(closed('asker'));
    given(asked()).when(close('school')).then(closed('school'));
    given(asked()).when(close('operator')).thenFails('question-with-others');
    given(asked(), closed('asker')).when(close('school')).thenNothing();
  });

  test('is undone by whoever asked, for two weeks', () => {
    given(asked(), closed('school')).when(goOn(UNTIL)).then(more('QuestionReopened'));
    given(asked(), closed('school'))
      .when(goOn('2026-12-14T10:00:00.001Z'))
      .thenFails('question-closed-for-good');
    given(asked(), closed('school'), more('QuestionReopened')).when(answer()).then(answered(3));
  });

  test('keeps the support from writing', () => {
    given(asked(), closed('asker')).when(answer()).thenFails('question-closed');
    given(asked(), closed('asker')).when(passOn('school')).thenFails('question-closed');
  });
});

describe('the end of a question', () => {
  test('comes once, and nothing is written after it', () => {
    given(asked()).when(end(1)).then(ended);
    given(asked(), ended).when(end(1)).thenNothing();
    for (const command of [goOn(), answer(), close('asker')]) {
      given(asked(), ended).when(command).thenFails('question-ended');
    }
    given().when(end(0)).thenFails('question-not-found');
  });

  test('waits where somebody wrote meanwhile', () => {
    given(asked(), answered()).when(end(1)).thenFails('question-goes-on');
  });
});
