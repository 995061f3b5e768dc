import { VisuallyHidden } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { JournalPage, PageAbsence, PageDebt, PageGrade } from '../api/journal-page.js';
import { useDates } from '../i18n/dates.js';
import classes from './journal-grid.module.css';

/** Pupils by lessons, with the term grade at the end of the line. */
export function JournalGrid({ page }: { readonly page: JournalPage }) {
  const { t, i18n } = useTranslation();
  const dates = useDates();
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 2 });
  const grades = useMemo(() => byCell(page.grades), [page.grades]);
  const debts = useMemo(() => byCell(page.debts), [page.debts]);
  const absences = useMemo(() => new Map(page.absences.map((it) => [cellOf(it), it])), [page.absences]);
  const termGrades = new Map(page.termGrades.map(({ pupilId, value }) => [pupilId, value]));
  return (
    // Focusable, so that it can be scrolled without a pointer.
    <div className={classes['scroll']} role="region" aria-label={t('journal.grid')} tabIndex={0}>
      <table className={classes['grid']} data-testid="journal-grid" data-position={page.position}>
        <thead>
          <tr>
            <th scope="col">{t('journal.pupil')}</th>
            {page.lessons.map(({ lessonId, date, number: lesson, cancelled, planned }) => (
              <th key={lessonId} scope="col" data-cancelled={cancelled} data-planned={planned}>
                <VisuallyHidden>
                  {t('journal.lesson', { date: dates.short(date), number: lesson })}
                </VisuallyHidden>
                <span aria-hidden="true">
                  {dates.numeric(date)}
                  <small>{lesson}</small>
                </span>
                {cancelled && <VisuallyHidden>{t('diary.cancelled')}</VisuallyHidden>}
                {planned && !cancelled && <VisuallyHidden>{t('diary.planned')}</VisuallyHidden>}
              </th>
            ))}
            <th scope="col">{t('journal.average')}</th>
            <th scope="col">{t('journal.proposed')}</th>
            <th scope="col">{t('journal.termGrade')}</th>
          </tr>
        </thead>
        <tbody>
          {page.pupils.map((pupil) => (
            <tr key={pupil.id}>
              <th scope="row">{pupil.name}</th>
              {page.lessons.map(({ lessonId }) => {
                const cell = cellOf({ pupilId: pupil.id, lessonId });
                return (
                  <Cell
                    key={lessonId}
                    grades={grades.get(cell) ?? []}
                    debts={debts.get(cell) ?? []}
                    absence={absences.get(cell)}
                  />
                );
              })}
              <td data-testid={`average-${pupil.id}`}>
                {pupil.average !== undefined && number.format(pupil.average)}
              </td>
              <td>{pupil.proposed}</td>
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
  readonly debts: readonly PageDebt[];
  readonly absence: PageAbsence | undefined;
}

function Cell({ grades, debts, absence }: CellProps) {
  const { t } = useTranslation();
  const dates = useDates();
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
      {debts.map(({ debtId, work, dueOn }) => {
        const description =
          dueOn === undefined
            ? t('grade.debt', { work: work.title })
            : t('grade.debtDue', { work: work.title, date: dates.short(dueOn) });
        return (
          <span key={debtId} className={classes['grade']} title={description}>
            <span aria-hidden="true">•</span>
            <VisuallyHidden>{description}</VisuallyHidden>
          </span>
        );
      })}
      {absence !== undefined && (
        <span className={classes['absence']} title={absence.reason}>
          <span aria-hidden="true">{t(`absence.mark.${absence.code}`)}</span>
          <VisuallyHidden>{t(`absence.${absence.code}`)}</VisuallyHidden>
        </span>
      )}
    </td>
  );
}

type InCell = { readonly pupilId: string; readonly lessonId: string };

function byCell<Entry extends InCell>(entries: readonly Entry[]): ReadonlyMap<string, readonly Entry[]> {
  const cells = new Map<string, Entry[]>();
  for (const entry of entries) {
    const cell = cells.get(cellOf(entry));
    if (cell === undefined) cells.set(cellOf(entry), [entry]);
    else cell.push(entry);
  }
  return cells;
}

function cellOf({ pupilId, lessonId }: InCell): string {
  return `${pupilId} ${lessonId}`;
}
