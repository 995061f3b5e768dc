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
        {lessons.map(({ lessonId, date, number, topic, cancelled, homeworkSet }) => (
          <div key={lessonId}>
            <dt>
              {t('journal.lesson', { date: dates.short(date), number })}
              {cancelled && `, ${t('diary.cancelled')}`}
            </dt>
            {topic !== undefined && <dd>{topic}</dd>}
            {homeworkSet.map(({ homeworkId, dueOn, text }) => (
              <dd key={homeworkId} className={frame['muted']}>
                {t('diary.setFor', { date: dates.short(dueOn) })}: {text}
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </section>
  );
}
