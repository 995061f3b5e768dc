import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Missed } from '../api/pupil-reports.js';
import { weekOf } from '../diary/week.js';
import { useDates } from '../i18n/dates.js';
import classes from './report.module.css';
import { usePupilTexts } from './texts/pupil-texts.js';

interface AbsencesTableProps {
  readonly pupilId: string;
  readonly rows: readonly Missed[];
}

/** Each lesson that was missed or come late to, oldest first; the day leads to its week in the diary. */
export function AbsencesTable({ pupilId, rows }: AbsencesTableProps) {
  const { t } = useTranslation();
  const { t: tp } = usePupilTexts();
  const dates = useDates();
  return (
    <table role="table" className={`${classes['table']} ${classes['cards']}`} data-testid="absences">
      <thead role="rowgroup">
        <tr role="row">
          {(['date', 'lessonNumber', 'subject', 'what'] as const).map((column) => (
            <th key={column} role="columnheader" scope="col">
              {tp(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map(({ lessonId, date, number, subject, code, recorded, minutes }) => (
          <tr role="row" key={lessonId}>
            <td role="cell">
              <Link
                to="/diary/$pupilId/$week"
                params={{ pupilId, week: weekOf(date) }}
                title={tp('openWeek', { date: dates.short(date) })}
              >
                {dates.short(date)}
              </Link>
            </td>
            <td role="cell" data-label={tp('lessonNumber')} className={classes['number']}>
              {number}
            </td>
            <td role="cell">{subject.title}</td>
            <td role="cell" className={classes['wide']}>
              {minutes === undefined
                ? t(`absence.${code}`)
                : t('absence.minutes', { what: t(`absence.${code}`), minutes })}
              {recorded !== code && (
                <span className={classes['small']}>
                  {' '}
                  {tp('recordedAs', { what: t(`absence.${recorded}`) })}
                </span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
