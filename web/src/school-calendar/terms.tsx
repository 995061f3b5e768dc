import type { SchoolCalendar } from '../api/school-calendar.js';
import { useDates } from '../i18n/dates.js';
import classes from './school-calendar.module.css';
import { useCalendarTexts } from './texts/calendar-texts.js';

/** From when to when the terms last that the days shown lie in. */
export function Terms({ terms }: Pick<SchoolCalendar, 'terms'>) {
  const { t } = useCalendarTexts();
  const dates = useDates();
  if (terms.length === 0) return null;
  return (
    <ul aria-label={t('terms')} className={classes['terms']} data-testid="terms">
      {terms.map(({ termId, title, from, to }) => (
        <li key={termId}>{t('term', { title, range: dates.range(from, to) })}</li>
      ))}
    </ul>
  );
}
