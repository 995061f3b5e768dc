import type { Period } from './period.values.js';

/** The kinds of data that a run removes when their period is over. */
export const RETAINED_KINDS = [
  'notices',
  'endedSignIns',
  'refusedApplications',
  'undecidedApplications',
  'messages',
  'announcements',
  'blogPosts',
  'questions',
  'leavers',
] as const;
export type RetainedKind = (typeof RETAINED_KINDS)[number];

interface Description {
  /** What of people is in it. */
  readonly holds: string;
  /** From when its period counts. */
  readonly countsFrom: string;
}

export interface RetainedRule extends Description {
  /** What is done when the period is over. */
  readonly removal: string;
  readonly byDefault: Period;
  /** What it can't be made shorter than, and why. */
  readonly least: Period;
  readonly leastWhy: string;
}

/** What is kept of people outside the events, and ends by the run. */
export const RETAINED: Readonly<Record<RetainedKind, RetainedRule>> = {
  notices: {
    holds: 'who was told of what by which channel, when and with what result; sealed texts',
    countsFrom: 'when it was due last; what waits to be sent is never over',
    removal: 'the entries of the ledger are deleted',
    byDefault: '1y',
    least: '90d',
    leastWhy:
      'a family may contest within three months what it was told, and the ledger keeps notices single',
  },
  endedSignIns: {
    holds: 'hashes of passwords, second factors, spare codes and known devices of an account that was ended',
    countsFrom: 'when the access ended',
    removal: 'they are deleted; who comes back gets a new activation code',
    byDefault: '1y',
    least: '30d',
    leastWhy: 'a roster that ended access by mistake is put right within a month',
  },
  refusedApplications: {
    holds: 'names and contacts of somebody who applied as a guardian, and why that was refused',
    countsFrom: 'when it was refused',
    removal: 'the key that they were sealed with is destroyed',
    byDefault: '1y',
    least: '90d',
    leastWhy: 'the applicant may contest the refusal within three months',
  },
  undecidedApplications: {
    holds: 'names and contacts of somebody who applied as a guardian, and on whom nobody decided',
    countsFrom: 'when it was taken down',
    removal: 'the application lapses, and the key that they were sealed with is destroyed',
    byDefault: '1y',
    least: '90d',
    leastWhy: 'papers from a court or another country may take a quarter to come',
  },
  messages: {
    holds: 'what teachers, guardians and pupils wrote to each other',
    countsFrom: 'the last message of a thread; one with a report that waits for a decision stays',
    removal: 'the thread ends, and the key that it was sealed with is destroyed',
    byDefault: '1y',
    least: '90d',
    leastWhy: 'what was agreed on in writing is to be found again within a term',
  },
  announcements: {
    holds: 'what was announced, in which anybody may be named',
    countsFrom: 'when it was put last, or the last day on which it was shown, where that is later',
    removal: 'the announcement ends, and the key that it was sealed with is destroyed',
    byDefault: '3y',
    least: '90d',
    leastWhy: 'what a school announced may be contested within three months',
  },
  blogPosts: {
    holds: 'what teachers wrote in their blogs, and what was said under it',
    countsFrom: 'when a post was put last; one with a comment whose report waits for a decision stays',
    removal: 'the post ends with its comments, and the key that they were sealed with is destroyed',
    byDefault: '3y',
    least: '90d',
    leastWhy: 'what was withdrawn may be contested within three months',
  },
  questions: {
    holds: 'what people asked the support about the journal, and what it answered',
    countsFrom: 'what was done last about a question',
    removal: 'the question ends, and the key that it was sealed with is destroyed',
    byDefault: '1y',
    least: '90d',
    leastWhy: 'an answer is to be found again within a term',
  },
  leavers: {
    holds: 'everything that was ever sealed about somebody who left every school',
    countsFrom:
      'the last day at a school, of one’s own or, of a guardian, of a child; else the last change of the data',
    removal: 'the person is erased, with an act (ground: retentionEnded)',
    byDefault: 'forever',
    // The law of each country says how long; it is the variable's, see `retentionFrom`.
    least: '1y',
    leastWhy: 'LEAVERS_YEARS is how long the law has such data kept',
  },
};

export interface ExpiringRule extends Description {
  /** Where it is: collections of the vault's database. */
  readonly collections: readonly string[];
  readonly keptFor: string;
  /** The variable that says how long, where one does. */
  readonly setBy?: string;
}

/** What the store removes by itself when its time is over, by an index: no run looks at it. */
export const EXPIRING = {
  sessions: {
    ...{ collections: ['sessions'], holds: 'account, network and kind of browser of a session' },
    ...{ countsFrom: 'its beginning', keptFor: 'as long as it may last', setBy: 'SESSION_MINUTES' },
  },
  accessTokens: {
    ...{ collections: ['accessTokens'], holds: 'access tokens of consumers' },
    ...{ countsFrom: 'their issue', keptFor: 'as long as they are good' },
  },
  consumerPlaces: {
    ...{ collections: ['consumerPlaces'], holds: 'how far a consumer has come in a feed that it asks for' },
    ...{ countsFrom: 'when it asked last', keptFor: '90 days' },
  },
  refusedConsequences: {
    ...{ collections: ['refusedConsequences'], holds: 'what follows from facts and was refused, by ids' },
    ...{ countsFrom: 'when it was refused last', keptFor: '90 days' },
  },
  signatureNonces: {
    ...{ collections: ['signatureNonces'], holds: 'numbers that clinics’ systems signed with, by key' },
    ...{ countsFrom: 'when it came', keptFor: 'minutes' },
  },
  messageUploads: {
    ...{ collections: ['messageUploads'], holds: 'files, encrypted, that go with no message yet' },
    ...{ countsFrom: 'when it was sent', keptFor: 'a day' },
  },
  portfolioUploads: {
    ...{ collections: ['portfolioUploads'], holds: 'files, encrypted, that stand with no achievement yet' },
    ...{ countsFrom: 'when it was sent', keptFor: 'a day' },
  },
  devices: {
    ...{ collections: ['devices'], holds: 'digests of the devices that an account came from' },
    ...{ countsFrom: 'when it was seen last', keptFor: '400 days' },
  },
  diaryVisits: {
    ...{ collections: ['diaryVisits'], holds: 'how far a guardian or pupil has seen a diary, and when last' },
    ...{ countsFrom: 'when it was looked at last', keptFor: '400 days' },
  },
  attempts: {
    ...{ collections: ['signInAttempts'], holds: 'counters of attempts to sign in, by account and network' },
    ...{ countsFrom: 'the last attempt', keptFor: 'an hour, and the pause' },
  },
  ceremonies: {
    ...{ collections: ['passkeyChallenges', 'totpEnrolments'], holds: 'what signing in waits for' },
    ...{ countsFrom: 'its beginning', keptFor: 'minutes' },
  },
  portalSignIns: {
    ...{ collections: ['portalLinks', 'portalMarks'], holds: 'names, encrypted, that a portal told' },
    ...{ countsFrom: 'the sign-in by the portal', keptFor: 'a quarter of an hour' },
  },
  outbox: {
    ...{ collections: ['outbox'], holds: 'messages, sealed, where no provider sends them' },
    ...{ countsFrom: 'when it was written', keptFor: '30 days' },
  },
  receipts: {
    ...{ collections: ['noticeReceipts'], holds: 'providers’ receipts, by the providers’ numbers' },
    ...{ countsFrom: 'when it came', keptFor: '7 days' },
  },
  readLog: {
    ...{ collections: ['readLog'], holds: 'who opened whose data' },
    ...{ countsFrom: 'the first time', keptFor: 'so many months', setBy: 'READ_LOG_MONTHS' },
  },
  refusals: {
    ...{ collections: ['refusals'], holds: 'what was refused to whom' },
    ...{ countsFrom: 'the first time', keptFor: 'so many months', setBy: 'READ_LOG_MONTHS' },
  },
} as const satisfies Readonly<Record<string, ExpiringRule>>;

/** What no period is for. */
export const KEPT_FOR_GOOD =
  'Events, the transparency log and the record of erasures are kept for good: what is personal in them is sealed, and ends with the key. Exports and acts are made when they are asked for and kept nowhere.';
