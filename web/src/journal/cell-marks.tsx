import { VisuallyHidden } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useDates, type Dates } from '../i18n/dates.js';
import type { ExemptDays } from '../api/exemptions.js';
import type { LateRequest } from '../api/late-requests.js';
import type { ShownAbsence, ShownCell } from './grid/cell.js';
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
  readonly cell: Pick<ShownCell, 'grades' | 'debts' | 'absence' | 'requests'>;
  /** Where the pupil is exempt in the lesson. */
  readonly exempt: ExemptDays | undefined;
  readonly words: CellWords;
  /** What is told of what the journal doesn't have yet. */
  readonly unsaved?: string;
}

/** What stands where a pupil and a lesson cross. */
export function CellMarks({
  cell: { grades, debts, absence, requests = [] },
  exempt,
  words: { t, dates },
  unsaved = '',
}: CellMarksProps) {
  return (
    <>
      {grades.map(({ gradeId, entry, waits, value, status, late, work }) => {
        const described = t('grade.work', { work: work.title, weight: work.weight });
        const description = late ? `${described}, ${t('grade.late')}` : described;
        if (status === 'annulled') {
          return (
            <del key={gradeId} title={`${t('grade.annulledMark')}, ${description}`}>
              {value}
              {waits === true && <Unsaved told={unsaved} />}
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
            {late && (
              <small>
                <span aria-hidden="true">*</span>
                <VisuallyHidden>, {t('grade.late')}</VisuallyHidden>
              </small>
            )}
            {(waits === true || (entry !== undefined && entry.saved === undefined)) && (
              <Unsaved told={unsaved} />
            )}
          </span>
        );
      })}
      {requests.map((request) => {
        const told = t('grade.asked', { change: changeAsked(request, t) });
        return (
          <span key={request.requestId} className={classes['asked']} title={told}>
            <span aria-hidden="true">?</span>
            <VisuallyHidden>{told}</VisuallyHidden>
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
          <span aria-hidden="true">
            {t(`absence.mark.${absence.code}`)}
            {absence.minutes}
          </span>
          <VisuallyHidden>{absenceTold(absence, t)}</VisuallyHidden>
          {absence.entry !== undefined && absence.entry.saved === undefined && <Unsaved told={unsaved} />}
        </span>
      )}
      {exempt !== undefined && (
        <span
          className={classes['absence']}
          title={t('exempt.days', { days: dates.range(exempt.from, exempt.to) })}
        >
          <span aria-hidden="true">{t('exempt.mark')}</span>
          <VisuallyHidden>{t('exempt.word')}</VisuallyHidden>
        </span>
      )}
    </>
  );
}

/** What a grade is, and what it is asked to be. */
export function changeAsked({ from, to }: Pick<LateRequest, 'from' | 'to'>, t: TFunction): string {
  const wanted = to ?? t('grade.takenOut');
  return from === undefined ? wanted : `${from} → ${wanted}`;
}

/** What an absence counts as, and how late somebody came. */
export function absenceTold({ code, minutes }: Pick<ShownAbsence, 'code' | 'minutes'>, t: TFunction): string {
  const what = t(`absence.${code}`);
  return minutes === undefined ? what : t('absence.minutes', { what, minutes });
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
