import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { lessonsQuery, type LessonOfWeek } from '../api/timetable.js';
import { todayIn, weekOf } from '../diary/week.js';
import { useDates } from '../i18n/dates.js';
import { timeZoneOf } from '../session/home.js';
import { useMe } from '../session/use-me.js';
import { Answer } from '../shell/answer.js';
import frame from '../shell/frame.module.css';
import { ChangeNote } from '../timetable/lesson-cell.js';
import { useTimetableTexts } from '../timetable/texts/timetable-texts.js';
import classes from './pages-list.module.css';

export function useMyDay() {
  const me = useMe();
  const today = todayIn(timeZoneOf(me));
  return useQuery({
    ...lessonsQuery({ of: 'teachers', id: me.person.id }, weekOf(today)),
    select: ({ lessons }) => lessons.filter(({ date }) => date === today),
  });
}

/** What a teacher gives today, each lesson as the way to its journal page. */
export function MyDay({ query }: { readonly query: ReturnType<typeof useMyDay> }) {
  const { t } = useTranslation();
  const dates = useDates();
  const today = todayIn(timeZoneOf(useMe()));
  return (
    <section aria-labelledby="my-day" data-testid="my-day">
      <h2 id="my-day" className={frame['heading']}>
        {t('journal.myDay', { day: dates.weekday(today), date: dates.dayAndMonth(today) })}
      </h2>
      <Answer query={query} skeleton={<Skeleton height={90} />}>
        {(lessons) => <Day lessons={lessons} />}
      </Answer>
    </section>
  );
}

function Day({ lessons }: { readonly lessons: readonly LessonOfWeek[] }) {
  const { t } = useTranslation();
  if (lessons.length === 0) return <p>{t('journal.freeDay')}</p>;
  return (
    <ol role="list" className={classes['pages']}>
      {lessons.map((lesson) => (
        <LessonCard key={lesson.lessonId} lesson={lesson} />
      ))}
    </ol>
  );
}

function LessonCard({ lesson }: { readonly lesson: LessonOfWeek }) {
  const { t } = useTimetableTexts();
  const { pageId, number, time, room, subject, group, test, cancelled } = lesson;
  return (
    <li className={classes['page']} data-cancelled={cancelled || undefined}>
      <p className={frame['muted']}>
        {t('lesson', { number })}
        {time && `, ${t('time', time)}`}
      </p>
      <Link to="/journal/$pageId" params={{ pageId }}>
        {subject.title}, {group?.title}
      </Link>
      {room !== undefined && <p>{room}</p>}
      {test && <p>{t('test', { title: test.title })}</p>}
      <ChangeNote lesson={lesson} />
    </li>
  );
}
