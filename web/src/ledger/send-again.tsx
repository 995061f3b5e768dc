import { Alert, Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ledgerSummaryQuery, sendAgain } from '../api/ledger.js';
import { ProblemError } from '../api/request.js';
import { messageOf } from '../shell/problem-notice.js';
import { useLedgerTexts } from './texts/ledger-texts.js';

interface SendAgainProps {
  readonly id: string;
  readonly hasFailed: boolean;
}

/** Has a notice sent again that failed. */
export function SendAgain({ id, hasFailed }: SendAgainProps) {
  const { t } = useLedgerTexts();
  const queryClient = useQueryClient();
  const sending = useMutation({
    mutationFn: () => sendAgain(id),
    // Also where it was refused: it isn't any more what the list shows.
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: ['ledger'] }),
        queryClient.invalidateQueries({ queryKey: ledgerSummaryQuery.queryKey }),
      ]),
  });
  const hasMoved =
    sending.error instanceof ProblemError && sending.error.problem.code === 'notice-not-failed';
  return (
    <>
      {hasFailed && (
        <Button loading={sending.isPending} onClick={() => sending.mutate()}>
          {t('ledger:sendAgain')}
        </Button>
      )}
      <p role="status">{sending.isSuccess && t('ledger:queuedAgain')}</p>
      {sending.isError && (
        <Alert color="red" role="alert">
          {hasMoved ? t('ledger:notFailed') : messageOf(sending.error, t)}
        </Alert>
      )}
    </>
  );
}
