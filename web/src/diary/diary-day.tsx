import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { DiaryDay as Day } from '../api/diary.js';
import { useDates } from '../i18n/dates.js';
import { weekdayName } from '../timetable/weekday-name.js';
import { DiaryLesson } from './diary-lesson.js';
import classes from './diary-spread.module.css';

interface DiaryDayProps {
  readonly day: Day;
  readonly isToday: boolean;
  readonly timeZone: string;
}

/** A day and its lessons in order. */
export function DiaryDay({ day, isToday, timeZone }: DiaryDayProps) {
  const { t } = useTranslation();
  const dates = useDates();
  const heading = useId();
  return (
    <section
      className={classes['day']}
      // Where links to the day lead.
      id={`day-${day.date}`}
      aria-labelledby={heading}
      data-today={isToday}
      data-testid={`day-${day.date}`}
    >
      <h2 id={heading} className={classes['date']}>
        <span>{dates.weekday(day.date)}</span> <time dateTime={day.date}>{dates.dayAndMonth(day.date)}</time>
        {day.absence !== undefined && (
          <span className={classes['away']} data-testid="day-absence">
            {t('diary.awayAllDay', { what: t(`absence.${day.absence}`) })}
          </span>
        )}
        {day.off !== undefined && day.lessons.length > 0 && (
          <span className={classes['away']}>{day.off}</span>
        )}
        {day.shifted && (
          <span className={classes['away']}>
            {t('diary.byPlan', { day: weekdayName(dates, day.shifted.weekday) })}
          </span>
        )}
        {isToday && <strong className={classes['today']}> {t('diary.today')}</strong>}
      </h2>
      {day.lessons.length === 0 ? (
        <p className={classes['noLessons']}>{day.off ?? t('diary.noLessons')}</p>
      ) : (
        // The role brings back what Safari drops from a list without bullets.
        <ol role="list" className={classes['lessons']}>
          {day.lessons.map((lesson) => (
            <DiaryLesson key={lesson.lessonId} lesson={lesson} timeZone={timeZone} />
          ))}
        </ol>
      )}
    </section>
  );
}
