import { Alert } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isRefusal } from '../api/request.js';
import { useDates } from '../i18n/dates.js';
import { timeZoneOf } from '../session/home.js';
import { useMe } from '../session/use-me.js';
import classes from './frame.module.css';
import { ProblemNotice } from './problem-notice.js';

/** What is shown of a query, or of one whose answers follow each other. */
interface Asked<Data> {
  readonly data: Data | undefined;
  readonly error: unknown;
  readonly isError: boolean;
  readonly dataUpdatedAt: number;
  readonly refetch: () => unknown;
}

interface AnswerProps<Data> {
  readonly query: Asked<Data>;
  /** Shown until there is an answer. */
  readonly skeleton: ReactNode;
  /** Whether a sheet of paper names the day on which it was so. */
  readonly isDated?: boolean;
  readonly children: (data: Data) => ReactNode;
}

/**
 * What the journal answered, and as of when. An answer that could not be refreshed stays, with a warning;
 * a refusal takes its place, because what is no longer allowed is no longer shown.
 */
export function Answer<Data>({ query, skeleton, isDated = false, children }: AnswerProps<Data>) {
  const { t } = useTranslation();
  const dates = useDates();
  const retry = () => void query.refetch();
  if (query.data === undefined || isRefusal(query.error)) {
    return query.isError ? (
      <ProblemNotice error={query.error} onRetry={retry} />
    ) : (
      <div role="status" aria-label={t('loading')} data-testid="loading">
        {skeleton}
      </div>
    );
  }
  const time = dates.clock(query.dataUpdatedAt);
  return (
    <>
      {query.isError && (
        <Alert color="yellow" role="alert" mb="md" data-testid="stale">
          {t('problem.stale', { time })}
        </Alert>
      )}
      {children(query.data)}
      <p className={classes['fresh']}>{t('freshAt', { time })}</p>
      {isDated && <Dated at={query.dataUpdatedAt} />}
    </>
  );
}

function Dated({ at }: { readonly at: number }) {
  const { t } = useTranslation();
  const dates = useDates();
  const time = dates.dayAndTime(new Date(at).toISOString(), timeZoneOf(useMe()));
  return <p className={classes['onPaper']}>{t('freshAt', { time })}</p>;
}
