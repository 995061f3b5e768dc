import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useYears, type Span, type Years } from '../api/pupil-reports.js';
import { Answer } from '../shell/answer.js';
import { ReportHead } from './report-head.js';
import type { SpanSearch } from './report-search.js';
import { spanNamed, usualSpan } from './span.js';

interface WithSpanProps {
  readonly pupilId: string;
  readonly tab: 'grades' | 'attendance';
  readonly search: SpanSearch;
  readonly children: (span: Span, years: Years) => ReactNode;
}

/** Waits for the school's years and terms, by which it is known what time an address means. */
export function WithSpan({ pupilId, tab, search, children }: WithSpanProps) {
  const years = useYears(pupilId);
  if (years.data === undefined) {
    return (
      <>
        <ReportHead pupilId={pupilId} tab={tab} />
        <Answer query={years} skeleton={<Skeleton height={320} />}>
          {() => null}
        </Answer>
      </>
    );
  }
  const { years: known, date } = years.data;
  return children(spanNamed(search, known) ?? usualSpan(date, known), years.data);
}
