import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { withdrawDaysOff, writeDaysOff, type DaysOff } from '../../api/school-days.js';
import { useDates } from '../../i18n/dates.js';
import frame from '../../shell/frame.module.css';
import { useTimetableTexts } from '../texts/timetable-texts.js';
import { isAtFault } from './days-faults.js';
import { DaysRefusal } from './days-refusal.js';
import classes from './planning.module.css';
import { useDaysChange } from './use-days-change.js';

interface DaysOffFormProps {
  readonly schoolId: string;
  readonly daysOff: readonly DaysOff[];
  readonly today: string;
}

/** The days without lessons: holidays and single days. */
export function DaysOffForm({ schoolId, daysOff, today }: DaysOffFormProps) {
  const { t } = useTimetableTexts();
  const nothing = { from: today, to: today, title: '' };
  const [draft, setDraft] = useState(nothing);
  const [amended, setAmended] = useState<string>();
  const start = ({ daysOffId, ...days }: Partial<DaysOff> & typeof nothing) => {
    setDraft(days);
    setAmended(daysOffId);
  };
  const writing = useDaysChange(async () => {
    await writeDaysOff(schoolId, draft, amended);
    start(nothing);
  });
  const withdrawing = useDaysChange((daysOffId: string) => withdrawDaysOff(schoolId, daysOffId));
  return (
    <form
      className={`${frame['sheet']} ${classes['form']}`}
      onSubmit={(event) => {
        event.preventDefault();
        writing.mutate();
      }}
    >
      <h2>{t('days.off')}</h2>
      <p className={frame['muted']}>{t('days.offLead')}</p>
      <ul className={classes['dated']} data-testid="days-off">
        {daysOff.map((each) => (
          <DaysOffRow
            key={each.daysOffId}
            daysOff={each}
            isBusy={withdrawing.isPending}
            onAmend={() => start(each)}
            onWithdraw={() => withdrawing.mutate(each.daysOffId)}
          />
        ))}
      </ul>
      <DaysRefusal error={withdrawing.error} />
      <div className={classes['dates']}>
        <TextInput
          type="date"
          label={t('days.from')}
          error={isAtFault(writing.error, 'from')}
          value={draft.from}
          onChange={({ currentTarget: { value } }) =>
            setDraft({ ...draft, from: value, to: draft.to < value ? value : draft.to })
          }
          required
          withAsterisk={false}
        />
        <TextInput
          type="date"
          label={t('days.to')}
          error={isAtFault(writing.error, 'to')}
          value={draft.to}
          min={draft.from}
          onChange={({ currentTarget: { value } }) => setDraft({ ...draft, to: value })}
          required
          withAsterisk={false}
        />
      </div>
      <TextInput
        label={t('days.title')}
        error={isAtFault(writing.error, 'title')}
        value={draft.title}
        maxLength={200}
        onChange={({ currentTarget: { value } }) => setDraft({ ...draft, title: value })}
        required
        withAsterisk={false}
      />
      <DaysRefusal error={writing.error} />
      <div className={classes['submit']}>
        <Button type="submit" loading={writing.isPending}>
          {t(amended === undefined ? 'days.setOff' : 'days.amendOff')}
        </Button>
        {amended !== undefined && (
          <Button variant="default" onClick={() => start(nothing)}>
            {t('days.leave')}
          </Button>
        )}
        <p role="status">{writing.isSuccess && t('plan.saved')}</p>
      </div>
    </form>
  );
}

interface DaysOffRowProps {
  readonly daysOff: DaysOff;
  readonly isBusy: boolean;
  readonly onAmend: () => void;
  readonly onWithdraw: () => void;
}

function DaysOffRow({ daysOff: { from, to, title }, isBusy, onAmend, onWithdraw }: DaysOffRowProps) {
  const { t } = useTimetableTexts();
  const dates = useDates();
  const days = from === to ? dates.day(`${from}T00:00:00Z`, 'UTC') : dates.range(from, to);
  return (
    <li>
      <span>
        {title}, {days}
      </span>
      <Button size="xs" variant="default" aria-label={t('days.amendOf', { title, days })} onClick={onAmend}>
        {t('days.amend')}
      </Button>
      <Button
        size="xs"
        variant="default"
        aria-label={t('days.withdrawOf', { title, days })}
        disabled={isBusy}
        onClick={onWithdraw}
      >
        {t('days.withdraw')}
      </Button>
    </li>
  );
}
