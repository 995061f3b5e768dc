import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { setWeekPattern } from '../../api/school-days.js';
import type { SchoolTerm, TermPlan } from '../../api/timetable.js';
import frame from '../../shell/frame.module.css';
import { useTimetableTexts } from '../texts/timetable-texts.js';
import { DaysRefusal } from './days-refusal.js';
import classes from './planning.module.css';
import { usePlanChange } from './use-plan-change.js';

interface WeekPatternFormProps {
  readonly of: SchoolTerm;
  readonly first: TermPlan['first'];
}

/** Whether weeks A and B alternate, and what the first one of the term is. */
export function WeekPatternForm({ of, first }: WeekPatternFormProps) {
  const { t } = useTimetableTexts();
  const [wanted, setWanted] = useState<'' | 'A' | 'B'>(first ?? '');
  const setting = usePlanChange(of, () => setWeekPattern(of, wanted === '' ? undefined : wanted));
  return (
    <form
      className={`${frame['sheet']} ${classes['form']}`}
      onSubmit={(event) => {
        event.preventDefault();
        setting.mutate();
      }}
    >
      <h2>{t('weeks.title')}</h2>
      <NativeSelect
        label={t('weeks.first')}
        value={wanted}
        onChange={({ currentTarget }) => setWanted(currentTarget.value as '' | 'A' | 'B')}
        data={[
          { value: '', label: t('weeks.same') },
          { value: 'A', label: t('weeks.startA') },
          { value: 'B', label: t('weeks.startB') },
        ]}
      />
      <DaysRefusal error={setting.error} />
      <div className={classes['submit']}>
        <Button type="submit" variant="default" loading={setting.isPending}>
          {t('weeks.set')}
        </Button>
        <p role="status">{setting.isSuccess && t('plan.saved')}</p>
      </div>
    </form>
  );
}
