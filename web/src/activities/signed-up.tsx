import { Button, Skeleton } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { cancelSignUpBySchool, signUpsQuery, type Activity } from '../api/activities.js';
import type { Person } from '../api/diary.js';
import { AskForReason } from '../dialogs/ask-for-reason.js';
import { Answer } from '../shell/answer.js';
import classes from './activities.module.css';
import { ActivityRefusal } from './activity-refusal.js';
import { localTimeIn, signUpStateAt } from './sign-up-state.js';
import { SignUpPupil } from './sign-up-pupil.js';
import { useActivityTexts } from './texts/activity-texts.js';

interface SignedUpProps {
  readonly schoolId: string;
  readonly activity: Activity;
  readonly count: number;
}

/** How many are signed up, and who: asked for only when it is opened, because the log of reads keeps who saw the names. */
export function SignedUp({ schoolId, activity, count }: SignedUpProps) {
  const { t } = useActivityTexts();
  const [isOpen, setOpen] = useState(false);
  return (
    <details
      className={classes['signedUp']}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
      data-testid="signed-up"
    >
      <summary>{t('signedUp.count', { count })}</summary>
      {isOpen && <Names schoolId={schoolId} activity={activity} />}
    </details>
  );
}

function Names({ schoolId, activity }: Omit<SignedUpProps, 'count'>) {
  const { t } = useActivityTexts();
  const pupils = useQuery(signUpsQuery(activity.activityId));
  const state = signUpStateAt(localTimeIn(activity.timeZone), activity);
  const isToCome = state !== 'calledOff' && state !== 'begun';
  return (
    <Answer query={pupils} skeleton={<Skeleton height={60} />}>
      {(all) => (
        <>
          {all.length === 0 ? (
            <p>{t('signedUp.none')}</p>
          ) : (
            <ol>
              {all.map((pupil) => (
                <li key={pupil.id}>
                  {pupil.name} {isToCome && <SignOut activity={activity} pupil={pupil} />}
                </li>
              ))}
            </ol>
          )}
          {isToCome && <SignUpPupil schoolId={schoolId} activity={activity} there={all} />}
        </>
      )}
    </Answer>
  );
}

/** Gives a place back in the family's stead. */
function SignOut({ activity, pupil: { id, name } }: { readonly activity: Activity; readonly pupil: Person }) {
  const { t } = useActivityTexts();
  const queryClient = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const title = t('signOut.openOf', { name });
  return (
    <>
      <Button size="compact-xs" variant="default" aria-label={title} onClick={() => setAsking(true)}>
        {t('signOut.open')}
      </Button>
      {isAsking && (
        <AskForReason
          title={title}
          lead={t('signOut.lead')}
          texts={{
            reason: t('signOut.reason'),
            submit: t('signOut.submit'),
            cancel: t('signOut.cancel'),
          }}
          carryOut={(reason) => cancelSignUpBySchool(activity.activityId, id, reason)}
          refusal={(error) => <ActivityRefusal error={error} />}
          onSettled={() => queryClient.invalidateQueries({ queryKey: ['activities'] })}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
