import type { Decider } from '../eventing/decider.js';
import { DomainError } from '../eventing/domain-error.js';
import type { Sealed } from '../people/sealed.values.js';
import type { AccountEvent, AccountIssued, CalendarIssued, Entitlement } from './account.events.js';
import { allRevoked, issueCalendar, revokeCalendar, type Calendars } from './calendars.rules.js';
import {
  linkPortal,
  refuseWithoutConsent,
  unlinkAll,
  unlinkPortal,
  type LinkedPortals,
} from './portals/portals.rules.js';
import {
  accessEnded,
  activate,
  evolveActivation,
  issueSignIn,
  NOT_ACTIVATED,
  signInNameTaken,
  type Activate,
  type Activation,
  type IssueSignIn,
} from './issuing/activation.rules.js';
import {
  evolveConsent,
  giveConsent,
  withdrawConsent,
  type Consent,
  type ConsentCommand,
} from './issuing/consents.rules.js';
import {
  decideOffice,
  evolveOffices,
  isOfficeCommand,
  NO_OFFICES,
  withOffices,
  type OfficeCommand,
  type Offices,
} from './offices/offices.rules.js';
import {
  decideSignIn,
  isSignInCommand,
  withFactor,
  withoutFactor,
  type Factors,
  type SignInCommand,
} from './sign-in.rules.js';

export type AccountCommand =
  | { readonly kind: 'IssueAccount'; readonly account: AccountIssued['data'] }
  /** One more thing that an account which can be used may be used as. */
  | { readonly kind: 'Entitle'; readonly entitlement: Entitlement }
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
  | { readonly kind: 'RevokeCalendar'; readonly calendarId: string }
  | { readonly kind: 'LinkPortal'; readonly portalId: string; readonly digest: string }
  | { readonly kind: 'UnlinkPortal'; readonly portalId: string }
  | OfficeCommand
  | IssueSignIn
  | Activate
  | ConsentCommand
  | { readonly kind: 'NameChild'; readonly pupilId: string; readonly name?: Sealed }
  | SignInCommand;

export interface Account {
  readonly issued: AccountIssued['data'] | undefined;
  readonly roles: readonly Entitlement[];
  readonly ended: boolean;
  /** The newest code; good for nothing when no guesses are left. */
  readonly recovery: RecoveryCode | undefined;
  readonly calendars: Calendars;
  readonly portals: LinkedPortals;
  readonly activation: Activation;
  readonly consent: Consent;
  readonly factors: Factors;
  readonly offices: Offices;
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
  initial: () => ({
    ...{ issued: undefined, roles: [], ended: false, recovery: undefined, calendars: {}, portals: {} },
    ...{ activation: NOT_ACTIVATED, consent: undefined, factors: {}, offices: NO_OFFICES },
  }),

  decide(command, account) {
    const { issued, roles, ended, recovery, calendars, portals, activation, consent, factors, offices } =
      account;
    if (command.kind === 'IssueSignIn') return issueSignIn(command, account);
    if (command.kind === 'IssueAccount') {
      const { accountId, personId } = command.account;
      if (!issued) return [{ type: 'AccountIssued', data: command.account }];
      if (issued.personId !== personId) throw signInNameTaken();
      const wanted = withOffices(command.account.roles, offices);
      if (sameRoles(roles, wanted) && !ended) return [];
      return [{ type: 'RolesChanged', data: { accountId, roles: wanted } }];
    }
    if (!issued) throw new DomainError('account-not-found', 'There is no such account.', 'not-found');
    const { accountId, personId } = issued;
    if (isSignInCommand(command)) {
      if (ended) throw accessEnded();
      return decideSignIn(command, accountId, factors);
    }
    if (isOfficeCommand(command)) {
      if (ended) throw accessEnded();
      return decideOffice(command, { accountId, personId, roles, offices });
    }
    switch (command.kind) {
      case 'Entitle': {
        if (ended) throw accessEnded();
        const { role, schoolId } = command.entitlement;
        if (roles.some((held) => held.role === role && held.schoolId === schoolId)) return [];
        return [{ type: 'RolesChanged', data: { accountId, roles: [...roles, command.entitlement] } }];
      }
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
      case 'LinkPortal':
        if (ended) throw accessEnded();
        refuseWithoutConsent(consent);
        return linkPortal(portals, { accountId, portalId: command.portalId, digest: command.digest });
      case 'UnlinkPortal':
        return unlinkPortal(portals, { accountId, portalId: command.portalId });
      case 'Activate':
        return activate(command, issued, activation);
      case 'NameChild': {
        const { pupilId, name } = command;
        const data = { accountId, personId, pupilId, ...(name === undefined ? {} : { name }) };
        return [{ type: 'ChildNamed', data }];
      }
      case 'GiveConsent':
        return giveConsent(issued, command.version, consent);
      case 'WithdrawConsent':
        return [...withdrawConsent(issued, consent), ...unlinkAll(portals, accountId)];
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
          portals: {},
          activation: { ...account.activation, code: undefined },
          offices: { ...account.offices, decided: {} },
        };
      case 'OfficeProposed':
      case 'OfficeProposalRefused':
      case 'OfficeProposalWithdrawn':
      case 'OfficeGiven':
      case 'OfficeTaken':
        return { ...account, offices: evolveOffices(account.offices, event) };
      case 'RecoveryCodeIssued': {
        const { digest, until } = event.data;
        return { ...account, recovery: { digest, until, guessesLeft: GUESSES } };
      }
      case 'RecoveryCodeRefused': {
        const { recovery } = account;
        return { ...account, recovery: recovery && { ...recovery, guessesLeft: recovery.guessesLeft - 1 } };
      }
      case 'RecoveryCodeAccepted':
        return { ...account, recovery: spent(account.recovery) };
      case 'PasswordChanged':
        return {
          ...account,
          recovery: spent(account.recovery),
          activation: { activated: true, code: undefined },
        };
      case 'CalendarIssued':
        return { ...account, calendars: { ...account.calendars, [event.data.calendarId]: 'open' } };
      case 'CalendarRevoked':
        return { ...account, calendars: { ...account.calendars, [event.data.calendarId]: 'revoked' } };
      case 'PortalLinked':
        return { ...account, portals: { ...account.portals, [event.data.portalId]: event.data.digest } };
      case 'PortalUnlinked': {
        const { [event.data.portalId]: _unlinked, ...portals } = account.portals;
        return { ...account, portals };
      }
      case 'ActivationCodeIssued':
      case 'ActivationCodeRefused':
      case 'AccountActivated':
        return { ...account, activation: evolveActivation(account.activation, event) };
      case 'ConsentGiven':
      case 'ConsentWithdrawn':
        return { ...account, consent: evolveConsent(event) };
      case 'SecondFactorAdded': {
        const { factorId, kind } = event.data;
        return { ...account, factors: withFactor(account.factors, factorId, kind) };
      }
      case 'SecondFactorRemoved':
        return { ...account, factors: withoutFactor(account.factors, event.data.factorId) };
      default:
        return account;
    }
  },
};

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
      .map(({ role, schoolId, until = '' }) => `${role} ${schoolId} ${until}`)
      .sort()
      .join();
  return keys(a) === keys(b);
};
