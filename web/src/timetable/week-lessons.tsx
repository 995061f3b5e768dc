import type { LessonOfWeek, SpecialDay } from '../api/timetable.js';
import { mondayOf, todayIn } from '../diary/week.js';
import { useDates } from '../i18n/dates.js';
import { Nothing } from '../pupil/nothing.js';
import { LessonCell } from './lesson-cell.js';
import { useTimetableTexts } from './texts/timetable-texts.js';
import classes from './timetable.module.css';
import { weekTable } from './week-table.js';
import { weekdayName } from './weekday-name.js';

interface WeekLessonsProps {
  readonly lessons: readonly LessonOfWeek[];
  readonly specialDays: readonly SpecialDay[];
  readonly week: string;
  /** What is told of each lesson: who gives it, or to whom it is given. */
  readonly told: 'teacher' | 'group';
  /** Where it is asked which day is today. */
  readonly timeZone: string;
}

/** Days by numbers of lessons; on a telephone day by day, a line for each lesson. */
export function WeekLessons({ lessons, specialDays, week, told, timeZone }: WeekLessonsProps) {
  const { t } = useTimetableTexts();
  const dates = useDates();
  const today = todayIn(timeZone);
  const { numbers, days } = weekTable(lessons, mondayOf(week), specialDays);
  if (lessons.length === 0 && specialDays.length === 0)
    return <Nothing title={t('emptyTitle')} text={t('empty')} />;
  return (
    // Focusable, so that it can be scrolled without a pointer.
    <div className={classes['sheet']} role="region" aria-label={t('caption')} tabIndex={0}>
      <table role="table" className={classes['week']} data-testid="timetable">
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">
              {t('day')}
            </th>
            {numbers.map(({ number, time }) => (
              <th key={number} role="columnheader" scope="col">
                {t('lesson', { number })}
                {time && <small>{t('time', time)}</small>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {days.map(({ date, cells }) => (
            <tr
              key={date}
              role="row"
              className={date === today ? classes['today'] : undefined}
              data-off={specialDays.some((each) => each.date === date && each.off !== undefined)}
              data-testid={`day-${date}`}
            >
              <th role="rowheader" scope="row">
                {dates.weekday(date)}
                <small>{dates.dayAndMonth(date)}</small>
                {date === today && <small>{t('today')}</small>}
                <SpecialDayNotes of={specialDays.filter((each) => each.date === date)} />
                {cells.every((each) => each.length === 0) && (
                  <small className={classes['free']}>{t('freeDay')}</small>
                )}
              </th>
              {cells.map((each, index) => (
                <td key={numbers[index]?.number} role="cell">
                  {each.map((lesson) => (
                    <LessonCell
                      key={lesson.lessonId}
                      lesson={lesson}
                      told={told}
                      isOneOfSeveral={each.length > 1}
                    />
                  ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What is special about a day, of each school where there are several. */
function SpecialDayNotes({ of }: { readonly of: readonly SpecialDay[] }) {
  const { t } = useTimetableTexts();
  const dates = useDates();
  return of.map(({ off, shifted }, index) => (
    <small key={index} className={classes['special']}>
      {off}
      {shifted && t('byPlan', { day: weekdayName(dates, shifted.weekday) })}
      {shifted?.week !== undefined && `, ${t('days.week', { week: shifted.week })}`}
    </small>
  ));
}
