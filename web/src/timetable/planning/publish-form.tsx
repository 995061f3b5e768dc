import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { publishPlan, type SchoolTerm, type Term } from '../../api/timetable.js';
import frame from '../../shell/frame.module.css';
import { useTimetableTexts } from '../texts/timetable-texts.js';
import classes from './planning.module.css';
import { PlanRefusal } from './plan-refusal.js';
import { usePlanChange } from './use-plan-change.js';

interface PublishFormProps {
  readonly of: SchoolTerm;
  readonly term: Term;
  /** Where the school is. */
  readonly today: string;
  /** There are no lessons to be published. */
  readonly isEmpty: boolean;
}

/** Lets the plan hold from a day on. */
export function PublishForm({ of, term, today, isEmpty }: PublishFormProps) {
  const { t } = useTimetableTexts();
  const earliest = today > term.from ? today : term.from;
  const [from, setFrom] = useState(earliest);
  const publishing = usePlanChange(of, () => publishPlan(of, from));
  return (
    <form
      className={`${frame['sheet']} ${classes['form']}`}
      onSubmit={(event) => {
        event.preventDefault();
        publishing.mutate();
      }}
    >
      <h2>{t('plan.publishing')}</h2>
      <p className={frame['muted']}>{t('plan.publishingLead')}</p>
      <TextInput
        className={classes['term'] ?? ''}
        type="date"
        label={t('plan.from')}
        value={from}
        min={earliest}
        max={term.to}
        onChange={({ currentTarget }) => setFrom(currentTarget.value)}
        required
        withAsterisk={false}
      />
      <PlanRefusal error={publishing.error} />
      <div className={classes['submit']}>
        <Button type="submit" loading={publishing.isPending} disabled={isEmpty}>
          {t('plan.publish')}
        </Button>
        <p role="status">{publishing.isSuccess && t('plan.isPublished')}</p>
      </div>
    </form>
  );
}
