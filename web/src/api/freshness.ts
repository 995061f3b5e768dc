import type { QueryClient } from '@tanstack/react-query';

/** What others write must be seen soon: asked again every 15 seconds and whenever the page is looked at. */
export const kept = {
  staleTime: 5_000,
  refetchInterval: 15_000,
  refetchOnWindowFocus: 'always',
  refetchOnReconnect: 'always',
} satisfies NonNullable<ReturnType<QueryClient['getDefaultOptions']>['queries']>;

/** Asks while the code of a page is still on its way. A failure is the page's to tell: it asks for the same. */
export function askAhead(answer: Promise<unknown>): void {
  answer.catch(() => undefined);
}
