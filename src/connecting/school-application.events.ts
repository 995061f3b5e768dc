import type { Sealed } from '../people/sealed.values.js';
import type { SchoolConnected, SchoolPlaced } from '../school/school.events.js';

/** What every fact of an application says, so that whoever decides in the territory finds it. */
interface OfApplication {
  readonly applicationId: string;
  /** The school's id, once it is connected. */
  readonly schoolId: string;
  /** The person responsible. */
  readonly personId: string;
  /** Codes of the parts of the country that the school says it is in. */
  readonly municipality: string;
  readonly region?: string;
}

/** Somebody applied for a school to be connected. */
export interface SchoolApplied {
  readonly type: 'SchoolApplied';
  readonly data: OfApplication & {
    /** `AppliedSchool` as JSON, sealed with the key of the person responsible: nobody has looked at it yet. */
    readonly school: Sealed;
    /** `Applicant` as JSON. */
    readonly applicant: Sealed;
    /** Version of the text on the processing of personal data that was consented to. */
    readonly consent: string;
  };
}

/** The authority needs to know more before it decides. */
export interface SchoolApplicationQuestioned {
  readonly type: 'SchoolApplicationQuestioned';
  readonly data: OfApplication & { readonly question: Sealed };
}

/** Whoever applied answered what was asked. */
export interface SchoolApplicationAnswered {
  readonly type: 'SchoolApplicationAnswered';
  readonly data: OfApplication & { readonly answer: Sealed };
}

/** The authority does not connect the school. */
export interface SchoolApplicationRefused {
  readonly type: 'SchoolApplicationRefused';
  readonly data: OfApplication & { readonly reason: Sealed };
}

/** The authority found that it is the school, and the person responsible for it. Everything that follows stands here. */
export interface SchoolApplicationApproved {
  readonly type: 'SchoolApplicationApproved';
  readonly data: OfApplication & {
    readonly connected: SchoolConnected['data'];
    readonly placed: SchoolPlaced['data'];
    /** The account that the person responsible gets, with its sign-in name. */
    readonly accountId: string;
    readonly signInName: Sealed;
    /** By which it is made usable, once. */
    readonly code: Sealed;
    /** Keyed digest of the code. */
    readonly digest: string;
  };
}

/** The school is connected, and the person responsible has an account: sign-in name and code are sent by mail. */
export interface ResponsiblePersonInvited {
  readonly type: 'ResponsiblePersonInvited';
  readonly data: OfApplication & {
    readonly accountId: string;
    readonly signInName: Sealed;
    readonly code: Sealed;
    /** Instant from which on the code is good no longer, ISO 8601 in UTC. */
    readonly until: string;
  };
}

export type SchoolApplicationEvent =
  | SchoolApplied
  | SchoolApplicationQuestioned
  | SchoolApplicationAnswered
  | SchoolApplicationRefused
  | SchoolApplicationApproved
  | ResponsiblePersonInvited;
