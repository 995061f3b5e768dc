import type { Projection } from '../../src/eventing/projection.js';
import { fieldOf } from '../../src/journal/page/page-ids.values.js';
import type { TestPlanEvent } from '../../src/test-plan/test-plan.events.js';
import type { TestsOfPage } from './read-model.js';

/** One document a page: read with the weeks of the page, and never written for each pupil. */
export const testsOfPage: Projection<TestsOfPage, TestPlanEvent> = {
  name: 'testsOfPage',
  version: 1,
  handles: ['TestPlanned', 'TestMoved', 'TestWithdrawn'],

  idsOf: ({ data }) => [data.pageId],

  evolve(document, event, id) {
    const { tests, revisions }: Omit<TestsOfPage, '_id'> = document ?? { tests: {}, revisions: {} };
    const { testId, lessonId, date, number, title } = event.data;
    const field = fieldOf(testId);
    if (event.type !== 'TestPlanned' && !tests[field]) {
      throw new Error(`${event.type} came before the test ${testId} was planned.`);
    }
    const { [field]: _before, ...others } = tests;
    const told = event.type === 'TestMoved' ? [event.data.from.lessonId, lessonId] : [lessonId];
    const changed = told.map((each) => {
      const times = (revisions[fieldOf(each)]?.times ?? 0) + 1;
      return [fieldOf(each), { times, at: event.metadata.recordedAt }] as const;
    });
    return {
      _id: id,
      tests:
        event.type === 'TestWithdrawn' ? others : { ...others, [field]: { lessonId, date, number, title } },
      revisions: { ...revisions, ...Object.fromEntries(changed) },
    };
  },
};
