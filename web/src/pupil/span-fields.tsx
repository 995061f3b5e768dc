import { useId, useState } from 'react';
import { DateInput, dateField } from '../diary/date-input.js';
import { rangeIn } from './report-search.js';
import classes from './span-nav.module.css';
import type { Days } from './span.js';
import { usePupilTexts } from './texts/pupil-texts.js';

interface DayFieldProps {
  readonly day: string;
  readonly onChange: (day: string) => void;
}

/** To the day, week or month of any date. */
export function DayField({ day, onChange }: DayFieldProps) {
  const { t } = usePupilTexts();
  return (
    <div className={classes['fields']}>
      <label>
        {t('span.pick')} <DateInput day={day} onChange={onChange} />
      </label>
    </div>
  );
}

interface RangeFieldsProps {
  readonly days: Days;
  /** How many days may lie between them. */
  readonly longest: number;
  readonly onChange: (days: Days) => void;
}

/** The first and the last day. */
export function RangeFields({ days, longest, onChange }: RangeFieldsProps) {
  const { t } = usePupilTexts();
  const wrongId = useId();
  const [shown, setShown] = useState(days);
  const [fields, setFields] = useState(days);
  // Turned to other days by a link beside the fields.
  if (days.from !== shown.from || days.to !== shown.to) {
    setShown(days);
    setFields(days);
  }
  const isWrong = !rangeIn(fields.from, fields.to, longest);
  const change = (changed: Partial<Days>) => {
    const now = { ...fields, ...changed };
    setFields(now);
    const range = rangeIn(now.from, now.to, longest);
    // A year that is being typed lies far back.
    if (range && range.from >= dateField.min) onChange(range);
  };
  const field = {
    ...dateField,
    ...(isWrong ? { 'aria-invalid': true, 'aria-describedby': wrongId } : {}),
  } as const;
  return (
    <div className={classes['fields']}>
      <label>
        {t('span.from')}{' '}
        <input
          {...field}
          value={fields.from}
          onChange={({ currentTarget }) => change({ from: currentTarget.value })}
        />
      </label>
      <label>
        {t('span.to')}{' '}
        <input
          {...field}
          value={fields.to}
          onChange={({ currentTarget }) => change({ to: currentTarget.value })}
        />
      </label>
      {isWrong && (
        <p id={wrongId} role="alert">
          {t('span.wrong', { longest })}
        </p>
      )}
    </div>
  );
}
