import type { Sealed } from './sealed.values.js';

/** Names and contacts, sealed: `PersonalData` as JSON, with a keyed digest that tells whether they changed. */
export interface SealedData {
  readonly personal: Sealed;
  readonly digest: string;
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
  readonly data: { readonly personId: string; readonly guardianId: string };
}

/** A guardian may see a pupil's diary no longer. */
export interface GuardianUnlinked {
  readonly type: 'GuardianUnlinked';
  readonly data: { readonly personId: string; readonly guardianId: string };
}

export type PersonEvent = PersonRegistered | PersonalDataChanged | GuardianLinked | GuardianUnlinked;
