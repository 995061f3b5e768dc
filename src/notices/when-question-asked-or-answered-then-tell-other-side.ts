import type { QuestionEvent } from '../help-desk/question.events.js';
import type { Policy, Telling } from './policy.js';

/**
 * The administrators are told of what waits for them, and whoever asked of what the support did. Whoever runs the system
 * has no school to be told in, and looks at the list.
 */
export const whenQuestionAskedOrAnsweredThenTellOtherSide: Policy<QuestionEvent> = {
  on: [
    'QuestionAsked',
    'QuestionSupplemented',
    'QuestionReopened',
    'QuestionPassedOn',
    'QuestionAnswered',
    'QuestionAskedBack',
    'QuestionClosed',
  ],

  tell({ type, data, metadata: { actor } }): readonly Telling[] {
    const { questionId, schoolId, askerId } = data;
    switch (type) {
      case 'QuestionAnswered':
        return [toAsker(askerId, questionId, 'answered')];
      case 'QuestionAskedBack':
        return [toAsker(askerId, questionId, 'askedBack')];
      case 'QuestionClosed':
        return data.by === 'asker' ? [] : [toAsker(askerId, questionId, 'closed')];
      default:
        if (data.with === 'operator') return [];
        return [
          {
            audience: { who: 'administratorsOfSchool', schoolId, without: actor.personId },
            news: { kind: 'question', facts: { questionId, change: 'asked' } },
          },
        ];
    }
  },
};

const toAsker = (
  personId: string,
  questionId: string,
  change: 'answered' | 'askedBack' | 'closed',
): Telling => ({
  audience: { who: 'person', personId },
  news: { kind: 'question', facts: { questionId, change } },
});
