import { Button, Skeleton } from '@mantine/core';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Answer } from '../shell/answer.js';
import items from '../shell/items.module.css';

interface ReportedListProps<Part> {
  readonly query: UseInfiniteQueryResult<InfiniteData<Part>>;
  /** Each as an item of the list. */
  readonly itemsOf: (part: Part) => readonly ReactNode[];
  readonly texts: { readonly none: string; readonly more: string };
}

/** What was reported in a school, part by part: first what waits for a decision. */
export function ReportedList<Part>({ query, itemsOf, texts }: ReportedListProps<Part>) {
  return (
    <>
      <Answer query={query} skeleton={<Skeleton height={240} />}>
        {({ pages }) => {
          const all = pages.flatMap(itemsOf);
          if (all.length === 0) return <p data-testid="none">{texts.none}</p>;
          return (
            <ul role="list" className={items['list']}>
              {all}
            </ul>
          );
        }}
      </Answer>
      {query.hasNextPage && (
        <Button
          variant="default"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {texts.more}
        </Button>
      )}
    </>
  );
}
