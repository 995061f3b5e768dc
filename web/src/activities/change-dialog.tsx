import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { changeActivity, type Activity } from '../api/activities.js';
import { Dialog } from '../shell/dialog.js';
import classes from '../shell/dialog.module.css';
import items from '../shell/items.module.css';
import { ActivityFields, SignUpFields } from './activity-fields.js';
import { ActivityRefusal } from './activity-refusal.js';
import { changeIn, draftOf } from './draft.js';
import { useActivityTexts } from './texts/activity-texts.js';

interface ChangeDialogProps {
  readonly activity: Activity;
  /** After it was changed, or refused. */
  readonly onSettled: () => Promise<unknown>;
  readonly onClose: () => void;
}

/** Arranges an activity otherwise. */
export function ChangeDialog({ activity, onSettled, onClose }: ChangeDialogProps) {
  const { t } = useActivityTexts();
  // As it was when the dialog was opened: what somebody else changes meanwhile is not set back.
  const [before] = useState(activity);
  const [draft, setDraft] = useState(() => draftOf(before));
  const changing = useMutation({
    mutationFn: () => changeActivity(before.activityId, changeIn(draft, before)),
    onSuccess: onClose,
    onSettled,
  });
  const fields = { draft, onChange: setDraft, error: changing.error };
  return (
    <Dialog title={t('change.openOf', { title: before.title })} onCancel={onClose}>
      <p>{t('change.lead')}</p>
      <form
        className={items['form']}
        onSubmit={(event) => {
          event.preventDefault();
          changing.mutate();
        }}
      >
        <ActivityRefusal error={changing.error} />
        <ActivityFields {...fields} timeZone={before.timeZone} />
        {before.signUp && <SignUpFields {...fields} />}
        <div className={classes['buttons']}>
          <Button type="submit" loading={changing.isPending}>
            {t('change.submit')}
          </Button>
          <Button variant="subtle" onClick={onClose}>
            {t('change.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
