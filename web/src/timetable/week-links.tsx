import { ActionIcon, Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import diary from '../diary/diary-page.module.css';
import { isDate, mondayOf, shiftDate, shiftWeek, weekOf } from '../diary/week.js';
import { useDates } from '../i18n/dates.js';
import { thisWeekOf } from '../session/home.js';
import { useMe } from '../session/use-me.js';
import { Icon } from '../shell/icon.js';
import classes from './timetable.module.css';

/** From a week of lessons to the one before, after, now, or that of any date. */
export function WeekLinks({ week }: { readonly week: string }) {
  const { t } = useTranslation();
  const dates = useDates();
  const navigate = useNavigate();
  const thisWeek = thisWeekOf(useMe());
  const monday = mondayOf(week);
  const link = (to: string) =>
    ({ to: '/timetable', search: (search: object) => ({ ...search, week: to }) }) as const;
  const step = (weeks: 1 | -1) => (
    <ActionIcon
      renderRoot={(props) => <Link {...link(shiftWeek(week, weeks))} {...props} />}
      variant="default"
      size={36}
      aria-label={t(weeks === 1 ? 'diary.next' : 'diary.previous')}
    >
      <Icon name={weeks === 1 ? 'next' : 'previous'} />
    </ActionIcon>
  );
  return (
    <nav aria-label={t('diary.week')} className={`${diary['week']} ${classes['weeks']}`}>
      {step(-1)}
      <p role="status" className={diary['range']} data-testid="week-title">
        {t('diary.weekTitle', {
          range: dates.range(monday, shiftDate(monday, 6)),
          number: Number(week.slice(-2)),
        })}
      </p>
      {step(1)}
      <Button
        renderRoot={(props) => <Link {...link(thisWeek)} {...props} />}
        variant="default"
        className={diary['current'] ?? ''}
        aria-current={week === thisWeek ? 'date' : undefined}
      >
        {t('diary.current')}
      </Button>
      <label key={week} className={diary['picker']}>
        <span>{t('diary.pick')}</span>
        <input
          type="date"
          defaultValue={monday}
          min="1970-01-01"
          max="9998-12-31"
          onChange={({ currentTarget }) => {
            const date = currentTarget.value;
            // While a year is being typed the date is short of it.
            if (!isDate(date) || !currentTarget.validity.valid || weekOf(date) === week) return;
            void navigate(link(weekOf(date)));
          }}
        />
      </label>
      <ActionIcon variant="default" size={36} aria-label={t('diary.print')} onClick={() => window.print()}>
        <Icon name="print" />
      </ActionIcon>
    </nav>
  );
}
