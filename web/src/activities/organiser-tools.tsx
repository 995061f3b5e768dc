import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { callOffActivity, type Activity } from '../api/activities.js';
import { AskForReason } from '../dialogs/ask-for-reason.js';
import classes from './activities.module.css';
import { ActivityRefusal } from './activity-refusal.js';
import { ChangeDialog } from './change-dialog.js';
import { localTimeIn, signUpStateAt } from './sign-up-state.js';
import { useActivityTexts } from './texts/activity-texts.js';

/** What whoever announced an activity, and whoever leads the school, do with it before it begins. */
export function OrganiserTools({ activity }: { readonly activity: Activity }) {
  const { t } = useActivityTexts();
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState<'change' | 'callOff'>();
  const { activityId, title, timeZone } = activity;
  const onClose = () => setAsking(undefined);
  const onSettled = () => queryClient.invalidateQueries({ queryKey: ['activities'] });
  const state = signUpStateAt(localTimeIn(timeZone), activity);
  return (
    <>
      {state !== 'calledOff' && state !== 'begun' && (
        <div className={classes['tools']}>
          {(['change', 'callOff'] as const).map((what) => (
            <Button
              key={what}
              variant="default"
              size="xs"
              aria-label={t(`${what}.openOf`, { title })}
              onClick={() => setAsking(what)}
            >
              {t(`${what}.open`)}
            </Button>
          ))}
        </div>
      )}
      {asking === 'change' && <ChangeDialog activity={activity} onSettled={onSettled} onClose={onClose} />}
      {asking === 'callOff' && (
        <AskForReason
          title={t('callOff.openOf', { title })}
          lead={t('callOff.lead')}
          texts={{
            reason: t('callOff.reason'),
            submit: t('callOff.submit'),
            cancel: t('callOff.cancel'),
          }}
          carryOut={(reason) => callOffActivity(activityId, reason)}
          refusal={(error) => <ActivityRefusal error={error} />}
          onSettled={onSettled}
          onClose={onClose}
        />
      )}
    </>
  );
}
