import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  approveSchool,
  askApplicant,
  refuseSchool,
  schoolApplicationsQuery,
  type SchoolApplication,
} from '../api/school-applications.js';
import { AskForReason } from '../dialogs/ask-for-reason.js';
import { useConfirmedMutation } from '../session/confirmation.js';
import { Dialog } from '../shell/dialog.js';
import dialog from '../shell/dialog.module.css';
import { Refusal } from '../shell/refusal.js';
import classes from './authority.module.css';
import { useAuthorityTexts } from './texts/authority-texts.js';

const OPEN: readonly SchoolApplication['status'][] = ['filed', 'questioned', 'answered'];

/** Asks back, refuses or approves, as long as nothing is decided. */
export function Deciding({ application }: { readonly application: SchoolApplication }) {
  const { t } = useAuthorityTexts();
  const { applicationId, status } = application;
  const queryClient = useQueryClient();
  const [asked, setAsked] = useState<'approve' | 'ask' | 'refuse'>();
  const onSettled = () => queryClient.invalidateQueries({ queryKey: schoolApplicationsQuery.queryKey });
  const onClose = () => setAsked(undefined);
  if (!OPEN.includes(status)) return null;
  return (
    <>
      <div className={classes['buttons']}>
        <Button onClick={() => setAsked('approve')}>{t('applications.approve')}</Button>
        <Button variant="default" onClick={() => setAsked('ask')}>
          {t('applications.ask')}
        </Button>
        <Button variant="default" onClick={() => setAsked('refuse')}>
          {t('applications.refuse')}
        </Button>
      </div>
      {asked === 'approve' && (
        <Approving applicationId={applicationId} onSettled={onSettled} onClose={onClose} />
      )}
      {asked === 'ask' && (
        <AskForReason
          title={t('applications.ask')}
          lead={t('applications.askLead')}
          texts={{
            reason: t('applications.questionLabel'),
            submit: t('applications.send'),
            cancel: t('applications.cancel'),
          }}
          carryOut={(question) => askApplicant(applicationId, question)}
          onSettled={onSettled}
          onClose={onClose}
        />
      )}
      {asked === 'refuse' && (
        <AskForReason
          title={t('applications.refuse')}
          lead={t('applications.refuseLead')}
          texts={{
            reason: t('applications.reasonLabel'),
            submit: t('applications.refuseIt'),
            cancel: t('applications.cancel'),
          }}
          carryOut={(reason) => refuseSchool(applicationId, reason)}
          onSettled={onSettled}
          onClose={onClose}
        />
      )}
    </>
  );
}

interface ApprovingProps {
  readonly applicationId: string;
  readonly onSettled: () => Promise<unknown>;
  readonly onClose: () => void;
}

function Approving({ applicationId, onSettled, onClose }: ApprovingProps) {
  const { t } = useAuthorityTexts();
  const approving = useConfirmedMutation({
    mutationFn: () => approveSchool(applicationId),
    onSuccess: onClose,
    onSettled,
  });
  return (
    <Dialog title={t('applications.approve')} onCancel={onClose}>
      <p>{t('applications.approveLead')}</p>
      <Refusal error={approving.error} />
      <div className={dialog['buttons']}>
        <Button loading={approving.isPending} onClick={() => approving.mutate()}>
          {t('applications.approveIt')}
        </Button>
        <Button variant="subtle" onClick={onClose}>
          {t('applications.cancel')}
        </Button>
      </div>
    </Dialog>
  );
}
