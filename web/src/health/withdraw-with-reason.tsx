import { Button } from '@mantine/core';
import { useState } from 'react';
import { AskForReason } from '../dialogs/ask-for-reason.js';
import { useHealthTexts } from './texts/health-texts.js';

interface WithdrawWithReasonProps {
  /** What is withdrawn, in words. */
  readonly what: string;
  readonly carryOut: (reason: string) => Promise<unknown>;
  readonly onSettled: () => Promise<unknown>;
}

/** The button beside what was entered, and the dialog in which it is told why it is withdrawn. */
export function WithdrawWithReason({ what, carryOut, onSettled }: WithdrawWithReasonProps) {
  const { t } = useHealthTexts();
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        aria-label={t('absences.withdrawOf', { what })}
        onClick={() => setAsking(true)}
      >
        {t('absences.withdraw')}
      </Button>
      {isAsking && (
        <AskForReason
          title={t('absences.withdrawOf', { what })}
          lead={t('absences.withdrawLead')}
          texts={{
            reason: t('absences.reason'),
            submit: t('absences.withdrawIt'),
            cancel: t('absences.cancel'),
          }}
          carryOut={carryOut}
          onSettled={onSettled}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
