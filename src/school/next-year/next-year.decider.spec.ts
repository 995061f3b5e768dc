import { describe, test } from '@jest/globals';
import { deciderSpec } from '../../../test/support/decider-spec.js';
import { nextYearDecider, type NextYearPlan } from './next-year.decider.js';
import type { NextYearEvent } from './next-year.events.js';

const { given } = deciderSpec(nextYearDecider);

const schoolId = 'school1';
const plan: NextYearPlan = {
  ...{ schoolId, fromYearId: 'y1', lastDay: '2027-06-30', terms: [], classes: [], groups: [], leavers: [] },
  year: { schoolId, yearId: 'y2', title: '2027/28', from: '2027-09-01', to: '2028-06-30' },
};
const opened: NextYearEvent = { type: 'NextYearOpened', data: plan };
const ready: NextYearEvent = { type: 'NextYearReady', data: { schoolId, yearId: 'y2' } };

describe('the next year', () => {
  test('is opened once', () => {
    given().when({ kind: 'OpenNextYear', plan }).then(opened);
    given(opened).when({ kind: 'OpenNextYear', plan }).thenFails('next-year-opened-already');
  });

  test('is ready once it was opened', () => {
    given().when({ kind: 'FinishNextYear' }).thenNothing();
    given(opened).when({ kind: 'FinishNextYear' }).then(ready);
    given(opened, ready).when({ kind: 'FinishNextYear' }).thenNothing();
  });
});
