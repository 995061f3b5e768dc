import type { Decider } from '../eventing/decider.js';
import { DomainError } from '../eventing/domain-error.js';
import type { Sealed } from '../people/sealed.values.js';
import type { AccountEvent, AccountIssued, CalendarIssued, Entitlement } from './account.events.js';
import { allRevoked, issueCalendar, revokeCalendar, type Calendars } from './calendars.rules.js';

export type AccountCommand =
  | { readonly kind: 'IssueAccount'; readonly account: AccountIssued['data'] }
  | { readonly kind: 'ChangePassword' }
  | { readonly kind: 'EndAccess' }
  | {
      readonly kind: 'IssueRecoveryCode';
      readonly code: Sealed;
      readonly digest: string;
      /** Instant, ISO 8601 in UTC. */
      readonly at: string;
    }
  | {
      readonly kind: 'RecoverAccess';
      /** Of the code that was given. */
      readonly digest: string;
      readonly at: string;
    }
  | { readonly kind: 'IssueCalendar'; readonly calendar: Omit<CalendarIssued['data'], 'accountId'> }
  | { readonly kind: 'RevokeCalendar'; readonly calendarId: string };

export interface Account {
  readonly issued: AccountIssued['data'] | undefined;
  readonly roles: readonly Entitlement[];
  readonly ended: boolean;
  /** The newest code; good for nothing when no guesses are left. */
  readonly recovery: RecoveryCode | undefined;
  readonly calendars: Calendars;
}

interface RecoveryCode {
  readonly digest: string;
  readonly until: string;
  readonly guessesLeft: number;
}

/** How long a code is good, unless another one is issued. */
export const CODE_VALID_MINUTES = 10;
const GUESSES = 5;
const MINUTE_MS = 60_000;
const VALID_MS = CODE_VALID_MINUTES * MINUTE_MS;

export const accountDecider: Decider<Account, AccountCommand, AccountEvent> = {
  initial: () => ({ issued: undefined, roles: [], ended: false, recovery: undefined, calendars: {} }),

  decide(command, { issued, roles, ended, recovery, calendars }) {
    if (command.kind === 'IssueAccount') {
      const { account } = command;
      if (!issued) return [{ type: 'AccountIssued', data: account }];
      if (issued.personId !== account.personId) {
        throw new DomainError(
          'sign-in-name-taken',
          'This sign-in name belongs to somebody else.',
          'conflict',
        );
      }
      if (sameRoles(roles, account.roles) && !ended) return [];
      return [{ type: 'RolesChanged', data: { accountId: account.accountId, roles: account.roles } }];
    }
    if (!issued) throw new DomainError('account-not-found', 'There is no such account.', 'not-found');
    const { accountId, personId } = issued;
    switch (command.kind) {
      case 'ChangePassword':
        if (ended) throw accessEnded();
        return [{ type: 'PasswordChanged', data: { accountId } }];
      case 'EndAccess':
        return ended ? [] : [{ type: 'AccessEnded', data: { accountId } }];
      case 'IssueRecoveryCode': {
        const { code, digest, at } = command;
        if (ended || (recovery && isYoung(recovery, at))) return [];
        const until = later(at, VALID_MS);
        return [{ type: 'RecoveryCodeIssued', data: { accountId, personId, code, digest, until } }];
      }
      case 'RecoverAccess':
        if (!recovery || recovery.guessesLeft <= 0 || command.at >= recovery.until) throw recoveryRefused();
        if (command.digest !== recovery.digest) return [{ type: 'RecoveryCodeRefused', data: { accountId } }];
        return [
          { type: 'RecoveryCodeAccepted', data: { accountId } },
          { type: 'PasswordChanged', data: { accountId } },
        ];
      case 'IssueCalendar':
        if (ended) throw accessEnded();
        return issueCalendar(calendars, { accountId, ...command.calendar });
      case 'RevokeCalendar':
        return revokeCalendar(calendars, { accountId, calendarId: command.calendarId });
      default: {
        const unhandled: never = command;
        return unhandled;
      }
    }
  },

  evolve(account, event) {
    switch (event.type) {
      case 'AccountIssued':
        return { ...account, issued: event.data, roles: event.data.roles };
      case 'RolesChanged':
        return { ...account, roles: event.data.roles, ended: false };
      case 'AccessEnded':
        return {
          ...account,
          ended: true,
          recovery: spent(account.recovery),
          calendars: allRevoked(account.calendars),
        };
      case 'RecoveryCodeIssued': {
        const { digest, until } = event.data;
        return { ...account, recovery: { digest, until, guessesLeft: GUESSES } };
      }
      case 'RecoveryCodeRefused': {
        const { recovery } = account;
        return { ...account, recovery: recovery && { ...recovery, guessesLeft: recovery.guessesLeft - 1 } };
      }
      case 'RecoveryCodeAccepted':
      case 'PasswordChanged':
        return { ...account, recovery: spent(account.recovery) };
      case 'CalendarIssued':
        return { ...account, calendars: { ...account.calendars, [event.data.calendarId]: 'open' } };
      case 'CalendarRevoked':
        return { ...account, calendars: { ...account.calendars, [event.data.calendarId]: 'revoked' } };
      default:
        return account;
    }
  },
};

const accessEnded = (): DomainError =>
  new DomainError('access-ended', 'The account can no longer be used.', 'conflict');

/** One and the same for every reason, so that it doesn't tell whether there is such an account, or a code for it. */
export const recoveryRefused = (): DomainError =>
  new DomainError('recovery-refused', 'Name or code is wrong, or the code is good no longer.', 'rule');

/** Whether a code was issued less than a minute ago. */
const isYoung = ({ until }: RecoveryCode, at: string): boolean => at < later(until, MINUTE_MS - VALID_MS);

const later = (instant: string, ms: number): string => new Date(Date.parse(instant) + ms).toISOString();

const spent = (recovery: RecoveryCode | undefined): RecoveryCode | undefined =>
  recovery && { ...recovery, guessesLeft: 0 };

const sameRoles = (a: readonly Entitlement[], b: readonly Entitlement[]): boolean => {
  const keys = (roles: readonly Entitlement[]) =>
    roles
      .map(({ role, schoolId }) => `${role} ${schoolId}`)
      .sort()
      .join();
  return keys(a) === keys(b);
};
