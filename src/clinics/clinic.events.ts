/** A school takes reports from a clinic's system from now on. */
export interface ClinicAdmitted {
  readonly type: 'ClinicAdmitted';
  readonly data: {
    readonly clinicId: string;
    readonly schoolId: string;
    readonly title: string;
    /** From these subjects a pupil is exempt whom the clinic exempts from sport. */
    readonly sportIds: readonly string[];
  };
}

/** A clinic signs with a key from now on. */
export interface ClinicKeyRegistered {
  readonly type: 'ClinicKeyRegistered';
  readonly data: {
    readonly clinicId: string;
    /** By which signatures name it. */
    readonly keyId: string;
    /** The public part, SubjectPublicKeyInfo in PEM. */
    readonly publicKey: string;
  };
}

/** What is signed with a key counts no longer. */
export interface ClinicKeyRevoked {
  readonly type: 'ClinicKeyRevoked';
  readonly data: { readonly clinicId: string; readonly keyId: string; readonly reason: string };
}

/** A school takes no more reports from a clinic. */
export interface ClinicDismissed {
  readonly type: 'ClinicDismissed';
  readonly data: { readonly clinicId: string; readonly reason: string };
}

export type ClinicEvent = ClinicAdmitted | ClinicKeyRegistered | ClinicKeyRevoked | ClinicDismissed;
