import { ActionIcon, Button } from '@mantine/core';
import { Link, useNavigate, type LinkOptions } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useDates } from '../i18n/dates.js';
import { thisWeekOf } from '../session/home.js';
import { useMe } from '../session/use-me.js';
import { Icon } from '../shell/icon.js';
import { DateInput } from './date-input.js';
import classes from './diary-page.module.css';
import { mondayOf, shiftDate, shiftWeek, weekOf } from './week.js';

interface WeekStepsProps {
  readonly week: string;
  /** Whose weeks they are, where they are not the reader's own. */
  readonly pupilId?: string | undefined;
  /** To the same page in another week. */
  readonly link: (week: string) => LinkOptions;
}

/** From a week to the one before, after, now, or that of any date. */
export function WeekSteps({ week, pupilId, link }: WeekStepsProps) {
  const { t } = useTranslation();
  const dates = useDates();
  const navigate = useNavigate();
  const thisWeek = thisWeekOf(useMe(), pupilId);
  const monday = mondayOf(week);
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
    <>
      {step(-1)}
      <p role="status" className={classes['range']} data-testid="week-title">
        {t('diary.weekTitle', {
          range: dates.range(monday, shiftDate(monday, 6)),
          number: Number(week.slice(-2)),
        })}
      </p>
      {step(1)}
      <Button
        renderRoot={(props) => <Link {...link(thisWeek)} {...props} />}
        variant="default"
        className={classes['current'] ?? ''}
        aria-current={week === thisWeek ? 'date' : undefined}
      >
        {t('diary.current')}
      </Button>
      {/* A date is asked for, since most browsers have no picker for weeks. */}
      <label key={week} className={classes['picker']}>
        <span>{t('diary.pick')}</span>
        <DateInput
          day={monday}
          onChange={(date) => {
            if (weekOf(date) !== week) void navigate(link(weekOf(date)));
          }}
        />
      </label>
    </>
  );
}
