import { useTranslation } from 'react-i18next';
import type { Attendance } from '../api/pupil-reports.js';
import { useNumbers } from './numbers.js';
import classes from './report.module.css';
import { usePupilTexts } from './texts/pupil-texts.js';

/** What the time comes to: lessons, days, reasons, lateness, and the longest row without a reason. */
export function AttendanceFigures({ total }: { readonly total: Attendance['total'] }) {
  const { t } = useTranslation();
  const { t: tp } = usePupilTexts();
  const numbers = useNumbers();
  const { lessons, reasons, late, days, unexcusedInARow } = total;
  return (
    <section className={classes['sheet']} data-testid="attendance">
      <dl className={classes['figures']}>
        <div>
          <dt>{tp('attended')}</dt>
          <dd>
            <strong data-testid="attended">
              {lessons.attended === undefined
                ? '–'
                : tp('percent', { value: numbers.percent(lessons.attended) })}
            </strong>
            <div className={classes['small']}>
              {tp('held')}: {lessons.held}
            </div>
          </dd>
        </div>
        <div>
          <dt>{tp('missed')}</dt>
          <dd>
            <strong data-testid="missed">{lessons.missed}</strong>
            <div className={classes['small']}>
              {tp('withoutReason')}: {reasons.absent}
              <br />
              {t('absence.excused')}: {reasons.excused}
              <br />
              {t('absence.ill')}: {reasons.ill}
            </div>
          </dd>
        </div>
        <div>
          <dt>{tp('days')}</dt>
          <dd>
            <strong>{days.missed}</strong> {tp('daysMissed')}
            <div className={classes['small']}>
              {tp('daysPartly')}: {days.partly}
              <br />
              {tp('ofDays', { count: days.held })}
            </div>
          </dd>
        </div>
        <div>
          <dt>{tp('late')}</dt>
          <dd>
            <strong data-testid="late">{late.lessons}</strong>
            <div className={classes['small']}>{tp('minutes', { count: late.minutes })}</div>
          </dd>
        </div>
        <div>
          <dt>{tp('inARow')}</dt>
          <dd>
            {tp('inARowSays', {
              lessons: unexcusedInARow.lessons.longest,
              days: unexcusedInARow.days.longest,
            })}
            {unexcusedInARow.lessons.current > 0 && (
              <div className={classes['changed']}>
                {tp('inARowNow', { lessons: unexcusedInARow.lessons.current })}
              </div>
            )}
          </dd>
        </div>
      </dl>
    </section>
  );
}
