import { queryOptions } from '@tanstack/react-query';
import type { ApplicationStatus } from '../../../src/connecting/application-status.values.js';
import { SCHOOL_KINDS, type SchoolKind } from '../../../src/connecting/applied.js';
import { kept } from './freshness.js';
import { request } from './request.js';

export { SCHOOL_KINDS, type SchoolKind };

interface Area {
  readonly code: string;
  readonly title: string;
}

/** What a school says of itself, and of the person who is responsible for the journal there. */
export interface Applying {
  readonly code: string;
  readonly title: string;
  readonly kind: SchoolKind;
  readonly municipality: Area;
  readonly region?: Area;
  readonly address: string;
  readonly timeZone: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly office: string;
  readonly email: string;
  readonly phone: string;
  /** Version of the text that is consented to. */
  readonly consent: string;
}

/** By the reference, whoever applied sees how far it has come. */
export interface Filed {
  readonly reference: string;
  readonly status: ApplicationStatus;
}

const PATH = '/api/schools/applications';
const statusOf = (reference: string) => `${PATH}/status/${encodeURIComponent(reference)}`;

/** @throws ProblemError `invalid-input` with the fields at fault, `too-many-attempts` */
export const applyForSchool = async (body: Applying, key: string) =>
  (await request(PATH, { method: 'POST', body, key })) as Filed;

/** @throws ProblemError `application-not-found`, `too-many-attempts` */
export const filedQuery = (reference: string) =>
  queryOptions({
    queryKey: ['filed', reference],
    queryFn: async ({ signal }) => (await request(statusOf(reference), { signal })) as Filed,
    ...kept,
  });

/** @throws ProblemError `nothing-asked` */
export const answerAuthority = (reference: string, answer: string) =>
  request(`${statusOf(reference)}/answer`, { method: 'POST', body: { answer } });
