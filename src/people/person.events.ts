import type { Channel } from '../notices/notice-kinds.values.js';
import type { CivilDate } from '../school/civil-date.values.js';
import type { ContactDigests } from './contacts.values.js';
import type { ErasureGround } from './erasure/grounds.values.js';
import type { HealthEvent } from './health-notes/health-notes.events.js';
import type { ExemptionEvent } from './exemptions/exemption.events.js';
import type { GuardianLimit } from './guardian-limits.values.js';
import type { Sealed } from './sealed.values.js';

/** Names and contacts, sealed: `PersonalData` as JSON, with a keyed digest that tells whether they changed. */
export interface SealedData {
  readonly personal: Sealed;
  readonly digest: string;
  /** Of the contacts by themselves, as far as they can be written to; missing in the first events. */
  readonly contacts?: ContactDigests;
}

/** A person became known. */
export interface PersonRegistered {
  readonly type: 'PersonRegistered';
  readonly data: SealedData & {
    readonly personId: string;
    /** Whether the family can be reached by e-mail; where not, the diary is printed. */
    readonly internet: boolean;
  };
}

/** A person's names or contacts changed. */
export interface PersonalDataChanged {
  readonly type: 'PersonalDataChanged';
  readonly data: SealedData & { readonly personId: string; readonly internet: boolean };
}

/** A guardian may see a pupil's diary. */
export interface GuardianLinked {
  readonly type: 'GuardianLinked';
  readonly data: {
    readonly personId: string;
    readonly guardianId: string;
    /** That was accepted, where it was not a roster that linked them. */
    readonly applicationId?: string;
  };
}

/** A guardian may see a pupil's diary no longer. */
export interface GuardianUnlinked {
  readonly type: 'GuardianUnlinked';
  readonly data: { readonly personId: string; readonly guardianId: string };
}

/** A court keeps a guardian from the pupil on some days. */
export interface GuardianLimited {
  readonly type: 'GuardianLimited';
  readonly data: {
    readonly personId: string;
    readonly guardianId: string;
    readonly what: GuardianLimit;
    readonly from: CivilDate;
    readonly until?: CivilDate;
    /** By which order. */
    readonly reason: Sealed;
  };
}

/** A guardian is kept from the pupil no longer. */
export interface GuardianLimitLifted {
  readonly type: 'GuardianLimitLifted';
  readonly data: {
    readonly personId: string;
    readonly guardianId: string;
    readonly what: GuardianLimit;
    readonly reason: Sealed;
  };
}

/** A person told a contact of the own, of which the school knew none. */
export interface OwnContactSet {
  readonly type: 'OwnContactSet';
  readonly data: { readonly personId: string; readonly channel: Channel; readonly contact: Sealed };
}

interface OfContact {
  readonly personId: string;
  readonly channel: Channel;
  /** The contact's keyed digest. */
  readonly contact: string;
}

/** A person asked for a code, to be sent to the own contact: whoever knows it can read what is sent there. */
export interface ContactCodeIssued {
  readonly type: 'ContactCodeIssued';
  readonly data: OfContact & {
    readonly code: Sealed;
    /** Keyed, of the code: tells whether another one is the same. */
    readonly digest: string;
    /** Instant. */
    readonly at: string;
    /** Instant from which on the code is worth nothing. */
    readonly until: string;
  };
}

/** Another code was given than the one that was sent. */
export interface ContactCodeRefused {
  readonly type: 'ContactCodeRefused';
  readonly data: OfContact;
}

/** A contact is known to be the person's: the code that was sent there came back, or the school vouches for it. */
export interface ContactVerified {
  readonly type: 'ContactVerified';
  readonly data: OfContact & { readonly by: 'code' | 'school' };
}

/** A person's data are erased: the key is destroyed, so that nothing that was sealed with it can be read again. */
export interface PersonErased {
  readonly type: 'PersonErased';
  readonly data: { readonly personId: string; readonly ground: ErasureGround };
}

export type PersonEvent =
  | PersonRegistered
  | PersonalDataChanged
  | GuardianLinked
  | GuardianUnlinked
  | GuardianLimited
  | GuardianLimitLifted
  | OwnContactSet
  | ContactCodeIssued
  | ContactCodeRefused
  | ContactVerified
  | HealthEvent
  | ExemptionEvent
  | PersonErased;
