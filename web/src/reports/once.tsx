import { Skeleton } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Answer } from '../shell/answer.js';

interface OnceProps<Data> {
  readonly query: UseQueryResult<Data>;
  readonly children: (data: Data) => ReactNode;
}

/** Waits for that by which a report is asked for. As of when it is goes without saying: the report says its own. */
export function Once<Data>({ query, children }: OnceProps<Data>) {
  if (query.data !== undefined) return children(query.data);
  return (
    <Answer query={query} skeleton={<Skeleton height={320} />}>
      {() => null}
    </Answer>
  );
}
