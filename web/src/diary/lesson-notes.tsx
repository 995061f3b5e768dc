import { useTranslation } from 'react-i18next';
import type { DiaryDebt, DiaryLesson as Lesson, Homework } from '../api/diary.js';
import { useDates } from '../i18n/dates.js';
import { FileLink } from '../shell/file-link.js';
import classes from './diary-lesson.module.css';

/** Homework for this very lesson comes first: it is what the evening before is about. */
export function LessonNotes({ lesson }: { readonly lesson: Lesson }) {
  const { t } = useTranslation();
  const dates = useDates();
  return (
    <>
      {lesson.cancelReason !== undefined && <p className={classes['topic']}>{lesson.cancelReason}</p>}
      {lesson.test !== undefined && (
        <p className={classes['due']} data-testid={`test-${lesson.test.testId}`}>
          <span className={classes['label']}>{t('diary.test')}</span> {lesson.test.title}
        </p>
      )}
      {lesson.homeworkDue.map((homework) => (
        <p
          key={homework.homeworkId}
          className={classes['due']}
          data-testid={`homework-due-${homework.homeworkId}`}
        >
          <span className={classes['label']} title={t('diary.dueSet', { date: dates.short(homework.setOn) })}>
            {t('diary.due')}
          </span>{' '}
          <Task homework={homework} />
        </p>
      ))}
      {lesson.topic !== undefined && (
        <p className={classes['topic']}>
          <span className={classes['label']}>{t('diary.topic')}</span> {lesson.topic}
        </p>
      )}
      {lesson.homeworkSet.map((homework) => (
        <p
          key={homework.homeworkId}
          className={classes['set']}
          data-testid={`homework-set-${homework.homeworkId}`}
        >
          <span className={classes['label']}>{t('diary.setFor', { date: dates.short(homework.dueOn) })}</span>{' '}
          <Task homework={homework} />
        </p>
      ))}
      {lesson.debts.map((debt) => (
        <Debt key={debt.debtId} debt={debt} />
      ))}
      {lesson.exempt !== undefined && (
        <p className={classes['topic']} data-testid="exempt">
          {t('exempt.days', { days: dates.range(lesson.exempt.from, lesson.exempt.to) })}
        </p>
      )}
      {lesson.absence?.reason !== undefined && (
        <p className={classes['topic']}>
          <span className={classes['label']}>{t('absence.reason')}</span> {lesson.absence.reason}
        </p>
      )}
    </>
  );
}

function Task({ homework: { homeworkId, text, personal, files } }: { readonly homework: Homework }) {
  const { t } = useTranslation();
  return (
    <>
      {personal && <em className={classes['personal']}>{t('diary.personal')}: </em>}
      {text}
      {files.map(({ fileId, name }) => (
        <span key={fileId}>
          {' '}
          <FileLink
            href={`/api/journal/homework/${encodeURIComponent(homeworkId)}/files/${fileId}`}
            file={name}
          >
            {name}
          </FileLink>
        </span>
      ))}
    </>
  );
}

function Debt({ debt: { debtId, work, dueOn, comment } }: { readonly debt: DiaryDebt }) {
  const { t } = useTranslation();
  const dates = useDates();
  return (
    <p className={classes['change']} data-testid={`debt-due-${debtId}`}>
      {dueOn === undefined
        ? t('grade.debt', { work: work.title })
        : t('grade.debtDue', { work: work.title, date: dates.short(dueOn) })}
      {comment !== undefined && ` (${comment})`}
    </p>
  );
}
