import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DiaryGrade } from '../api/diary.js';
import { useDates } from '../i18n/dates.js';
import classes from './diary-lesson.module.css';
import { useMarked } from './use-news.js';

interface GradeMarkProps {
  readonly grade: DiaryGrade;
  readonly timeZone: string;
}

/**
 * A grade as if written by hand: what it was corrected from stays beside it, struck through. Its details are shown by
 * styles alone: a library that places them would be a tenth of a family's first load.
 */
export function GradeMark({ grade, timeZone }: GradeMarkProps) {
  const { t } = useTranslation();
  const old = oldValuesOf(grade);
  const isNew = useMarked().isGradeNew(grade.gradeId);
  const name = nameOf(grade, old, t);
  const details = useId();
  const [isClosed, setClosed] = useState(false);
  const open = () => setClosed(false);
  return (
    <span
      className={classes['mark']}
      data-closed={isClosed}
      onPointerLeave={open}
      onBlur={open}
      onKeyDown={({ key }) => {
        if (key === 'Escape') setClosed(true);
      }}
    >
      <UnstyledButton
        className={classes['grade']}
        aria-describedby={details}
        data-status={grade.status}
        data-new={isNew}
        data-testid={`grade-${grade.gradeId}`}
      >
        <VisuallyHidden>{isNew ? `${name}, ${t('diary.new')}` : name}</VisuallyHidden>
        <span aria-hidden="true" className={classes['values']}>
          {old.map((value, change) => (
            <del key={change}>{value}</del>
          ))}
          {grade.status !== 'annulled' && <span>{grade.value}</span>}
        </span>
        <span aria-hidden="true" className={classes['work']}>
          {grade.work.abbreviation}
          {isNew && <strong className={classes['new']}> {t('diary.new')}</strong>}
        </span>
      </UnstyledButton>
      <span role="tooltip" id={details} className={classes['details']}>
        <GradeDetails grade={grade} timeZone={timeZone} />
      </span>
    </span>
  );
}

function GradeDetails({ grade, timeZone }: GradeMarkProps) {
  const { t } = useTranslation();
  const dates = useDates();
  return (
    <>
      <span>{t('grade.work', { work: grade.work.title, weight: grade.work.weight })}</span>
      <span>
        {t('grade.givenAt', { at: dates.instant(grade.givenAt, timeZone) })}
        {grade.late && `, ${t('grade.late')}`}
      </span>
      {grade.madeUpOn !== undefined && (
        <span>{t('grade.madeUpOn', { date: dates.short(grade.madeUpOn) })}</span>
      )}
      {grade.comment !== undefined && <span>{grade.comment}</span>}
    </>
  );
}

/** Every value that no longer holds, oldest first. */
function oldValuesOf(grade: DiaryGrade): readonly string[] {
  const replaced = grade.changes.map(({ from }) => from);
  return grade.status === 'annulled' && replaced.length === 0 ? [grade.value] : replaced;
}

function nameOf(
  { value, status, work: { title: work, weight } }: DiaryGrade,
  old: readonly string[],
  t: TFunction,
): string {
  const last = old.at(-1) ?? value;
  if (status === 'annulled') return t('grade.annulledName', { value: last, work, weight });
  if (status === 'corrected') return t('grade.correctedName', { old: old.join(', '), value, work, weight });
  return t('grade.name', { value, work, weight });
}
