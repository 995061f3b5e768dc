import { Alert, Button } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { ProblemError, UnreachableError } from '../api/request.js';
import { refusalText } from './refusals.js';

interface ProblemNoticeProps {
  readonly error: unknown;
  readonly onRetry: () => void;
}

/** What the server refused and why, with a way to ask again. */
export function ProblemNotice({ error, onRetry }: ProblemNoticeProps) {
  const { t } = useTranslation();
  return (
    <Alert color="red" role="alert" title={t('problem.title')} data-testid="problem">
      <div>{messageOf(error, t)}</div>
      <Button variant="default" size="xs" mt="xs" onClick={onRetry}>
        {t('problem.retry')}
      </Button>
    </Alert>
  );
}

/** Why something was refused, in the reader's language; where there was no answer, that. */
export function messageOf(error: unknown, t: TFunction): string {
  if (error instanceof ProblemError) return refusalText(error.problem);
  return error instanceof UnreachableError ? t('problem.unreachable') : t('problem.unexpected');
}
