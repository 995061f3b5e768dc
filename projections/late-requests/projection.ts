import type { Recorded } from '../../src/eventing/envelope.js';
import type { Projection } from '../../src/eventing/projection.js';
import type { LateRequestEvent } from '../../src/journal/page/page.events.js';
import { fieldOf } from '../../src/journal/page/page-ids.values.js';
import { own } from '../../src/school/plain-data.values.js';
import type { LateRequestDecision, LateRequestsOfPage, LateRequestsOfSchool } from './read-model.js';

const HANDLED = [
  'LateCorrectionRequested',
  'LateCorrectionApproved',
  'LateCorrectionRefused',
  'LateCorrectionWithdrawn',
] as const;

export const lateRequestsOfPage: Projection<LateRequestsOfPage, LateRequestEvent> = {
  name: 'lateRequestsOfPage',
  version: 1,
  handles: HANDLED,

  idsOf: ({ data }) => [data.pageId],

  evolve(document, event, id) {
    const { schoolId, recordedAt: askedAt } = event.metadata;
    const requests = document?.requests ?? {};
    const field = fieldOf(event.data.requestId);
    if (event.type === 'LateCorrectionRequested') {
      const { requestId: _, pageId: _page, ...asked } = event.data;
      return { _id: id, schoolId, requests: { ...requests, [field]: { ...asked, askedAt } } };
    }
    const asked = own(requests, field);
    if (!asked) throw new Error(`${event.type} came before the request ${event.data.requestId}.`);
    const decided = { ...asked, decision: decisionIn(event) };
    return { _id: id, schoolId, requests: { ...requests, [field]: decided } };
  },
};

const WHAT = {
  LateCorrectionApproved: 'approved',
  LateCorrectionRefused: 'refused',
  LateCorrectionWithdrawn: 'withdrawn',
} as const;

type Decided = Exclude<LateRequestEvent, { type: 'LateCorrectionRequested' }>;

const decisionIn = ({ type, data, metadata }: Recorded<Decided>): LateRequestDecision => ({
  what: WHAT[type],
  by: metadata.actor.personId,
  at: metadata.recordedAt,
  ...('reason' in data ? { reason: data.reason } : {}),
});

/** Names no more than where each is to be found: a school has many, and all that is said of them stands on the pages. */
export const lateRequestsOfSchool: Projection<LateRequestsOfSchool, LateRequestEvent> = {
  name: 'lateRequestsOfSchool',
  version: 1,
  handles: HANDLED,

  idsOf: ({ metadata }) => [metadata.schoolId],

  evolve(document, { type, data, metadata }, id) {
    const listed = { open: type === 'LateCorrectionRequested', at: metadata.recordedAt };
    return { _id: id, requests: { ...document?.requests, [fieldOf(data.requestId)]: listed } };
  },
};
