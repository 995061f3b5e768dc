import type { LateCorrectionRequested } from '../../src/journal/page/page.events.js';
import type { Reason } from '../../src/journal/page/reason.values.js';

/** What the teachers of a page asked deputy heads to write late. `_id`: the page. */
export interface LateRequestsOfPage {
  readonly _id: string;
  readonly schoolId: string;
  /** By request, as the name of a field. */
  readonly requests: Readonly<Record<string, LateRequestKept>>;
}

export interface LateRequestKept extends Omit<LateCorrectionRequested['data'], 'requestId' | 'pageId'> {
  /** Instant. */
  readonly askedAt: string;
  /** None while it waits. */
  readonly decision?: LateRequestDecision;
}

export interface LateRequestDecision {
  readonly what: 'approved' | 'refused' | 'withdrawn';
  readonly by: string;
  /** Instant. */
  readonly at: string;
  readonly reason?: Reason;
}

/** Which requests of a school wait, and which are decided on. `_id`: the school. */
export interface LateRequestsOfSchool {
  readonly _id: string;
  /** By request, as the name of a field. */
  readonly requests: Readonly<Record<string, LateRequestListed>>;
}

export interface LateRequestListed {
  readonly open: boolean;
  /** Instant at which it was asked for, or decided on. */
  readonly at: string;
}
