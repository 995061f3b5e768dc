import type { Sealed } from '../people/sealed.values.js';
import type { CivilDate } from '../school/civil-date.values.js';
import type { ActivationEvent } from './issuing/activation.events.js';
import type { ChildNamed } from './issuing/children.events.js';
import type { ConsentEvent } from './issuing/consents.events.js';
import type { SignInEvent } from './sign-in.events.js';

/**
 * An authority's school is one that it oversees, an auditor's one that it looks into. An operator runs the system and
 * has no school.
 */
export type AccountRole =
  | 'guardian'
  | 'pupil'
  | 'teacher'
  | 'healthWorker'
  | 'secretary'
  | 'deputyHead'
  | 'admin'
  | 'auditor'
  | 'authority'
  | 'operator';

/** What an account may be used as, and in which school. */
export interface Entitlement {
  readonly role: AccountRole;
  readonly schoolId: string;
  /** The last day on which it gives any right, on the school's clocks, where that is known. */
  readonly until?: CivilDate;
}

/**
 * A sign-in was issued to a person. The account's id follows from the sign-in name, which is kept nowhere else than
 * here, sealed, to be printed on the slip that its owner gets; missing in the first events.
 */
export interface AccountIssued {
  readonly type: 'AccountIssued';
  readonly data: {
    readonly accountId: string;
    readonly personId: string;
    readonly roles: readonly Entitlement[];
    readonly signInName?: Sealed;
  };
}

/** What the account may be used as changed. */
export interface RolesChanged {
  readonly type: 'RolesChanged';
  readonly data: { readonly accountId: string; readonly roles: readonly Entitlement[] };
}

/** An office in a school that a person would give to an account, and that takes a second one to be given. */
interface OfProposal {
  readonly accountId: string;
  readonly proposalId: string;
  readonly office: Entitlement;
  /** The person. */
  readonly proposedBy: string;
}

/** Somebody would give an office that takes two to give; a second person has yet to agree. */
export interface OfficeProposed {
  readonly type: 'OfficeProposed';
  readonly data: OfProposal & {
    /** Whose account it is. */
    readonly personId: string;
    /** Instant from which on nobody can agree any more, ISO 8601 in UTC. */
    readonly until: string;
  };
}

/** The second person did not agree. */
export interface OfficeProposalRefused {
  readonly type: 'OfficeProposalRefused';
  readonly data: OfProposal;
}

/** Whoever had proposed it thought better of it. */
export interface OfficeProposalWithdrawn {
  readonly type: 'OfficeProposalWithdrawn';
  readonly data: OfProposal;
}

/**
 * An office was given in the journal, by the second person where it had been proposed. Rosters that don't know of it
 * leave it. What the account may be used as follows in a fact of its own.
 */
export interface OfficeGiven {
  readonly type: 'OfficeGiven';
  readonly data: {
    readonly accountId: string;
    readonly office: Entitlement;
    readonly proposal?: { readonly proposalId: string; readonly proposedBy: string };
  };
}

/** An office was taken away in the journal; a roster that still knows of it does not bring it back. */
export interface OfficeTaken {
  readonly type: 'OfficeTaken';
  readonly data: { readonly accountId: string; readonly office: Entitlement };
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

/** Whose calendar it is: a pupil's lessons, homework, meetings and activities, or those that a teacher gives, sets and is called to. */
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

/** An identity of a portal was linked to the account, which signs in by it from now on. */
export interface PortalLinked {
  readonly type: 'PortalLinked';
  readonly data: {
    readonly accountId: string;
    readonly portalId: string;
    /** Keyed digest of the portal's issuer and the identity's subject there, neither of which it tells. */
    readonly digest: string;
  };
}

/** The portal signs nobody in to the account any more. */
export interface PortalUnlinked {
  readonly type: 'PortalUnlinked';
  readonly data: { readonly accountId: string; readonly portalId: string };
}

export type OfficeEvent =
  OfficeProposed | OfficeProposalRefused | OfficeProposalWithdrawn | OfficeGiven | OfficeTaken;

export type AccountEvent =
  | AccountIssued
  | RolesChanged
  | OfficeEvent
  | PasswordChanged
  | AccessEnded
  | RecoveryCodeIssued
  | RecoveryCodeRefused
  | RecoveryCodeAccepted
  | CalendarIssued
  | CalendarRevoked
  | PortalLinked
  | PortalUnlinked
  | ActivationEvent
  | ConsentEvent
  | ChildNamed
  | SignInEvent;
