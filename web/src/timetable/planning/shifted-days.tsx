import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { shiftDay, withdrawDayShift, type ShiftedDay } from '../../api/school-days.js';
import { useDates } from '../../i18n/dates.js';
import frame from '../../shell/frame.module.css';
import { useTimetableTexts } from '../texts/timetable-texts.js';
import { isAtFault } from './days-faults.js';
import { DaysRefusal } from './days-refusal.js';
import classes from './planning.module.css';
import { useDaysChange } from './use-days-change.js';
import { weekdayName } from '../weekday-name.js';
import { bellsIn } from './written-lists.js';

interface ShiftedDaysFormProps {
  readonly schoolId: string;
  readonly shiftedDays: readonly ShiftedDay[];
  readonly today: string;
  /** Weeks A and B alternate. */
  readonly alternates: boolean;
}

/** The days that go by another plan, or by other bells. */
export function ShiftedDaysForm({ schoolId, shiftedDays, today, alternates }: ShiftedDaysFormProps) {
  const { t } = useTimetableTexts();
  const dates = useDates();
  const [date, setDate] = useState(today);
  const [weekday, setWeekday] = useState('1');
  const [week, setWeek] = useState<'' | 'A' | 'B'>('');
  const [text, setText] = useState('');
  const read = bellsIn(text);
  const shifting = useDaysChange(() =>
    shiftDay(schoolId, {
      ...{ date, weekday: Number(weekday) },
      ...(week === '' ? {} : { week }),
      ...(read.bells.length === 0 ? {} : { bells: read.bells }),
    }),
  );
  const withdrawing = useDaysChange((of: string) => withdrawDayShift(schoolId, of));
  return (
    <form
      className={`${frame['sheet']} ${classes['form']}`}
      onSubmit={(event) => {
        event.preventDefault();
        shifting.mutate();
      }}
    >
      <h2>{t('days.shifted')}</h2>
      <p className={frame['muted']}>{t('days.shiftedLead')}</p>
      <ul className={classes['dated']} data-testid="shifted-days">
        {shiftedDays.map((day) => {
          const named = dates.day(`${day.date}T00:00:00Z`, 'UTC');
          return (
            <li key={day.date}>
              <span>
                {named}: {t('byPlan', { day: weekdayName(dates, day.weekday) })}
                {day.week !== undefined && `, ${t('days.week', { week: day.week })}`}
                {day.bells && `, ${t('days.otherBells')}`}
              </span>
              <Button
                size="xs"
                variant="default"
                aria-label={t('days.withdrawDay', { day: named })}
                disabled={withdrawing.isPending}
                onClick={() => withdrawing.mutate(day.date)}
              >
                {t('days.withdraw')}
              </Button>
            </li>
          );
        })}
      </ul>
      <DaysRefusal error={withdrawing.error} />
      <div className={classes['dates']}>
        <TextInput
          type="date"
          label={t('days.date')}
          error={isAtFault(shifting.error, 'date')}
          value={date}
          onChange={({ currentTarget }) => setDate(currentTarget.value)}
          required
          withAsterisk={false}
        />
        <NativeSelect
          label={t('days.byPlanOf')}
          error={isAtFault(shifting.error, 'weekday')}
          value={weekday}
          onChange={({ currentTarget }) => setWeekday(currentTarget.value)}
          data={[1, 2, 3, 4, 5, 6, 7].map((each) => ({
            value: each.toString(),
            label: weekdayName(dates, each),
          }))}
        />
        {alternates && (
          <NativeSelect
            label={t('days.ofWeek')}
            value={week}
            onChange={({ currentTarget }) => setWeek(currentTarget.value as '' | 'A' | 'B')}
            data={[
              { value: '', label: t('days.ownWeek') },
              ...['A', 'B'].map((each) => ({ value: each, label: t('days.week', { week: each }) })),
            ]}
          />
        )}
      </div>
      <Textarea
        label={t('days.bells')}
        description={t('plan.bellExample')}
        value={text}
        rows={3}
        error={read.wrong.length > 0 ? t('plan.bellWrong', { lines: read.wrong.join(', ') }) : undefined}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <DaysRefusal error={shifting.error} />
      <div className={classes['submit']}>
        <Button type="submit" loading={shifting.isPending} disabled={read.wrong.length > 0}>
          {t('days.shift')}
        </Button>
        <p role="status">{shifting.isSuccess && t('plan.saved')}</p>
      </div>
    </form>
  );
}
