import { useTranslation } from 'react-i18next';
import type { PageLesson } from '../api/journal-page.js';
import { useDates } from '../i18n/dates.js';
import frame from '../shell/frame.module.css';

/** The journal's right-hand page: what each lesson was about, and what was set in it. */
export function LessonList({ lessons }: { readonly lessons: readonly PageLesson[] }) {
  const { t } = useTranslation();
  const dates = useDates();
  return (
    <section className={frame['sheet']}>
      <h2 className={frame['heading']}>{t('journal.lessons')}</h2>
      <dl>
        {lessons.map(({ lessonId, date, number, topic, planned, cancelled, cancelReason, ...lesson }) => (
          <div key={lessonId}>
            <dt>
              {t('journal.lesson', { date: dates.short(date), number })}
              {lesson.time !== undefined && `, ${lesson.time.from}–${lesson.time.to}`}
              {lesson.room !== undefined && `, ${lesson.room}`}
              {cancelled && `, ${t('diary.cancelled')}`}
              {planned && !cancelled && `, ${t('diary.planned')}`}
            </dt>
            {cancelReason !== undefined && <dd>{cancelReason}</dd>}
            {topic !== '' && <dd>{topic}</dd>}
            {lesson.substitutes.length > 0 && (
              <dd>
                {t('journal.substitutes', { names: lesson.substitutes.map(({ name }) => name).join(', ') })}
              </dd>
            )}
            {lesson.homeworkSet.map(({ homeworkId, dueOn, text, pupilIds }) => (
              <dd key={homeworkId} className={frame['muted']}>
                {t('diary.setFor', { date: dates.short(dueOn) })}: {text}
                {pupilIds !== undefined && ` (${t('diary.personal')})`}
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </section>
  );
}
