/** What the owner of an account said about the processing of personal data. `_id`: the account. */
export interface ConsentsOfAccount {
  readonly _id: string;
  /** In the order in which they were given. */
  readonly consents: readonly ConsentTold[];
}

export interface ConsentTold {
  /** Of the text that was consented to; none where that was on paper. */
  readonly version?: string;
  /** Instant; none where the consent was given on paper. */
  readonly givenAt?: string;
  readonly withdrawnAt?: string;
}
