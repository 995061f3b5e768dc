import type {
  SchoolApplicationQuestioned,
  SchoolApplicationRefused,
} from '../connecting/school-application.events.js';
import type { Policy } from './policy.js';

export const whenApplicationQuestionedOrRefusedThenTellPersonResponsible: Policy<
  SchoolApplicationQuestioned | SchoolApplicationRefused
> = {
  on: ['SchoolApplicationQuestioned', 'SchoolApplicationRefused'],
  tell({ type, data }) {
    const facts =
      type === 'SchoolApplicationQuestioned'
        ? ({ what: 'questioned', text: data.question } as const)
        : ({ what: 'refused', text: data.reason } as const);
    const audience = { who: 'person', personId: data.personId } as const;
    return [{ audience, news: { kind: 'school-application', facts } }];
  },
};
