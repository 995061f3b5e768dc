import { Button, NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { callOffOccasion, setOccasion } from '../../api/school-days.js';
import type { SchoolTerm, Term, TermPlan } from '../../api/timetable.js';
import { useDates } from '../../i18n/dates.js';
import frame from '../../shell/frame.module.css';
import { useTimetableTexts } from '../texts/timetable-texts.js';
import { isAtFault } from './days-faults.js';
import { DaysRefusal } from './days-refusal.js';
import classes from './planning.module.css';
import { usePlanChange } from './use-plan-change.js';

interface OccasionsFormProps {
  readonly of: SchoolTerm;
  readonly term: Term;
  readonly occasions: TermPlan['occasions'];
  readonly today: string;
}

/** What takes place instead of some lessons of a day. */
export function OccasionsForm({ of, term, occasions, today }: OccasionsFormProps) {
  const { t } = useTimetableTexts();
  const dates = useDates();
  const earliest = today > term.from ? today : term.from;
  const [draft, setDraft] = useState({ date: earliest, from: 1, to: 20, title: '' });
  const setting = usePlanChange(of, () => setOccasion(of, draft));
  const callingOff = usePlanChange(of, (occasionId: string) => callOffOccasion(of, occasionId));
  return (
    <form
      className={`${frame['sheet']} ${classes['form']}`}
      onSubmit={(event) => {
        event.preventDefault();
        setting.mutate();
      }}
    >
      <h2>{t('occasions.title')}</h2>
      <p className={frame['muted']}>{t('occasions.lead')}</p>
      <ul className={classes['dated']} data-testid="occasions">
        {occasions.map(({ occasionId, date, title, lessons }) => {
          const day = dates.day(`${date}T00:00:00Z`, 'UTC');
          return (
            <li key={occasionId}>
              <span>
                {title}, {day} ({t('occasions.lessons', { count: lessons })})
              </span>
              {date >= today && (
                <Button
                  size="xs"
                  variant="default"
                  aria-label={t('occasions.callOffOf', { title, day })}
                  disabled={callingOff.isPending}
                  onClick={() => callingOff.mutate(occasionId)}
                >
                  {t('occasions.callOff')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      <DaysRefusal error={callingOff.error} />
      <div className={classes['dates']}>
        <TextInput
          type="date"
          label={t('days.date')}
          error={isAtFault(setting.error, 'date')}
          value={draft.date}
          min={earliest}
          max={term.to}
          onChange={({ currentTarget: { value } }) => setDraft({ ...draft, date: value })}
          required
          withAsterisk={false}
        />
        {(['from', 'to'] as const).map((end) => (
          <NumberInput
            key={end}
            label={t(`occasions.${end}`)}
            error={isAtFault(setting.error, end)}
            value={draft[end]}
            min={1}
            max={20}
            allowDecimal={false}
            hideControls
            onChange={(value) => setDraft({ ...draft, [end]: Number(value) })}
            required
            withAsterisk={false}
          />
        ))}
      </div>
      <TextInput
        label={t('occasions.what')}
        error={isAtFault(setting.error, 'title')}
        value={draft.title}
        maxLength={200}
        onChange={({ currentTarget: { value } }) => setDraft({ ...draft, title: value })}
        required
        withAsterisk={false}
      />
      <DaysRefusal error={setting.error} />
      <div className={classes['submit']}>
        <Button type="submit" loading={setting.isPending}>
          {t('occasions.set')}
        </Button>
        <p role="status">{setting.isSuccess && t('plan.saved')}</p>
      </div>
    </form>
  );
}
