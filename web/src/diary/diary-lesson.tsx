import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Absence, DiaryLesson as Lesson } from '../api/diary.js';
import { useDates } from '../i18n/dates.js';
import classes from './diary-lesson.module.css';
import { GradeChanges } from './grade-changes.js';
import { GradeMark } from './grade-mark.js';

interface DiaryLessonProps {
  readonly lesson: Lesson;
  readonly timeZone: string;
}

/** A line of the diary: number, subject, what was and is to be done, grades and absence. */
export function DiaryLesson({ lesson, timeZone }: DiaryLessonProps) {
  const { t } = useTranslation();
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
        {lesson.teacher !== undefined && <p className={classes['teacher']}>{lesson.teacher.name}</p>}
      </div>
      <div className={classes['notes']}>
        <LessonNotes lesson={lesson} />
        <GradeChanges grades={lesson.grades} timeZone={timeZone} />
      </div>
      <div className={classes['marks']}>
        {lesson.grades.length > 0 && (
          <ul role="list" aria-label={t('grade.grades')} className={classes['grades']}>
            {lesson.grades.map((grade) => (
              <li key={grade.gradeId}>
                <GradeMark grade={grade} timeZone={timeZone} />
              </li>
            ))}
          </ul>
        )}
        {lesson.absence !== undefined && <AbsenceMark absence={lesson.absence} />}
      </div>
    </li>
  );
}

/** Homework for this very lesson comes first: it is what the evening before is about. */
function LessonNotes({ lesson }: { readonly lesson: Lesson }) {
  const { t } = useTranslation();
  const dates = useDates();
  return (
    <>
      {lesson.homeworkDue.map(({ homeworkId, text, setOn }) => (
        <p key={homeworkId} className={classes['due']} data-testid={`homework-due-${homeworkId}`}>
          <span className={classes['label']} title={t('diary.dueSet', { date: dates.short(setOn) })}>
            {t('diary.due')}
          </span>{' '}
          {text}
        </p>
      ))}
      {lesson.topic !== undefined && (
        <p className={classes['topic']}>
          <span className={classes['label']}>{t('diary.topic')}</span> {lesson.topic}
        </p>
      )}
      {lesson.homeworkSet.map(({ homeworkId, text, dueOn }) => (
        <p key={homeworkId} className={classes['set']} data-testid={`homework-set-${homeworkId}`}>
          <span className={classes['label']}>{t('diary.setFor', { date: dates.short(dueOn) })}</span> {text}
        </p>
      ))}
    </>
  );
}

function AbsenceMark({ absence: { code, minutes } }: { readonly absence: Absence }) {
  const { t } = useTranslation();
  const what = t(`absence.${code}`);
  return (
    <span className={classes['absence']} data-testid="absence">
      {minutes === undefined ? what : t('absence.minutes', { what, minutes })}
    </span>
  );
}
