import { describe, test } from '@jest/globals';
import { deciderSpec } from '../../test/support/decider-spec.js';
import { accountDecider, type AccountCommand } from './account.decider.js';
import { MOST_CALENDARS } from './calendars.rules.js';
import type { AccountEvent, AccountIssued, AccountRole, Entitlement } from './account.events.js';

const { given } = deciderSpec(accountDecider);

const accountId = 'account1';
const as = (role: AccountRole, schoolId = 'school1'): Entitlement => ({ role, schoolId });
const account = (...roles: readonly Entitlement[]): AccountIssued['data'] => ({
  accountId,
  personId: 'petrova',
  roles,
});
const issued = (...roles: readonly Entitlement[]): AccountEvent => ({
  type: 'AccountIssued',
  data: account(...roles),
});
const rolesChanged = (...roles: readonly Entitlement[]): AccountEvent => ({
  type: 'RolesChanged',
  data: { accountId, roles },
});
const ended: AccountEvent = { type: 'AccessEnded', data: { accountId } };
const calendar = { calendarId: 'c1', of: 'pupil', personId: 'anna', digest: 'd' } as const;
const calendarIssued = (calendarId = 'c1'): AccountEvent => ({
  type: 'CalendarIssued',
  data: { accountId, ...calendar, calendarId },
});
const calendarRevoked: AccountEvent = { type: 'CalendarRevoked', data: { accountId, calendarId: 'c1' } };
const passwordChanged: AccountEvent = { type: 'PasswordChanged', data: { accountId } };

describe('an account', () => {
  test('is issued once, in whatever order its roles are named', () => {
    given()
      .when({ kind: 'IssueAccount', account: account(as('teacher')) })
      .then(issued(as('teacher')));
    given(issued(as('teacher'), as('guardian')))
      .when({ kind: 'IssueAccount', account: account(as('guardian'), as('teacher')) })
      .thenNothing();
  });

  test('has other roles when it is issued with others, in each school by itself', () => {
    given(issued(as('teacher')))
      .when({ kind: 'IssueAccount', account: account(as('teacher'), as('guardian')) })
      .then(rolesChanged(as('teacher'), as('guardian')));
    given(issued(as('teacher')))
      .when({ kind: 'IssueAccount', account: account(as('teacher', 'school2')) })
      .then(rolesChanged(as('teacher', 'school2')));
    given(issued(as('teacher')), rolesChanged(as('guardian')))
      .when({ kind: 'IssueAccount', account: account(as('teacher')) })
      .then(rolesChanged(as('teacher')));
  });

  test('is entitled to more, once, while it can be used', () => {
    const entitle = { kind: 'Entitle', entitlement: as('authority', 'school2') } as const;
    given(issued(as('authority')))
      .when(entitle)
      .then(rolesChanged(as('authority'), as('authority', 'school2')));
    given(issued(as('authority', 'school2')))
      .when(entitle)
      .thenNothing();
    given(issued(as('authority')), ended)
      .when(entitle)
      .thenFails('access-ended');
    given().when(entitle).thenFails('account-not-found');
  });

  test('belongs to one person', () => {
    given(issued(as('teacher')))
      .when({ kind: 'IssueAccount', account: { ...account(as('teacher')), personId: 'ivanov' } })
      .thenFails('sign-in-name-taken');
  });

  test('has a password that may be changed, until its access ends', () => {
    given(issued(as('teacher')))
      .when({ kind: 'ChangePassword' })
      .then(passwordChanged);
    given(issued(as('teacher')), ended)
      .when({ kind: 'ChangePassword' })
      .thenFails('access-ended');
  });

  test('ends once, and comes back when it is issued again', () => {
    given(issued(as('teacher')))
      .when({ kind: 'EndAccess' })
      .then(ended);
    given(issued(as('teacher')), ended)
      .when({ kind: 'EndAccess' })
      .thenNothing();
    given(issued(as('teacher')), ended)
      .when({ kind: 'IssueAccount', account: account(as('teacher')) })
      .then(rolesChanged(as('teacher')));
    given(issued(as('teacher')), ended, rolesChanged(as('teacher')))
      .when({ kind: 'ChangePassword' })
      .then(passwordChanged);
  });

  test('has to be issued first', () => {
    given().when({ kind: 'ChangePassword' }).thenFails('account-not-found');
    given().when({ kind: 'EndAccess' }).thenFails('account-not-found');
  });
});

describe('a recovery code', () => {
  const at = (time: string) => `2026-11-28T${time}:00.000Z`;
  const sealed = (text: string) => ({ sealed: text, of: 'petrova', in: 'command' });
  const issueCode = (digest: string, time: string): AccountCommand => ({
    kind: 'IssueRecoveryCode',
    code: sealed(`code of ${digest}`),
    digest,
    at: at(time),
  });
  const codeIssued = (digest: string, until: string): AccountEvent => ({
    type: 'RecoveryCodeIssued',
    data: { accountId, personId: 'petrova', code: sealed(`code of ${digest}`), digest, until: at(until) },
  });
  const recover = (digest: string, time: string): AccountCommand => ({
    kind: 'RecoverAccess',
    digest,
    at: at(time),
  });
  const refused: AccountEvent = { type: 'RecoveryCodeRefused', data: { accountId } };
  const accepted: AccountEvent = { type: 'RecoveryCodeAccepted', data: { accountId } };
  const teacher = issued(as('teacher'));
  const first = codeIssued('first', '12:10');

  test('is good for ten minutes', () => {
    given(teacher).when(issueCode('first', '12:00')).then(first);
    given(teacher, first).when(recover('first', '12:09')).then(accepted, passwordChanged);
    given(teacher, first).when(recover('first', '12:10')).thenFails('recovery-refused');
  });

  test('is good once', () => {
    given(teacher, first, accepted, passwordChanged)
      .when(recover('first', '12:01'))
      .thenFails('recovery-refused');
    given(teacher).when(recover('first', '12:01')).thenFails('recovery-refused');
  });

  test('is guessed wrong five times at the most', () => {
    given(teacher, first).when(recover('other', '12:01')).then(refused);
    const four = [refused, refused, refused, refused];
    given(teacher, first, ...four)
      .when(recover('first', '12:01'))
      .then(accepted, passwordChanged);
    given(teacher, first, ...four, refused)
      .when(recover('first', '12:01'))
      .thenFails('recovery-refused');
    given(teacher, first, ...four, refused)
      .when(recover('other', '12:01'))
      .thenFails('recovery-refused');
  });

  test('gives way to a newer one, which comes a minute later at the earliest, used or not', () => {
    const second = codeIssued('second', '12:11');
    given(teacher, first).when(issueCode('second', '12:00')).thenNothing();
    given(teacher, first, accepted, passwordChanged).when(issueCode('second', '12:00')).thenNothing();
    given(teacher, first).when(issueCode('second', '12:01')).then(second);
    given(teacher, first, second).when(recover('first', '12:02')).then(refused);
    given(teacher, first, refused, refused, refused, refused, refused, second)
      .when(recover('second', '12:02'))
      .then(accepted, passwordChanged);
  });

  test('is good no longer when the password was changed or access has ended', () => {
    given(teacher, first, passwordChanged).when(recover('first', '12:01')).thenFails('recovery-refused');
    given(teacher, first, ended).when(recover('first', '12:01')).thenFails('recovery-refused');
    given(teacher, first, ended, rolesChanged(as('teacher')))
      .when(recover('first', '12:01'))
      .thenFails('recovery-refused');
  });

  test('is for an account that can be used', () => {
    given(teacher, ended).when(issueCode('first', '12:00')).thenNothing();
    given().when(issueCode('first', '12:00')).thenFails('account-not-found');
    given().when(recover('first', '12:00')).thenFails('account-not-found');
  });
});

describe('a calendar', () => {
  const issue = { kind: 'IssueCalendar', calendar } as const;
  const revoke = { kind: 'RevokeCalendar', calendarId: 'c1' } as const;

  test('is issued to an account that can be used, and to no other', () => {
    given(issued(as('guardian')))
      .when(issue)
      .then(calendarIssued());
    given(issued(as('guardian')), ended)
      .when(issue)
      .thenFails('access-ended');
    given().when(issue).thenFails('account-not-found');
  });

  test('is revoked once, and only where it was issued', () => {
    given(issued(as('guardian')), calendarIssued())
      .when(revoke)
      .then(calendarRevoked);
    given(issued(as('guardian')), calendarIssued(), calendarRevoked)
      .when(revoke)
      .thenNothing();
    for (const calendarId of ['c2', 'constructor'])
      given(issued(as('guardian')), calendarIssued())
        .when({ ...revoke, calendarId })
        .thenFails('calendar-not-found');
  });

  test('ends with the access of its account, and does not come back with it', () => {
    given(issued(as('guardian')), calendarIssued(), ended)
      .when(revoke)
      .thenNothing();
    given(issued(as('guardian')), calendarIssued(), ended, rolesChanged(as('guardian')))
      .when(revoke)
      .thenNothing();
  });

  test('is one of twenty at most, of which one that was revoked is none', () => {
    const twenty = Array.from({ length: MOST_CALENDARS }, (_, index) =>
      calendarIssued(`c${(index + 1).toString()}`),
    );
    const another = { kind: 'IssueCalendar', calendar: { ...calendar, calendarId: 'another' } } as const;
    given(issued(as('guardian')), ...twenty)
      .when(another)
      .thenFails('too-many-calendars');
    given(issued(as('guardian')), ...twenty, calendarRevoked)
      .when(another)
      .then(calendarIssued('another'));
  });
});
