export const CONCLUSIONS = ['ordinaryWork', 'mistakes', 'misuse', 'stolenSignIn'] as const;

/** What a review of a suspicion came to. */
export type Conclusion = (typeof CONCLUSIONS)[number];
