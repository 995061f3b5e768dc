import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { correctAchievement, type ListedAchievement } from '../api/portfolio.js';
import { todayIn } from '../diary/week.js';
import { timeZoneOf } from '../session/home.js';
import { useMe } from '../session/use-me.js';
import { Dialog } from '../shell/dialog.js';
import dialog from '../shell/dialog.module.css';
import { Refusal } from '../shell/refusal.js';
import { AchievementFields } from './achievement-fields.js';
import { achievementIn, draftOf } from './draft.js';
import { usePortfolioTexts } from './texts/portfolio-texts.js';

interface CorrectionDialogProps {
  readonly pupilId: string;
  readonly achievement: ListedAchievement;
  readonly onSettled: () => Promise<unknown>;
  readonly onClose: () => void;
}

/** Puts an achievement right, with the reason. */
export function CorrectionDialog({ pupilId, achievement, onSettled, onClose }: CorrectionDialogProps) {
  const { t } = usePortfolioTexts();
  const today = todayIn(timeZoneOf(useMe()));
  const [draft, setDraft] = useState(draftOf(achievement));
  const [reason, setReason] = useState('');
  const correcting = useMutation({
    mutationFn: () =>
      correctAchievement(pupilId, achievement.achievementId, achievementIn(draft), reason.trim()),
    onSuccess: onClose,
    onSettled,
  });
  return (
    <Dialog title={t('correctOf', { what: achievement.title })} onCancel={onClose}>
      <p>{t('correctLead')}</p>
      <form
        className={dialog['form']}
        onSubmit={(event) => {
          event.preventDefault();
          correcting.mutate();
        }}
      >
        <Refusal error={correcting.error} />
        <AchievementFields pupilId={pupilId} draft={draft} today={today} onChange={setDraft} />
        <TextInput
          label={t('form.reason')}
          value={reason}
          minLength={3}
          maxLength={500}
          pattern=".*\S.*"
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
          required
          withAsterisk={false}
        />
        <div className={dialog['buttons']}>
          <Button type="submit" loading={correcting.isPending}>
            {t('save')}
          </Button>
          <Button variant="subtle" onClick={onClose}>
            {t('cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
