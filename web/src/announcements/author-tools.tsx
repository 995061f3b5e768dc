import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { pinAnnouncement, withdrawAnnouncement, type Announcement } from '../api/announcements.js';
import { AskForReason } from '../dialogs/ask-for-reason.js';
import { Refusal } from '../shell/refusal.js';
import classes from './announcements.module.css';
import { useAnnouncementTexts } from './texts/announcement-texts.js';

/** What its author and whoever leads the school do with an announcement. */
export function AuthorTools({ announcement }: { readonly announcement: Announcement }) {
  const { t } = useAnnouncementTexts();
  const queryClient = useQueryClient();
  const [isWithdrawing, setWithdrawing] = useState(false);
  const { announcementId, pinned } = announcement;
  const onSettled = () =>
    Promise.all(
      ['announcement', 'announcements'].map((key) => queryClient.invalidateQueries({ queryKey: [key] })),
    );
  const pinning = useMutation({ mutationFn: () => pinAnnouncement(announcementId, !pinned), onSettled });
  return (
    <div className={classes['tools']}>
      <Button variant="default" loading={pinning.isPending} onClick={() => pinning.mutate()}>
        {t(pinned ? 'unpin' : 'pin')}
      </Button>
      <Button variant="default" onClick={() => setWithdrawing(true)}>
        {t('withdraw.open')}
      </Button>
      <Refusal error={pinning.error} />
      {isWithdrawing && (
        <AskForReason
          title={t('withdraw.open')}
          lead={t('withdraw.lead')}
          texts={{
            reason: t('withdraw.reason'),
            submit: t('withdraw.submit'),
            cancel: t('withdraw.cancel'),
          }}
          carryOut={(reason) => withdrawAnnouncement(announcementId, reason)}
          onSettled={onSettled}
          onClose={() => setWithdrawing(false)}
        />
      )}
    </div>
  );
}
