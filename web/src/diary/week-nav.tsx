import { ActionIcon, Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useDates } from '../i18n/dates.js';
import { thisWeekOf } from '../session/home.js';
import { useMe } from '../session/use-me.js';
import { Icon } from '../shell/icon.js';
import classes from './diary-page.module.css';
import { isDate, mondayOf, shiftDate, shiftWeek, weekOf } from './week.js';

interface WeekNavProps {
  readonly pupilId: string;
  readonly week: string;
}

/** To the week before, after, now, or that of any date. */
export function WeekNav({ pupilId, week }: WeekNavProps) {
  const { t, i18n } = useTranslation();
  const dates = useDates();
  const thisWeek = thisWeekOf(useMe());
  const monday = mondayOf(week);
  const link = (to: string) => ({ to: '/diary/$pupilId/$week', params: { pupilId, week: to } }) as const;
  return (
    <nav aria-label={t('diary.week')} className={classes['week']}>
      <ActionIcon
        renderRoot={(props) => <Link {...link(shiftWeek(week, -1))} {...props} />}
        variant="default"
        size={36}
        aria-label={t('diary.previous')}
      >
        <Icon name="previous" />
      </ActionIcon>
      <p role="status" className={classes['range']} data-testid="week-title">
        {t('diary.weekTitle', {
          range: dates.range(monday, shiftDate(monday, 6)),
          number: Number(week.slice(-2)),
        })}
      </p>
      <ActionIcon
        renderRoot={(props) => <Link {...link(shiftWeek(week, 1))} {...props} />}
        variant="default"
        size={36}
        aria-label={t('diary.next')}
      >
        <Icon name="next" />
      </ActionIcon>
      <Button
        renderRoot={(props) => <Link {...link(thisWeek)} {...props} />}
        variant="default"
        className={classes['current'] ?? ''}
        aria-current={week === thisWeek ? 'date' : undefined}
      >
        {t('diary.current')}
      </Button>
      <WeekPicker key={week} pupilId={pupilId} monday={monday} />
      <Link
        to="/diary/$pupilId/days"
        params={{ pupilId }}
        search={{ from: shiftDate(monday, -7), to: shiftDate(monday, 6) }}
      >
        {t('diary.days')}
      </Link>
      <ActionIcon variant="default" size={36} aria-label={t('diary.print')} onClick={() => window.print()}>
        <Icon name="print" />
      </ActionIcon>
      <a
        href={`/api/pupils/${pupilId}/diary.pdf?week=${week}&language=${i18n.language}`}
        title={t('diary.print')}
      >
        PDF
      </a>
    </nav>
  );
}

/** A date is asked for, since most browsers have no picker for weeks. */
function WeekPicker({ pupilId, monday }: { readonly pupilId: string; readonly monday: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <label className={classes['picker']}>
      <span>{t('diary.pick')}</span>
      <input
        type="date"
        defaultValue={monday}
        min="1970-01-01"
        max="9998-12-31"
        onChange={({ currentTarget }) => {
          const date = currentTarget.value;
          // While a year is being typed the date is short of it.
          if (!isDate(date) || !currentTarget.validity.valid) return;
          if (weekOf(date) === weekOf(monday)) return;
          void navigate({ to: '/diary/$pupilId/$week', params: { pupilId, week: weekOf(date) } });
        }}
      />
    </label>
  );
}
