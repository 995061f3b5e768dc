import type { TestMoved, TestPlanned, TestWithdrawn } from '../test-plan/test-plan.events.js';
import type { Policy } from './policy.js';

const CHANGE = { TestPlanned: 'planned', TestMoved: 'moved', TestWithdrawn: 'withdrawn' } as const;

/** Those are told who stand on the page on the day of the test. */
export const whenTestPlannedMovedOrWithdrawnThenTellFamilies: Policy<
  TestPlanned | TestMoved | TestWithdrawn
> = {
  on: ['TestPlanned', 'TestMoved', 'TestWithdrawn'],
  tell({ type, data }) {
    const { pageId, testId, lessonId, date, title } = data;
    const facts = { pageId, testId, lessonId, date, title, change: CHANGE[type] };
    return [
      {
        audience: { who: 'familiesOfPage', pageId, on: date },
        news: {
          kind: 'test',
          facts: {
            ...facts,
            ...('from' in data ? { movedFrom: data.from.date } : {}),
            ...('reason' in data ? { reason: data.reason } : {}),
          },
        },
      },
    ];
  },
};
