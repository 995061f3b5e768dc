import type { Sealed } from '../../../people/sealed.values.js';

/** What the applicant is to the child, as the papers show. */
export type Relation = 'parent' | 'legalGuardian' | 'relative';

interface OfApplication {
  readonly applicationId: string;
  readonly schoolId: string;
  readonly pupilId: string;
}

/** Somebody asked at the secretariat to be given access to a child's diary. */
export interface GuardianApplicationFiled {
  readonly type: 'GuardianApplicationFiled';
  readonly data: OfApplication & {
    readonly relation: Relation;
    /** Names and contacts: `PersonalData` as JSON, sealed with the key of the person that the applicant is to become. */
    readonly applicant: Sealed;
    /** Version of the text on the processing of personal data that the applicant consented to on paper. */
    readonly consent: string;
  };
}

/** The papers were checked: the applicant is a guardian of the child. */
export interface GuardianApplicationAccepted {
  readonly type: 'GuardianApplicationAccepted';
  readonly data: OfApplication & { readonly guardianId: string };
}

/** The papers were checked: the applicant gets no access. */
export interface GuardianApplicationRefused {
  readonly type: 'GuardianApplicationRefused';
  readonly data: OfApplication & { readonly reason: Sealed };
}

/** Nobody decided for so long that the application may not be kept any more: what it was sealed with is destroyed. */
export interface GuardianApplicationLapsed {
  readonly type: 'GuardianApplicationLapsed';
  readonly data: OfApplication;
}

export type GuardianApplicationEvent =
  | GuardianApplicationFiled
  | GuardianApplicationAccepted
  | GuardianApplicationRefused
  | GuardianApplicationLapsed;
