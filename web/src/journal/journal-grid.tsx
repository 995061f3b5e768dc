import { VisuallyHidden } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { JournalPage, PageAbsence, PageGrade } from '../api/journal-page.js';
import { useDates } from '../i18n/dates.js';
import classes from './journal-grid.module.css';

/** Pupils by lessons, with the term grade at the end of the line. */
export function JournalGrid({ page }: { readonly page: JournalPage }) {
  const { t } = useTranslation();
  const dates = useDates();
  const grades = useMemo(() => byCell(page.grades), [page.grades]);
  const absences = useMemo(() => new Map(page.absences.map((it) => [cellOf(it), it])), [page.absences]);
  const termGrades = new Map(page.termGrades.map(({ pupilId, value }) => [pupilId, value]));
  return (
    // Focusable, so that it can be scrolled without a pointer.
    <div className={classes['scroll']} role="region" aria-label={t('journal.grid')} tabIndex={0}>
      <table className={classes['grid']} data-testid="journal-grid" data-position={page.position}>
        <thead>
          <tr>
            <th scope="col">{t('journal.pupil')}</th>
            {page.lessons.map(({ lessonId, date, number, cancelled }) => (
              <th key={lessonId} scope="col" data-cancelled={cancelled}>
                <VisuallyHidden>{t('journal.lesson', { date: dates.short(date), number })}</VisuallyHidden>
                <span aria-hidden="true">
                  {dates.numeric(date)}
                  <small>{number}</small>
                </span>
                {cancelled && <VisuallyHidden>{t('diary.cancelled')}</VisuallyHidden>}
              </th>
            ))}
            <th scope="col">{t('journal.termGrade')}</th>
          </tr>
        </thead>
        <tbody>
          {page.pupils.map((pupil) => (
            <tr key={pupil.id}>
              <th scope="row">{pupil.name}</th>
              {page.lessons.map(({ lessonId }) => {
                const cell = cellOf({ pupilId: pupil.id, lessonId });
                return <Cell key={lessonId} grades={grades.get(cell) ?? []} absence={absences.get(cell)} />;
              })}
              <td className={classes['term']}>{termGrades.get(pupil.id)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface CellProps {
  readonly grades: readonly PageGrade[];
  readonly absence: PageAbsence | undefined;
}

function Cell({ grades, absence }: CellProps) {
  const { t } = useTranslation();
  return (
    <td>
      {grades.map(({ gradeId, value, status, work }) => {
        const description = t('grade.work', { work: work.title, weight: work.weight });
        return status === 'annulled' ? (
          <del key={gradeId} title={`${t('grade.annulledMark')}, ${description}`}>
            {value}
          </del>
        ) : (
          <span key={gradeId} className={classes['grade']} data-status={status} title={description}>
            {value}
          </span>
        );
      })}
      {absence !== undefined && (
        <span className={classes['absence']}>
          <span aria-hidden="true">{t(`absence.mark.${absence.code}`)}</span>
          <VisuallyHidden>{t(`absence.${absence.code}`)}</VisuallyHidden>
        </span>
      )}
    </td>
  );
}

function byCell(grades: readonly PageGrade[]): ReadonlyMap<string, readonly PageGrade[]> {
  const cells = new Map<string, PageGrade[]>();
  for (const grade of grades) {
    const cell = cells.get(cellOf(grade));
    if (cell === undefined) cells.set(cellOf(grade), [grade]);
    else cell.push(grade);
  }
  return cells;
}

function cellOf({ pupilId, lessonId }: { readonly pupilId: string; readonly lessonId: string }): string {
  return `${pupilId} ${lessonId}`;
}
