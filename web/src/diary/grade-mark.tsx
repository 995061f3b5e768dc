import { Tooltip, UnstyledButton, VisuallyHidden } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { DiaryGrade } from '../api/diary.js';
import { useDates } from '../i18n/dates.js';
import classes from './diary-lesson.module.css';
import { useLastVisit } from './last-visit.js';
import { isNewSince } from './news.js';

interface GradeMarkProps {
  readonly grade: DiaryGrade;
  readonly timeZone: string;
}

/** A grade as if written by hand: what it was corrected from stays beside it, struck through. */
export function GradeMark({ grade, timeZone }: GradeMarkProps) {
  const { t } = useTranslation();
  const old = oldValuesOf(grade);
  const isNew = isNewSince(useLastVisit(), grade);
  const name = nameOf(grade, old, t);
  return (
    <Tooltip
      label={<GradeDetails grade={grade} timeZone={timeZone} />}
      events={{ hover: true, focus: true, touch: true }}
      multiline
      maw={260}
      withArrow
    >
      <UnstyledButton
        className={classes['grade']}
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
    </Tooltip>
  );
}

function GradeDetails({ grade, timeZone }: GradeMarkProps) {
  const { t } = useTranslation();
  const dates = useDates();
  return (
    <>
      <div>{t('grade.work', { work: grade.work.title, weight: grade.work.weight })}</div>
      <div>{t('grade.givenAt', { at: dates.instant(grade.givenAt, timeZone) })}</div>
      {grade.madeUpOn !== undefined && (
        <div>{t('grade.madeUpOn', { date: dates.short(grade.madeUpOn) })}</div>
      )}
      {grade.comment !== undefined && <div>{grade.comment}</div>}
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
