import { Alert, Button } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { ProblemError, UnreachableError } from '../api/request.js';

interface ProblemNoticeProps {
  readonly error: unknown;
  readonly onRetry: () => void;
}

/** What the server refused and why, in its own words, with a way to ask again. */
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

/** What anybody may meet on several pages, told in the reader's language. */
const known = [
  'activation-refused',
  'blocked-by-correspondent',
  'last-second-factor',
  'not-for-your-role',
  'not-let-write',
  'password-wrong',
  'portal-already-linked',
  'portal-identity-busy',
  'portal-identity-taken',
  'portal-link-unknown',
  'recovery-refused',
  'second-factor-refused',
  'step-up-required',
  'too-many-attempts',
] as const;

/** A problem's detail; where there was no answer, that. */
export function messageOf(error: unknown, t: TFunction): string {
  if (error instanceof ProblemError) {
    const code = known.find((each) => each === error.problem.code);
    if (code !== undefined) return t(`problem.code.${code}`);
    return [error.problem.detail, ...(error.problem.errors ?? []).map(({ message }) => message)].join(' ');
  }
  return error instanceof UnreachableError ? t('problem.unreachable') : t('problem.unexpected');
}
