/** The account's owner consented to the processing of personal data. */
export interface ConsentGiven {
  readonly type: 'ConsentGiven';
  readonly data: {
    readonly accountId: string;
    readonly personId: string;
    /** Of the text that was consented to. */
    readonly version: string;
  };
}

/** The consent holds no longer: what is done by it alone ends. */
export interface ConsentWithdrawn {
  readonly type: 'ConsentWithdrawn';
  readonly data: {
    readonly accountId: string;
    readonly personId: string;
    /** Of the text that had been consented to; none where the consent was given on paper. */
    readonly version?: string;
  };
}

export type ConsentEvent = ConsentGiven | ConsentWithdrawn;
