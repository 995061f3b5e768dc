import { queryOptions } from '@tanstack/react-query';
import { download, request } from './request.js';

export type Whose = 'pupils' | 'guardians';

interface Holder {
  readonly personId: string;
  readonly name: string;
  readonly as: 'pupil' | 'guardian';
  /** Names of the guardian's children in the class. */
  readonly children: readonly string[];
  readonly childIds: readonly string[];
}

/** Somebody with what there is of the sign-in: a code that is good or not, an account in use or shut, one of the staff. */
export type PersonWithSignIn = Holder &
  (
    | { readonly state: 'none' | 'lapsed' | 'active' | 'ended' | 'staff' }
    | {
        readonly state: 'issued';
        /** Instant, ISO 8601. */
        readonly until: string;
      }
  );

export interface SignInsOfClass {
  readonly class: { readonly id: string; readonly title: string };
  /** Each pupil before the own guardians. */
  readonly people: readonly PersonWithSignIn[];
}

/** What a slip says. */
export interface Slip extends Holder {
  /** None where a roster brought the account with a name that the school knows. */
  readonly signInName?: string;
  readonly code: string;
  /** Instant, ISO 8601. */
  readonly until: string;
}

export interface WithoutSlip extends Holder {
  readonly why: 'active' | 'ended' | 'staff';
}

/** To whom sign-ins are issued, and in which language their slips are. */
export interface Issuing {
  readonly pupilIds: readonly string[];
  readonly whose: readonly Whose[];
  readonly language: string;
}

export interface IssuedSignIns {
  readonly slips: readonly Slip[];
  readonly without: readonly WithoutSlip[];
}

const pathOf = (classId: string) => `/api/classes/${encodeURIComponent(classId)}/sign-ins`;

/** Told and printed by one and the same request, since it is carried out once under its key. */
const issuing = ({ language, ...body }: Issuing, key: string) => ({
  query: new URLSearchParams({ language }),
  options: { method: 'POST', body, key } as const,
});

/** Asked anew when somebody comes back to it and not every few seconds: each reading is on record. */
export const signInsQuery = (classId: string) =>
  queryOptions({
    queryKey: ['sign-ins', classId],
    queryFn: async ({ signal }) => (await request(pathOf(classId), { signal })) as SignInsOfClass,
    staleTime: 60_000,
  });

export const issueSignIns = async (classId: string, asked: Issuing, key: string) => {
  const { query, options } = issuing(asked, key);
  return (await request(`${pathOf(classId)}?${query}`, options)) as IssuedSignIns;
};

/** The slips of what was issued under a key, on paper. */
export const fetchSlips = (classId: string, asked: Issuing, key: string) => {
  const { query, options } = issuing(asked, key);
  return download(`${pathOf(classId)}?${query}`, { ...options, accept: 'application/pdf' });
};
