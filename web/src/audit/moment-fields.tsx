import { useDebouncedCallback } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { isDate, shiftDate } from '../diary/week.js';
import { useDates } from '../i18n/dates.js';
import span from '../pupil/span-nav.module.css';
import { daysBetween } from '../pupil/span.js';
import classes from './audit.module.css';
import { useAuditTexts } from './texts/audit-texts.js';

interface MomentFieldsProps {
  readonly pageId: string;
  /** The page's first day; none until it is known, and then it can't be slid. */
  readonly first: string | undefined;
  readonly today: string;
  /** The day that is shown. */
  readonly day: string | undefined;
}

const settled = 300;

/** Of which day's end the page is shown: by sliding through its days, or by the date. */
export function MomentFields({ pageId, first, today, day }: MomentFieldsProps) {
  const { t } = useAuditTexts();
  const dates = useDates();
  const navigate = useNavigate();
  const [shown, setShown] = useState(day);
  const [chosen, setChosen] = useState(day);
  // Turned to another day by a link elsewhere.
  if (day !== shown) {
    setShown(day);
    setChosen(day);
  }
  const go = useDebouncedCallback((to: string) => {
    void navigate({
      to: '/audit/pages/$pageId',
      params: { pageId },
      search: { day: to },
      replace: true,
      resetScroll: false,
    });
  }, settled);
  const choose = (to: string) => {
    setChosen(to);
    go(to);
  };
  return (
    <div className={`${classes['moment']} ${span['fields']}`}>
      <label>
        {t('day')}{' '}
        <input
          type="date"
          value={chosen ?? ''}
          max={today}
          onChange={({ currentTarget }) => {
            // While a year is being typed the date is short of it.
            if (isDate(currentTarget.value) && currentTarget.validity.valid) choose(currentTarget.value);
          }}
        />
      </label>
      {first !== undefined && first < today && (
        <label className={classes['slider']}>
          {t('slider')}
          <input
            type="range"
            min={0}
            max={daysBetween(first, today)}
            value={Math.max(0, daysBetween(first, chosen ?? today))}
            aria-valuetext={dates.short(chosen ?? today)}
            onChange={({ currentTarget }) => choose(shiftDate(first, Number(currentTarget.value)))}
          />
        </label>
      )}
    </div>
  );
}
