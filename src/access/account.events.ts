import type { Sealed } from '../people/sealed.values.js';

export type AccountRole = 'guardian' | 'pupil' | 'teacher' | 'healthWorker' | 'deputyHead' | 'admin';

/** What an account may be used as, and in which school. */
export interface Entitlement {
  readonly role: AccountRole;
  readonly schoolId: string;
}

/** A sign-in was issued to a person. The account's id follows from the sign-in name, which is kept nowhere. */
export interface AccountIssued {
  readonly type: 'AccountIssued';
  readonly data: {
    readonly accountId: string;
    readonly personId: string;
    readonly roles: readonly Entitlement[];
  };
}

/** What the account may be used as changed. */
export interface RolesChanged {
  readonly type: 'RolesChanged';
  readonly data: { readonly accountId: string; readonly roles: readonly Entitlement[] };
}

/** The password was set or changed; its hash is in the vault. */
export interface PasswordChanged {
  readonly type: 'PasswordChanged';
  readonly data: { readonly accountId: string };
}

/** The account can't be used any more. */
export interface AccessEnded {
  readonly type: 'AccessEnded';
  readonly data: { readonly accountId: string };
}

/** A code was issued by which whoever has it may set a new password, once. An earlier one is good no longer. */
export interface RecoveryCodeIssued {
  readonly type: 'RecoveryCodeIssued';
  readonly data: {
    readonly accountId: string;
    readonly personId: string;
    readonly code: Sealed;
    /** Keyed digest of the code, which a guess is compared with. */
    readonly digest: string;
    /** Instant from which on it is good no longer, ISO 8601 in UTC. */
    readonly until: string;
  };
}

/** A code was guessed wrong; after several such guesses it is good no longer. */
export interface RecoveryCodeRefused {
  readonly type: 'RecoveryCodeRefused';
  readonly data: { readonly accountId: string };
}

/** The code was given, and is used up; the new password follows. */
export interface RecoveryCodeAccepted {
  readonly type: 'RecoveryCodeAccepted';
  readonly data: { readonly accountId: string };
}

/** Whose calendar it is: a pupil's lessons, homework and meetings, or those that a teacher gives, sets and is called to. */
export type CalendarKind = 'pupil' | 'teacher';

/** A secret address was given to the account's holder, at which calendars find somebody's days. */
export interface CalendarIssued {
  readonly type: 'CalendarIssued';
  readonly data: {
    readonly accountId: string;
    readonly calendarId: string;
    readonly of: CalendarKind;
    /** The pupil or teacher. */
    readonly personId: string;
    /** SHA-256 of the address's token of 256 random bits, base64url. */
    readonly digest: string;
  };
}

/** Nothing is at the address any more. */
export interface CalendarRevoked {
  readonly type: 'CalendarRevoked';
  readonly data: { readonly accountId: string; readonly calendarId: string };
}

export type AccountEvent =
  | AccountIssued
  | RolesChanged
  | PasswordChanged
  | AccessEnded
  | RecoveryCodeIssued
  | RecoveryCodeRefused
  | RecoveryCodeAccepted
  | CalendarIssued
  | CalendarRevoked;
