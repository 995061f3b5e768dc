import type { QueryClient, QueryKey } from '@tanstack/react-query';

/** The ids of what the journal tells changes of. */
const told = new Set<unknown>();

export const noteTold = (id: string): unknown => told.add(id);
/** @returns whether it was told of before. */
export const noteUntold = (id: string): boolean => told.delete(id);

/** How often what the journal tells changes of is asked for all the same: names, say, are told by nothing. */
const TOLD_MS = 60_000;

interface Asked {
  readonly queryKey: QueryKey;
  readonly state: { readonly status: string };
}

/** So often, in milliseconds; seldom where the journal tells of changes, and the last answer came. */
export const askedEvery =
  (ms: number) =>
  ({ queryKey, state: { status } }: Asked): number =>
    status !== 'error' && queryKey.some((part) => told.has(part)) ? TOLD_MS : ms;

/** What others write must be seen soon: asked again every 15 seconds and whenever the page is looked at. */
export const kept = {
  staleTime: 5_000,
  refetchInterval: askedEvery(15_000),
  refetchOnWindowFocus: 'always',
  refetchOnReconnect: 'always',
} satisfies NonNullable<ReturnType<QueryClient['getDefaultOptions']>['queries']>;

/** Asks while the code of a page is still on its way. A failure is the page's to tell: it asks for the same. */
export function askAhead(answer: Promise<unknown>): void {
  answer.catch(() => undefined);
}
