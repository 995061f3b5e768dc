import { describe, test } from '@jest/globals';
import { projectionSpec } from '../../test/support/projection-spec.js';
import { instantOf } from '../../test/support/recorded.js';
import type {
  Finding,
  SuspicionEvent,
  SuspicionRaised,
  SuspicionReviewed,
} from '../../src/audit/alerts/suspicion.events.js';
import { alerts, alertsOfSchool } from './projection.js';

const ALERT = 'a1.school1.1';
const ofAlert = { alertId: ALERT, schoolId: 'school1', accountId: 'a1', personId: 'deputy' };
const since = '2025-11-22T10:00:00.000Z';
const pages: Finding = { rule: 'changes-in-pages-of-others', eventIds: ['e1', 'e2'] };
const many: Finding = { rule: 'many-corrections-in-a-short-time', eventIds: ['e2', 'e3'] };
const raised = (alertId = ALERT): SuspicionRaised => ({
  type: 'SuspicionRaised',
  data: { ...ofAlert, alertId, since, findings: [pages], pageIds: ['p1', 'p2'] },
});
const widened: SuspicionEvent = {
  type: 'SuspicionWidened',
  data: { ...ofAlert, findings: [many], pageIds: ['p3'] },
};
const note = { sealed: 'It stood on a note', of: 'deputy', in: 'command' };
const reviewed = (more: object = {}): SuspicionReviewed => ({
  type: 'SuspicionReviewed',
  data: { ...ofAlert, conclusion: 'misuse', until: '2026-11-23T09:00:00.000Z', ...more },
});

const { alertId: _, ...ofAccount } = ofAlert;
const alert = {
  ...{ ...ofAccount, since, raisedAt: instantOf(1), pageIds: ['p1', 'p2'] },
  findings: [{ ...pages, at: instantOf(1) }],
};

describe('an alert', () => {
  const { given } = projectionSpec(alerts);

  test('says whom it is about, by which rules, and which pages it concerns', () => {
    given().on(raised()).expect(ALERT, alert);
  });

  test('takes in further rules, since when they hold, and further pages', () => {
    given(raised())
      .on(widened)
      .expect(ALERT, {
        ...alert,
        pageIds: ['p1', 'p2', 'p3'],
        findings: [...alert.findings, { ...many, at: instantOf(2) }],
      });
  });

  test('keeps what the review came to, by whom and when', () => {
    const review = {
      conclusion: 'misuse',
      by: 'petrova',
      at: instantOf(2),
      until: '2026-11-23T09:00:00.000Z',
    } as const;
    given(raised())
      .on(reviewed())
      .expect(ALERT, { ...alert, review });
    given(raised())
      .on(reviewed({ note }))
      .expect(ALERT, { ...alert, review: { ...review, note } });
  });

  test('is raised first', () => {
    for (const event of [widened, reviewed()])
      given()
        .on(event)
        .fails(/came before the alert .* was raised/);
  });
});

describe('the alerts of a school', () => {
  const { given } = projectionSpec(alertsOfSchool);
  const first = { alertId: ALERT, personId: 'deputy', reviewed: false };
  const second = { ...first, alertId: 'a1.school1.2' };

  test('are all that there were, oldest first', () => {
    given(raised())
      .on(raised('a1.school1.2'))
      .expect('school1', { alerts: [first, second] });
  });

  test('are open until they are reviewed', () => {
    given(raised(), raised('a1.school1.2'))
      .on(reviewed())
      .expect('school1', { alerts: [{ ...first, reviewed: true }, second] });
  });
});
