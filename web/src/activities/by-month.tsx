import type { ReactNode } from 'react';
import { useDates } from '../i18n/dates.js';
import classes from './activities.module.css';
import { useActivityTexts } from './texts/activity-texts.js';

interface ByMonthProps<Shown> {
  /** In the order of their beginnings. */
  readonly activities: readonly Shown[];
  readonly children: (activity: Shown) => ReactNode;
}

/** Activities under the months in which they begin. */
export function ByMonth<Shown extends { readonly activityId: string; readonly startsAt: string }>({
  activities,
  children,
}: ByMonthProps<Shown>) {
  const { t } = useActivityTexts();
  const dates = useDates();
  const monthOf = ({ startsAt }: Shown) => startsAt.slice(0, 7);
  if (activities.length === 0) return <p data-testid="none">{t('none')}</p>;
  return [...new Set(activities.map(monthOf))].map((month) => (
    <section key={month} className={classes['month']} data-testid={`month-${month}`}>
      <h2>{dates.month(month)}</h2>
      <ul role="list" className={classes['list']}>
        {activities
          .filter((activity) => monthOf(activity) === month)
          .map((activity) => (
            <li key={activity.activityId}>{children(activity)}</li>
          ))}
      </ul>
    </section>
  ));
}
