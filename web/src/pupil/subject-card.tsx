import { Link } from '@tanstack/react-router';
import type { GradeListed, SubjectGrades } from '../api/pupil-reports.js';
import { weekOf } from '../diary/week.js';
import { useDates } from '../i18n/dates.js';
import frame from '../shell/frame.module.css';
import { AverageChart } from './average-chart.js';
import { WaysTable } from './ways-table.js';
import { useNumbers } from './numbers.js';
import { Nothing } from './nothing.js';
import classes from './report.module.css';
import { usePupilTexts } from './texts/pupil-texts.js';

interface SubjectCardProps {
  readonly pupilId: string;
  /** None where the subject has no page in the time. */
  readonly row: SubjectGrades | undefined;
}

/** One subject: what its grades come to, how that went, what is needed for more, and each grade in time. */
export function SubjectCard({ pupilId, row }: SubjectCardProps) {
  const { t } = usePupilTexts();
  const back = (
    <p className={frame['onScreen']}>
      <Link
        to="/diary/$pupilId/grades"
        params={{ pupilId }}
        search={(before) => ({ ...before, subject: undefined })}
      >
        ← {t('allSubjects')}
      </Link>
    </p>
  );
  if (!row) {
    return (
      <>
        {back}
        <Nothing title={t('noGradesTitle')} text={t('noSubject')} />
      </>
    );
  }
  return (
    <>
      {back}
      <div className={classes['sheet']} data-testid="subject">
        <h2>{row.subject.title}</h2>
        <AverageSaid row={row} />
        {row.course.length > 0 && <AverageChart course={row.course} next={row.next} />}
        {row.next && <WaysTable next={row.next} />}
        <h2>{t('grades')}</h2>
        {row.grades.length === 0 ? (
          <p>{t('noSubject')}</p>
        ) : (
          <GradesInTime pupilId={pupilId} grades={row.grades} />
        )}
      </div>
    </>
  );
}

function AverageSaid({ row: { average, proposed, next } }: { readonly row: SubjectGrades }) {
  const { t } = usePupilTexts();
  const numbers = useNumbers();
  if (average === undefined) return <p>{t('nothingCounts')}</p>;
  return (
    <p>
      {t('average')}: <strong data-testid="average">{numbers.average(average)}</strong>
      {proposed !== undefined && `, ${t('comesTo', { value: proposed })}`}
      {!next && `. ${t('highest')}`}
    </p>
  );
}

interface GradesInTimeProps {
  readonly pupilId: string;
  readonly grades: readonly GradeListed[];
}

/** Newest first; each day leads to its week in the diary, where the reasons of changes stand. */
function GradesInTime({ pupilId, grades }: GradesInTimeProps) {
  const { t } = usePupilTexts();
  const dates = useDates();
  return (
    <>
      {grades.some(({ annulled, corrections }) => annulled || corrections > 0) && (
        <p className={classes['lead']}>{t('changesInDiary')}</p>
      )}
      <table className={classes['table']} data-testid="grades-in-time">
        <thead>
          <tr>
            {(['date', 'grade', 'work', 'weight'] as const).map((column) => (
              <th key={column} scope="col">
                {t(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {grades.toReversed().map(({ gradeId, date, value, work, annulled, corrections, madeUpOn }) => (
            <tr key={gradeId}>
              <td>
                <Link
                  to="/diary/$pupilId/$week"
                  params={{ pupilId, week: weekOf(date) }}
                  title={t('openWeek', { date: dates.short(date) })}
                >
                  {dates.short(date)}
                </Link>
              </td>
              <td>
                {annulled ? (
                  <del className={classes['value']}>{value}</del>
                ) : (
                  <span className={classes['value']}>{value}</span>
                )}{' '}
                {annulled && <span className={classes['changed']}>{t('annulled')} </span>}
                {corrections > 0 && (
                  <span className={classes['changed']}>{t('corrections', { count: corrections })}</span>
                )}
              </td>
              <td>
                {work.title}
                {madeUpOn !== undefined && (
                  <span className={classes['small']}> {t('madeUpOn', { date: dates.short(madeUpOn) })}</span>
                )}
              </td>
              <td className={classes['number']}>{work.weight}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
