import { describe, test } from '@jest/globals';
import { fieldOf, lessonIdOf } from '../../src/journal/page/page-ids.values.js';
import type { TestMoved, TestPlanned, TestWithdrawn } from '../../src/test-plan/test-plan.events.js';
import { projectionSpec } from '../../test/support/projection-spec.js';
import { instantOf } from '../../test/support/recorded.js';
import { testsOfPage } from './projection.js';

const { given } = projectionSpec(testsOfPage);

const PAGE = '7b.math.q2';
const at = (date: string, number: number) => ({ lessonId: lessonIdOf(PAGE, date, number), date, number });
const monday = at('2026-11-30', 2);
const tuesday = at('2026-12-01', 1);
const title = 'Fractions';
const planned = (testId: string, place = monday): TestPlanned => ({
  type: 'TestPlanned',
  data: { pageId: PAGE, testId, ...place, title },
});
const moved: TestMoved = {
  type: 'TestMoved',
  data: { pageId: PAGE, testId: 't1', ...tuesday, title, from: monday },
};
const withdrawn: TestWithdrawn = {
  type: 'TestWithdrawn',
  data: { pageId: PAGE, testId: 't1', ...monday, title },
};
const revised = (times: number, event: number) => ({ times, at: instantOf(event) });

describe('the tests of a page', () => {
  test('are those that are planned', () => {
    given(planned('t1'))
      .on(planned('t2', tuesday))
      .expect(PAGE, {
        tests: { t1: { ...monday, title }, t2: { ...tuesday, title } },
        revisions: { [fieldOf(monday.lessonId)]: revised(1, 1), [fieldOf(tuesday.lessonId)]: revised(1, 2) },
      });
  });

  test('stand where they were moved last, which both lessons tell', () => {
    given(planned('t1'))
      .on(moved)
      .expect(PAGE, {
        tests: { t1: { ...tuesday, title } },
        revisions: { [fieldOf(monday.lessonId)]: revised(2, 2), [fieldOf(tuesday.lessonId)]: revised(1, 2) },
      });
  });

  test('are gone once they are withdrawn, which the lesson tells', () => {
    given(planned('t1'))
      .on(withdrawn)
      .expect(PAGE, { tests: {}, revisions: { [fieldOf(monday.lessonId)]: revised(2, 2) } });
  });

  test('are planned first', () => {
    for (const event of [moved, withdrawn])
      given()
        .on(event)
        .fails(/came before the test t1 was planned/);
  });
});
