import type { ReactNode } from 'react';
import type { Activity } from '../api/activities.js';
import { useDates } from '../i18n/dates.js';
import frame from '../shell/frame.module.css';
import classes from './activities.module.css';
import { localTimeIn, signUpStateAt } from './sign-up-state.js';
import { useActivityTexts } from './texts/activity-texts.js';

interface ActivityCardProps {
  readonly activity: Activity;
  /** What the reader does with it. */
  readonly children: ReactNode;
}

/** What takes place, when and where, for whom, and how many places are left. */
export function ActivityCard({ activity, children }: ActivityCardProps) {
  const { t } = useActivityTexts();
  const when = useWhen();
  const { activityId, title, startsAt, endsAt, place, text, organiser, class: of, calledOff } = activity;
  const reason = calledOff?.reason;
  return (
    <article className={`${frame['sheet']} ${classes['card']}`} data-testid={`activity-${activityId}`}>
      <h3>{title}</h3>
      <p className={classes['when']}>
        <time dateTime={startsAt}>{when(startsAt)}</time>
        {endsAt !== undefined && (
          <>
            {' – '}
            <time dateTime={endsAt}>
              {endsAt.slice(0, 10) === startsAt.slice(0, 10) ? endsAt.slice(11) : when(endsAt)}
            </time>
          </>
        )}
        , {place}
      </p>
      <p className={classes['aside']}>
        {t('whom', { whom: of?.title ?? t('wholeSchool'), name: organiser.name })}
      </p>
      {calledOff && (
        <p className={classes['off']}>
          {reason === undefined ? t('calledOff') : t('calledOffBecause', { reason })}
        </p>
      )}
      {text !== undefined && <p className={classes['text']}>{text}</p>}
      <Places activity={activity} />
      {children}
    </article>
  );
}

function Places({ activity }: { readonly activity: Activity }) {
  const { t } = useActivityTexts();
  const when = useWhen();
  const { signUp, timeZone } = activity;
  const state = signUpStateAt(localTimeIn(timeZone), activity);
  if (!signUp || state === 'calledOff' || state === 'begun') return null;
  const { places, taken, until } = signUp;
  return (
    <p className={classes['aside']} data-testid="places">
      {t('places', { left: Math.max(0, places - taken), count: places })}.{' '}
      {t(state === 'over' ? 'untilPast' : 'until', { at: when(until) })}.
    </p>
  );
}

/** Says a time of the school's clocks: "Mon 23 Nov, 10:00". */
function useWhen(): (at: string) => string {
  const { t } = useActivityTexts();
  const dates = useDates();
  return (at) => t('when', { date: dates.short(at.slice(0, 10)), time: at.slice(11) });
}
