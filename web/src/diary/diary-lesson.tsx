import { VisuallyHidden } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Absence, DiaryDebt, DiaryLesson as Lesson } from '../api/diary.js';
import { useMe } from '../session/use-me.js';
import classes from './diary-lesson.module.css';
import { GradeChanges } from './grade-changes.js';
import { GradeMark } from './grade-mark.js';
import { LessonNotes } from './lesson-notes.js';
import { RemarkNote } from './remark-note.js';
import { useShownDiary } from './shown-diary.js';

const RemarkTools = lazy(async () => ({ default: (await import('./remark-tools.js')).RemarkTools }));

interface DiaryLessonProps {
  readonly lesson: Lesson;
  readonly timeZone: string;
}

/** A line of the diary: number, subject, what was and is to be done, grades and absence. */
export function DiaryLesson({ lesson, timeZone }: DiaryLessonProps) {
  const { t } = useTranslation();
  const { role } = useMe();
  const diary = useShownDiary();
  return (
    <li className={classes['lesson']} data-testid={`lesson-${lesson.lessonId}`}>
      <span className={classes['number']}>
        {lesson.number !== undefined && (
          <>
            <VisuallyHidden>{t('diary.lesson', { number: lesson.number })}</VisuallyHidden>
            <span aria-hidden="true">{lesson.number}</span>
          </>
        )}
      </span>
      <div className={classes['subject']}>
        <h3 data-cancelled={lesson.cancelled}>{lesson.subject.title}</h3>
        {lesson.cancelled && <strong className={classes['cancelled']}>{t('diary.cancelled')}</strong>}
        {lesson.planned && !lesson.cancelled && (
          <span className={classes['planned']}>{t('diary.planned')}</span>
        )}
        {lesson.time !== undefined && (
          <p className={classes['teacher']} data-testid="when-and-where">
            {[
              `${lesson.time.from}–${lesson.time.to}`,
              ...(lesson.room === undefined ? [] : [lesson.room]),
            ].join(', ')}
          </p>
        )}
        {lesson.teacher !== undefined && <p className={classes['teacher']}>{lesson.teacher.name}</p>}
      </div>
      <div className={classes['notes']}>
        <LessonNotes lesson={lesson} />
        <GradeChanges grades={lesson.grades} timeZone={timeZone} />
        {lesson.remarks.map((remark) => (
          <RemarkNote key={remark.remarkId} remark={remark} timeZone={timeZone}>
            {role === 'guardian' && diary && (
              <Suspense>
                <RemarkTools diary={diary} remark={remark} />
              </Suspense>
            )}
          </RemarkNote>
        ))}
      </div>
      <div className={classes['marks']}>
        {lesson.grades.length + lesson.debts.length > 0 && (
          <ul role="list" aria-label={t('grade.grades')} className={classes['grades']}>
            {lesson.grades.map((grade) => (
              <li key={grade.gradeId}>
                <GradeMark grade={grade} timeZone={timeZone} />
              </li>
            ))}
            {lesson.debts.map((debt) => (
              <li key={debt.debtId}>
                <DebtMark debt={debt} />
              </li>
            ))}
          </ul>
        )}
        {lesson.absence !== undefined && <AbsenceMark absence={lesson.absence} />}
      </div>
    </li>
  );
}

/** A point in place of a grade: what it waits for stands in the notes. */
function DebtMark({ debt: { debtId, work } }: { readonly debt: DiaryDebt }) {
  const { t } = useTranslation();
  return (
    <span className={classes['grade']} data-testid={`debt-${debtId}`}>
      <VisuallyHidden>{t('grade.debt', { work: work.title })}</VisuallyHidden>
      <span aria-hidden="true" className={classes['values']}>
        •
      </span>
      <span aria-hidden="true" className={classes['work']}>
        {work.abbreviation}
      </span>
    </span>
  );
}

function AbsenceMark({ absence: { code, recorded, minutes } }: { readonly absence: Absence }) {
  const { t } = useTranslation();
  const what = t(`absence.${code}`);
  return (
    <span
      className={classes['absence']}
      data-testid="absence"
      title={recorded === code ? undefined : t('absence.recorded', { what: t(`absence.${recorded}`) })}
    >
      {minutes === undefined ? what : t('absence.minutes', { what, minutes })}
    </span>
  );
}
