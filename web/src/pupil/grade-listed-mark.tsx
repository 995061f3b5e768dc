import { VisuallyHidden } from '@mantine/core';
import type { GradeListed } from '../api/pupil-reports.js';
import { useDates } from '../i18n/dates.js';
import classes from './report.module.css';
import { usePupilTexts } from './texts/pupil-texts.js';

/** A grade among others: its value, and small beside it the work and its weight. */
export function GradeListedMark({ grade }: { readonly grade: GradeListed }) {
  const { t } = usePupilTexts();
  const dates = useDates();
  const { gradeId, value, work, annulled, corrections } = grade;
  const date = dates.short(grade.date);
  const told = { value, work: work.title, date };
  const name = annulled ? t('gradeAnnulled', told) : t('gradeName', { ...told, weight: work.weight });
  const whole = corrections === 0 ? name : `${name}, ${t('corrections', { count: corrections })}`;
  const Value = annulled ? 'del' : 'span';
  return (
    <span className={classes['mark']} title={whole} data-testid={`listed-${gradeId}`}>
      <VisuallyHidden>{whole}</VisuallyHidden>
      <Value aria-hidden="true" className={classes['value']}>
        {value}
      </Value>
      <span aria-hidden="true" className={classes['small']}>
        {work.abbreviation}
        {work.weight === 1 ? '' : `×${work.weight}`}
        {corrections > 0 && '*'}
      </span>
    </span>
  );
}
