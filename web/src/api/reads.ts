import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import type { What, Whose } from '../../../src/audit/read-log/opens-data-of.js';
import type { ReadsSearch } from '../reads/reads-search.js';
import type { Person } from './diary.js';
import type { Role } from './me.js';
import { request } from './request.js';

/** That somebody of the staff opened data in which a pupil's are, once or several times within some minutes. */
export interface ReadByStaff {
  readonly reader: Person;
  /** None where the account has lost it meanwhile. */
  readonly role?: Role;
  readonly what: What;
  /** Whether the data were opened alone, or those of a page, class or school. */
  readonly whose: Whose;
  /** Instants, ISO 8601. */
  readonly first: string;
  readonly last: string;
  readonly count: number;
}

/** The same for whoever leads the school. */
export interface ReadInSchool extends ReadByStaff {
  /** With a name, where that is a person. */
  readonly of: { readonly id: string; readonly name?: string };
  readonly network: string;
}

interface ReadsPart<Row> {
  readonly reads: readonly Row[];
  readonly next?: string;
}

const readsInAPart = '50';

const readsQuery = <Row>(path: string, asked: Readonly<Record<string, string | undefined>>) =>
  infiniteQueryOptions({
    queryKey: ['reads', path, asked],
    queryFn: async ({ signal, pageParam }) => {
      const wanted = Object.entries({ ...asked, cursor: pageParam, limit: readsInAPart });
      const given = wanted.filter((pair): pair is [string, string] => pair[1] !== undefined);
      return (await request(`${path}?${new URLSearchParams(given)}`, { signal })) as ReadsPart<Row>;
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    // Each reading of the log is in the log.
    staleTime: 60_000,
  });

/** Who opened whose data in a school, newest first. */
export const useReads = (school: string, { pupil, from, to }: ReadsSearch) =>
  useInfiniteQuery(readsQuery<ReadInSchool>('/api/audit/reads', { school, pupil, from, to }));

/** Who of the staff opened a pupil's data, newest first: for the family. */
export const useReaders = (pupilId: string) =>
  useInfiniteQuery(readsQuery<ReadByStaff>(`/api/pupils/${encodeURIComponent(pupilId)}/readers`, {}));
