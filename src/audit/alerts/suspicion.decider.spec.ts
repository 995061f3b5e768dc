import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { deciderSpec } from '../../../test/support/decider-spec.js';
import { fold } from '../../eventing/decider.js';
import { RULE_NAMES } from './rules/rule.values.js';
import { suspicionDecider, type SuspicionCommand } from './suspicion.decider.js';
import type { Finding, SuspicionEvent, SuspicionRaised, SuspicionReviewed } from './suspicion.events.js';

const { given } = deciderSpec(suspicionDecider);

const ofAccount = { accountId: 'a1', schoolId: 'school1', personId: 'deputy' };
const note = { sealed: 'The sign-in stood on a note', of: 'deputy', in: 'command' };
const AT = '2026-11-23T10:00:00.000Z';
const LATER = '2026-11-30T10:00:00.000Z';
const pages: Finding = { rule: 'changes-in-pages-of-others', eventIds: ['e1', 'e2'] };
const many: Finding = { rule: 'many-corrections-in-a-short-time', eventIds: ['e2', 'e3'] };

const weigh = (
  findings: readonly Finding[],
  more: Partial<Extract<SuspicionCommand, { kind: 'WeighCorrection' }>> = {},
): SuspicionCommand => ({
  kind: 'WeighCorrection',
  ...{ ...ofAccount, at: AT, findings, pageIds: ['p2'], latelyIn: ['p1', 'p2'] },
  ...more,
});
const review = (
  more: Partial<Extract<SuspicionCommand, { kind: 'ReviewSuspicion' }>> = {},
): SuspicionCommand => ({
  kind: 'ReviewSuspicion',
  alertId: 'a1.school1.1',
  by: { accountId: 'a2', personId: 'head' },
  conclusion: 'stolenSignIn',
  at: AT,
  ...more,
});

const raised = (more: Partial<SuspicionRaised['data']> = {}): SuspicionRaised => ({
  type: 'SuspicionRaised',
  data: {
    ...{ ...ofAccount, alertId: 'a1.school1.1', since: '2025-11-22T10:00:00.000Z' },
    ...{ findings: [pages], pageIds: ['p1', 'p2'] },
    ...more,
  },
});
const widened = (findings: readonly Finding[], pageIds: readonly string[]): SuspicionEvent => ({
  type: 'SuspicionWidened',
  data: { ...ofAccount, alertId: 'a1.school1.1', findings, pageIds },
});
const reviewed = (more: Partial<SuspicionReviewed['data']> = {}): SuspicionReviewed => ({
  type: 'SuspicionReviewed',
  data: { ...ofAccount, alertId: 'a1.school1.1', conclusion: 'stolenSignIn', until: AT, ...more },
});

describe('a suspicion', () => {
  test('is raised by the first finding, about the pages of late and a school year of corrections', () => {
    given().when(weigh([])).thenNothing();
    given()
      .when(weigh([pages]))
      .then(raised());
    given()
      .when(weigh([pages, many]))
      .then(raised({ findings: [pages, many] }));
  });

  test('is widened by another page and by another rule, and by nothing that it knows', () => {
    given(raised())
      .when(weigh([pages]))
      .thenNothing();
    given(raised()).when(weigh([])).thenNothing();
    given(raised())
      .when(weigh([pages], { pageIds: ['p2', 'p3'] }))
      .then(widened([], ['p3']));
    given(raised())
      .when(weigh([pages, many]))
      .then(widened([many], []));
    given(raised(), widened([many], ['p3']))
      .when(weigh([pages, many], { pageIds: ['p3'] }))
      .thenNothing();
  });

  test('is reviewed once, by somebody whom it is not about', () => {
    given(raised()).when(review()).then(reviewed());
    given(raised())
      .when(review({ note, conclusion: 'ordinaryWork' }))
      .then(reviewed({ note, conclusion: 'ordinaryWork' }));
    given(raised(), reviewed()).when(review()).thenFails('alert-already-reviewed');
    given(raised())
      .when(review({ by: { accountId: 'a1', personId: 'head' } }))
      .thenFails('own-alert');
    given(raised())
      .when(review({ by: { accountId: 'a2', personId: 'deputy' } }))
      .thenFails('own-alert');
    given().when(review()).thenFails('alert-not-found');
    given(raised())
      .when(review({ alertId: 'a1.school1.2' }))
      .thenFails('alert-not-found');
  });

  test('is raised anew by what is corrected after a review, as number two', () => {
    given(raised(), reviewed())
      .when(weigh([pages]))
      .thenNothing();
    given(raised(), reviewed())
      .when(weigh([many], { at: LATER }))
      .then(raised({ alertId: 'a1.school1.2', since: AT, findings: [many] }));
    const again = [raised(), reviewed(), raised({ alertId: 'a1.school1.2' })];
    given(...again)
      .when(review())
      .thenFails('alert-already-reviewed');
    given(...again)
      .when(review({ alertId: 'a1.school1.2' }))
      .then(reviewed({ alertId: 'a1.school1.2' }));
  });

  test('remembers what was found to be ordinary since the last time that something was not', () => {
    const history = [raised(), reviewed(), raised({ alertId: 'a1.school1.2' })];
    const last = { alertId: 'a1.school1.2', until: LATER };
    const reviews = (...events: readonly SuspicionEvent[]) => fold(suspicionDecider, events).reviewed;
    const ordinary = { conclusion: 'ordinaryWork' } as const;
    expect(reviews(raised(), reviewed(ordinary))).toMatchObject({ until: AT, ordinarySince: '' });
    expect(reviews(raised(), reviewed())).toMatchObject({ until: AT, ordinarySince: AT });
    expect(reviews(...history, reviewed({ ...last, ...ordinary }))).toMatchObject({
      until: LATER,
      ordinarySince: AT,
    });
    expect(reviews(...history, reviewed(last))).toMatchObject({ until: LATER, ordinarySince: LATER });
  });

  test('whatever is weighed and reviewed, there is one open at a time, which names each rule and page once', () => {
    const findings = fc
      .subarray([...RULE_NAMES])
      .map((rules) => rules.map((rule) => ({ rule, eventIds: ['e'] })));
    const pageIds = fc.subarray(['p1', 'p2', 'p3', 'p4'], { minLength: 1 });
    const step = fc.oneof(
      { weight: 4, arbitrary: fc.tuple(findings, pageIds) },
      { weight: 1, arbitrary: fc.constant('review' as const) },
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let history: SuspicionEvent[] = [];
        steps.forEach((each, index) => {
          const state = fold(suspicionDecider, history);
          const at = new Date(Date.UTC(2026, 10, 23, 8, index)).toISOString();
          if (each === 'review') {
            const alertId = state.open?.of.alertId;
            if (alertId === undefined) return;
            history = [...history, ...suspicionDecider.decide(review({ alertId, at }), state)];
            return;
          }
          const [found, concerned] = each;
          const weighed = weigh(found, { at, pageIds: concerned, latelyIn: concerned });
          const events = suspicionDecider.decide(weighed, state);
          history = [...history, ...events];
          const { open } = fold(suspicionDecider, history);
          expect(open !== undefined).toBe(state.open !== undefined || found.length > 0);
          if (!open) return;
          expect(open.pageIds).toEqual([...new Set(open.pageIds)]);
          expect(open.rules).toEqual([...new Set(open.rules)]);
          expect(open.pageIds).toEqual(expect.arrayContaining([...concerned]));
          expect(open.rules).toEqual(expect.arrayContaining(found.map(({ rule }) => rule)));
        });
        const ids = history.flatMap((event) =>
          event.type === 'SuspicionRaised' ? [event.data.alertId] : [],
        );
        expect(ids).toEqual(ids.map((_, index) => `a1.school1.${(index + 1).toString()}`));
      }),
    );
  });
});
