import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { setBells, type SchoolTerm, type TermPlan } from '../../api/timetable.js';
import { useDates } from '../../i18n/dates.js';
import frame from '../../shell/frame.module.css';
import { useTimetableTexts } from '../texts/timetable-texts.js';
import { weekdayName } from '../weekday-name.js';
import classes from './planning.module.css';
import { PlanRefusal } from './plan-refusal.js';
import { usePlanChange } from './use-plan-change.js';
import { bellsIn, bellsText } from './written-lists.js';

interface BellsFormProps {
  readonly of: SchoolTerm;
  readonly bells: TermPlan['bells'];
}

/** When lessons begin and end on some days of the week. */
export function BellsForm({ of, bells }: BellsFormProps) {
  const { t } = useTimetableTexts();
  const dates = useDates();
  const [weekdays, setWeekdays] = useState<readonly number[]>([1, 2, 3, 4, 5]);
  const [text, setText] = useState(() => bellsText(bells['1'] ?? []));
  const read = bellsIn(text);
  const setting = usePlanChange(of, () => setBells(of, weekdays, read.bells));
  return (
    <form
      className={`${frame['sheet']} ${classes['form']}`}
      onSubmit={(event) => {
        event.preventDefault();
        setting.mutate();
      }}
    >
      <h2>{t('plan.bells')}</h2>
      <fieldset className={classes['days']}>
        <legend>{t('plan.onDays')}</legend>
        {[1, 2, 3, 4, 5, 6, 7].map((weekday) => (
          <label key={weekday}>
            <input
              type="checkbox"
              checked={weekdays.includes(weekday)}
              onChange={({ currentTarget }) =>
                setWeekdays(
                  currentTarget.checked
                    ? [...weekdays, weekday].sort((a, b) => a - b)
                    : weekdays.filter((each) => each !== weekday),
                )
              }
            />{' '}
            {weekdayName(dates, weekday)}
          </label>
        ))}
      </fieldset>
      <Textarea
        label={t('plan.bellLines')}
        description={t('plan.bellExample')}
        value={text}
        rows={6}
        error={read.wrong.length > 0 ? t('plan.bellWrong', { lines: read.wrong.join(', ') }) : undefined}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <PlanRefusal error={setting.error} />
      <div className={classes['submit']}>
        <Button
          type="submit"
          variant="default"
          loading={setting.isPending}
          disabled={read.wrong.length > 0 || weekdays.length === 0}
        >
          {t('plan.setBells')}
        </Button>
        <p role="status">{setting.isSuccess && t('plan.saved')}</p>
      </div>
    </form>
  );
}
