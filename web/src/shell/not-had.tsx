import { ProblemNotice } from './problem-notice.js';

interface NotHadProps {
  readonly query: {
    readonly data: unknown;
    readonly error: unknown;
    readonly refetch: () => unknown;
  };
}

/** Why something that a page needs beside its own answer isn't there, with a way to ask again. */
export function NotHad({ query: { data, error, refetch } }: NotHadProps) {
  if (data !== undefined || error === null) return null;
  return <ProblemNotice error={error} onRetry={() => void refetch()} />;
}
