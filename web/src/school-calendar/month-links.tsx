import { ActionIcon, Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useDates } from '../i18n/dates.js';
import { Icon } from '../shell/icon.js';
import { shiftMonth } from './month.js';
import classes from './school-calendar.module.css';
import { useCalendarTexts } from './texts/calendar-texts.js';

interface MonthLinksProps {
  readonly month: string;
  readonly thisMonth: string;
}

/** From a month to the one before, after, now, and to paper. */
export function MonthLinks({ month, thisMonth }: MonthLinksProps) {
  const { t } = useCalendarTexts();
  const dates = useDates();
  const link = (to: string) => ({
    ...{ to: '/school-calendar' as const, search: (search: object) => ({ ...search, month: to }) },
  });
  const step = (months: 1 | -1) => (
    <ActionIcon
      renderRoot={(props) => <Link {...link(shiftMonth(month, months))} {...props} />}
      variant="default"
      size={36}
      aria-label={t(months === 1 ? 'next' : 'previous')}
    >
      <Icon name={months === 1 ? 'next' : 'previous'} />
    </ActionIcon>
  );
  return (
    <nav aria-label={t('months')} className={classes['months']}>
      {step(-1)}
      <p role="status" className={classes['month']} data-testid="month-title">
        {dates.month(month)}
      </p>
      {step(1)}
      <Button
        renderRoot={(props) => <Link {...link(thisMonth)} {...props} />}
        variant="default"
        aria-current={month === thisMonth ? 'date' : undefined}
      >
        {t('current')}
      </Button>
      <ActionIcon variant="default" size={36} aria-label={t('print')} onClick={() => window.print()}>
        <Icon name="print" />
      </ActionIcon>
    </nav>
  );
}
