import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { pinAnnouncement, withdrawAnnouncement, type Announcement } from '../api/announcements.js';
import { Dialog } from '../shell/dialog.js';
import dialog from '../shell/dialog.module.css';
import { Refusal } from '../shell/refusal.js';
import classes from './announcements.module.css';
import { useAnnouncementTexts } from './texts/announcement-texts.js';

/** What its author and whoever leads the school do with an announcement. */
export function AuthorTools({ announcement }: { readonly announcement: Announcement }) {
  const { t } = useAnnouncementTexts();
  const queryClient = useQueryClient();
  const [isWithdrawing, setWithdrawing] = useState(false);
  const { announcementId, pinned } = announcement;
  const pinning = useMutation({
    mutationFn: () => pinAnnouncement(announcementId, !pinned),
    onSettled: () =>
      Promise.all(
        ['announcement', 'announcements'].map((key) => queryClient.invalidateQueries({ queryKey: [key] })),
      ),
  });
  return (
    <div className={classes['tools']}>
      <Button variant="default" loading={pinning.isPending} onClick={() => pinning.mutate()}>
        {t(pinned ? 'unpin' : 'pin')}
      </Button>
      <Button variant="default" onClick={() => setWithdrawing(true)}>
        {t('withdraw.open')}
      </Button>
      <Refusal error={pinning.error} />
      {isWithdrawing && <Withdrawal announcementId={announcementId} onClose={() => setWithdrawing(false)} />}
    </div>
  );
}

interface WithdrawalProps {
  readonly announcementId: string;
  readonly onClose: () => void;
}

function Withdrawal({ announcementId, onClose }: WithdrawalProps) {
  const { t } = useAnnouncementTexts();
  const queryClient = useQueryClient();
  const [reason, setReason] = useState('');
  const withdrawing = useMutation({
    mutationFn: () => withdrawAnnouncement(announcementId, reason.trim()),
    onSuccess: onClose,
    onSettled: () =>
      Promise.all(
        ['announcement', 'announcements'].map((key) => queryClient.invalidateQueries({ queryKey: [key] })),
      ),
  });
  return (
    <Dialog title={t('withdraw.open')} onCancel={onClose}>
      <p>{t('withdraw.lead')}</p>
      <form
        className={dialog['form']}
        onSubmit={(event) => {
          event.preventDefault();
          withdrawing.mutate();
        }}
      >
        <Refusal error={withdrawing.error} />
        <TextInput
          label={t('withdraw.reason')}
          value={reason}
          maxLength={500}
          pattern=".*\S.*"
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
          required
          withAsterisk={false}
          autoFocus
        />
        <div className={dialog['buttons']}>
          <Button type="submit" loading={withdrawing.isPending}>
            {t('withdraw.submit')}
          </Button>
          <Button variant="subtle" onClick={onClose}>
            {t('withdraw.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
