import { Link } from '@tanstack/react-router';
import type { SubjectGrades } from '../api/pupil-reports.js';
import { GradeListedMark } from './grade-listed-mark.js';
import { waysTold } from './needed.js';
import { useNumbers } from './numbers.js';
import classes from './report.module.css';
import { usePupilTexts } from './texts/pupil-texts.js';

interface GradesTableProps {
  readonly pupilId: string;
  readonly rows: readonly SubjectGrades[];
}

/** A line for each subject: its grades, what they come to, and what is needed for more. */
export function GradesTable({ pupilId, rows }: GradesTableProps) {
  const { t } = usePupilTexts();
  return (
    <div className={classes['sheet']}>
      <table role="table" className={`${classes['table']} ${classes['cards']}`} data-testid="grades">
        <thead role="rowgroup">
          <tr role="row">
            {(['subject', 'grades', 'average', 'needed'] as const).map((column) => (
              <th key={column} role="columnheader" scope="col">
                {t(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <SubjectRow key={row.subject.id} pupilId={pupilId} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function SubjectRow({ pupilId, row }: { readonly pupilId: string; readonly row: SubjectGrades }) {
  const { t } = usePupilTexts();
  const numbers = useNumbers();
  const { subject, grades, average, proposed, next } = row;
  return (
    <tr role="row" data-testid={`subject-${subject.id}`}>
      <th role="rowheader" scope="row">
        <Link
          to="/diary/$pupilId/grades"
          params={{ pupilId }}
          search={(before) => ({ ...before, subject: subject.id })}
        >
          {subject.title}
        </Link>
      </th>
      <td role="cell" className={classes['wide']}>
        {grades.length > 0 && (
          <ul role="list" className={classes['marks']}>
            {grades.map((grade) => (
              <li key={grade.gradeId}>
                <GradeListedMark grade={grade} />
              </li>
            ))}
          </ul>
        )}
      </td>
      <td role="cell" className={classes['number']} data-label={t('average')}>
        {average === undefined ? (
          '–'
        ) : (
          <>
            <strong>{numbers.average(average)}</strong>{' '}
            {proposed !== undefined && (
              <span className={classes['small']}>{t('comesTo', { value: proposed })}</span>
            )}
          </>
        )}
      </td>
      <td role="cell">
        {next && (
          <>
            <span className={classes['small']}>{t('neededFor', { value: next.value })}:</span>{' '}
            {waysTold(next, t) ?? '–'}
          </>
        )}
      </td>
    </tr>
  );
}
