import { queryOptions } from '@tanstack/react-query';
import { OFFICES, type Office } from '../../../src/access/offices/offices.values.js';
import type { Person } from './diary.js';
import { kept } from './freshness.js';
import { request } from './request.js';

export { OFFICES, type Office };

export interface HeldOffice {
  readonly role: Office;
  /** The last day, a civil date. */
  readonly until?: string;
}

/** What somebody may do in a school and the school has not given. */
interface OperatorsPart {
  readonly role: 'operator';
  readonly until?: string;
}

export interface OfficeHolder {
  readonly accountId: string;
  readonly person: Person;
  readonly offices: readonly (HeldOffice | OperatorsPart)[];
}

/** An office that a second administrator has yet to agree to. Instants are ISO 8601. */
export interface OfficeProposal {
  readonly proposalId: string;
  readonly accountId: string;
  readonly person: Person;
  readonly office: HeldOffice;
  readonly proposedBy: Person;
  readonly proposedAt: string;
  readonly until: string;
}

const of = (schoolId: string, ...rest: readonly string[]) =>
  ['/api/schools', ...[schoolId, 'offices', ...rest].map(encodeURIComponent)].join('/');

export const officesQuery = (schoolId: string) =>
  queryOptions({
    queryKey: ['offices', schoolId],
    queryFn: async ({ signal }) =>
      (await request(of(schoolId), { signal })) as {
        readonly holders: readonly OfficeHolder[];
        readonly proposals: readonly OfficeProposal[];
      },
    ...kept,
  });

/** A teacher's at once; every other one waits for a second administrator. @throws ProblemError `step-up-required`, … */
export const giveOffice = async (
  schoolId: string,
  office: HeldOffice & { readonly personId: string },
  key: string,
) =>
  (await request(of(schoolId), { method: 'POST', body: office, key })) as {
    readonly status: 'given' | 'proposed';
  };

export const takeOffice = (schoolId: string, accountId: string, role: Office) =>
  request(of(schoolId, accountId, 'taking'), { method: 'POST', body: { role } });

export const decideOnOffice = (
  schoolId: string,
  { accountId, proposalId }: OfficeProposal,
  decision: 'agreement' | 'refusal' | 'withdrawal',
) => request(of(schoolId, accountId, 'proposals', proposalId, decision), { method: 'POST', body: {} });
