import { VisuallyHidden } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useDates, type Dates } from '../i18n/dates.js';
import type { ShownCell } from './grid/cell.js';
import classes from './journal-grid.module.css';

/** What cells are told in. Handed to all of them, since a thousand need not each ask for the language. */
export interface CellWords {
  readonly t: TFunction;
  readonly dates: Dates;
}

export function useCellWords(): CellWords {
  const { t } = useTranslation();
  const dates = useDates();
  return useMemo(() => ({ t, dates }), [t, dates]);
}

interface CellMarksProps {
  readonly cell: Pick<ShownCell, 'grades' | 'debts' | 'absence'>;
  readonly words: CellWords;
  /** What is told of what the journal doesn't have yet. */
  readonly unsaved?: string;
}

/** What stands where a pupil and a lesson cross. */
export function CellMarks({
  cell: { grades, debts, absence },
  words: { t, dates },
  unsaved = '',
}: CellMarksProps) {
  return (
    <>
      {grades.map(({ gradeId, entry, value, status, work }) => {
        const description = t('grade.work', { work: work.title, weight: work.weight });
        if (status === 'annulled') {
          return (
            <del key={gradeId} title={`${t('grade.annulledMark')}, ${description}`}>
              {value}
            </del>
          );
        }
        return (
          <span
            key={entry?.key ?? gradeId}
            className={classes['grade']}
            data-status={status}
            title={description}
          >
            {value}
            {entry !== undefined && entry.saved === undefined && <Unsaved told={unsaved} />}
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
          {absence.entry !== undefined && absence.entry.saved === undefined && <Unsaved told={unsaved} />}
        </span>
      )}
    </>
  );
}

/** A sign beside what is on its way: no colour alone. */
function Unsaved({ told }: { readonly told: string }) {
  return (
    <span className={classes['unsaved']}>
      <span aria-hidden="true">…</span>
      <VisuallyHidden>{told}</VisuallyHidden>
    </span>
  );
}
