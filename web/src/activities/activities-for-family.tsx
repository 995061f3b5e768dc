import { Button, Skeleton } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { activitiesForQuery, cancelSignUp, signUp, type ActivityOfPupil } from '../api/activities.js';
import { Answer } from '../shell/answer.js';
import classes from './activities.module.css';
import { ActivityCard } from './activity-card.js';
import { ActivityRefusal } from './activity-refusal.js';
import { ByMonth } from './by-month.js';
import { localTimeIn, signUpStateAt } from './sign-up-state.js';
import { useActivityTexts } from './texts/activity-texts.js';

/** What takes place for a pupil, who takes a place or gives it back. */
export function ActivitiesForFamily({ pupilId }: { readonly pupilId: string }) {
  const activities = useQuery(activitiesForQuery(pupilId));
  return (
    <Answer query={activities} skeleton={<Skeleton height={240} />}>
      {(all) => (
        <ByMonth activities={all}>
          {(activity) => (
            <ActivityCard activity={activity}>
              <SignUp pupilId={pupilId} activity={activity} />
            </ActivityCard>
          )}
        </ByMonth>
      )}
    </Answer>
  );
}

interface SignUpProps {
  readonly pupilId: string;
  readonly activity: ActivityOfPupil;
}

function SignUp({ pupilId, activity }: SignUpProps) {
  const { t } = useActivityTexts();
  const queryClient = useQueryClient();
  const { activityId, title, timeZone, signedUp, bySchool } = activity;
  const changing = useMutation({
    mutationFn: () => (signedUp ? cancelSignUp(pupilId, activityId) : signUp(pupilId, activityId)),
    // Also after a refusal: it says that the activity is not as it was shown.
    onSettled: () => queryClient.invalidateQueries({ queryKey: activitiesForQuery(pupilId).queryKey }),
  });
  const state = signUpStateAt(localTimeIn(timeZone), activity);
  if (state === 'calledOff') return <ActivityRefusal error={changing.error} />;
  const told = signedUp ? 'signedUp' : state;
  return (
    <>
      <div className={classes['signUp']}>
        <p role="status">{told !== 'open' && t(`state.${told}`)}</p>
        {(signedUp ? state !== 'begun' : state === 'open') && (
          <Button
            variant={signedUp ? 'default' : 'filled'}
            aria-label={t(signedUp ? 'cancelOf' : 'signUpFor', { title })}
            loading={changing.isPending}
            onClick={() => changing.mutate()}
          >
            {t(signedUp ? 'cancel' : 'signUp')}
          </Button>
        )}
      </div>
      {bySchool && (
        <p className={classes['aside']}>
          {t(signedUp ? 'bySchool.signedUp' : 'bySchool.signedOut', {
            name: bySchool.by.name,
            reason: bySchool.reason,
          })}
        </p>
      )}
      <ActivityRefusal error={changing.error} />
    </>
  );
}
