import { useTranslation } from 'react-i18next';
import type { Attendance, LessonFigures } from '../api/pupil-reports.js';
import { useDates } from '../i18n/dates.js';
import { useNumbers } from './numbers.js';
import classes from './report.module.css';
import { usePupilTexts } from './texts/pupil-texts.js';

/** The same by month and by subject. */
export function AttendanceParts({ report: { months, subjects } }: { readonly report: Attendance }) {
  const { t } = usePupilTexts();
  const dates = useDates();
  return (
    <>
      {months.length > 1 && (
        <PartsTable
          title={t('byMonth')}
          column={t('month')}
          parts={months.map(({ month, ...figures }) => ({ ...figures, name: dates.month(month) }))}
        />
      )}
      <PartsTable
        title={t('bySubject')}
        column={t('subject')}
        parts={subjects.map(({ id: _id, title, ...figures }) => ({ ...figures, name: title }))}
      />
    </>
  );
}

interface PartsTableProps {
  readonly title: string;
  /** What the parts are. */
  readonly column: string;
  readonly parts: readonly (LessonFigures & { readonly name: string })[];
}

function PartsTable({ title, column, parts }: PartsTableProps) {
  const { t } = useTranslation();
  const { t: tp } = usePupilTexts();
  const numbers = useNumbers();
  const names = [
    ...[tp('held'), tp('missed'), tp('withoutReason'), t('absence.excused'), t('absence.ill')],
    ...[tp('late'), tp('attended')],
  ];
  const figuresOf = ({ lessons, reasons, late }: LessonFigures) => [
    ...[lessons.held, lessons.missed, reasons.absent, reasons.excused, reasons.ill],
    late.minutes === 0 ? late.lessons : `${late.lessons} (${tp('minutes', { count: late.minutes })})`,
    lessons.attended === undefined ? '–' : tp('percent', { value: numbers.percent(lessons.attended) }),
  ];
  return (
    <section className={classes['sheet']}>
      <h2>{title}</h2>
      <table role="table" aria-label={title} className={`${classes['table']} ${classes['cards']}`}>
        <thead role="rowgroup">
          <tr role="row">
            {[column, ...names].map((name) => (
              <th key={name} role="columnheader" scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {parts.map((part) => (
            <tr key={part.name} role="row">
              <th role="rowheader" scope="row">
                {part.name}
              </th>
              {figuresOf(part).map((figure, index) => (
                <td key={names[index]} role="cell" className={classes['number']} data-label={names[index]}>
                  {figure}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
