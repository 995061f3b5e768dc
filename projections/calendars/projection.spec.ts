import { describe, test } from '@jest/globals';
import type { AccountEvent } from '../../src/access/account.events.js';
import { projectionSpec } from '../../test/support/projection-spec.js';
import { instantOf } from '../../test/support/recorded.js';
import { calendarAddress, calendarsOfAccount } from './projection.js';

const { given } = projectionSpec(calendarsOfAccount);
const accountId = 'a1';
const issued = (calendarId: string) =>
  ({
    type: 'CalendarIssued',
    data: { accountId, calendarId, of: 'pupil', personId: 'anna', digest: `digest of ${calendarId}` },
  }) satisfies AccountEvent;
const revoked = { type: 'CalendarRevoked', data: { accountId, calendarId: 'c1' } } satisfies AccountEvent;
const ended = { type: 'AccessEnded', data: { accountId } } satisfies AccountEvent;
const annas = (issuedAt: string) => ({ of: 'pupil', personId: 'anna', issuedAt }) as const;

describe('the calendars of an account', () => {
  test('are those that were issued to it, until they are revoked', () => {
    given(issued('c1'))
      .on(issued('c2'))
      .expect(accountId, { calendars: { c1: annas(instantOf(1)), c2: annas(instantOf(2)) } });
    given(issued('c1'), issued('c2'))
      .on(revoked)
      .expect(accountId, { calendars: { c2: annas(instantOf(2)) } });
  });

  test('end with its access', () => {
    given(issued('c1')).on(ended).expect(accountId, { calendars: {} });
    given().on(ended).expect(accountId, { calendars: {} });
  });
});

describe('an address', () => {
  test('is found by the digest of its token', () => {
    projectionSpec(calendarAddress)
      .given()
      .on(issued('c1'))
      .expect('digest of c1', { accountId, calendarId: 'c1' });
  });
});
