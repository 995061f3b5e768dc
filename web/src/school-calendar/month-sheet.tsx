import type { CalendarShiftedDay, SchoolCalendar } from '../api/school-calendar.js';
import { useDates } from '../i18n/dates.js';
import { weekdayName } from '../timetable/weekday-name.js';
import { dayIn, entriesIn, entriesOn, type Entry, type Kind } from './entries.js';
import { EntryItem } from './entry-item.js';
import { monthOf, weeksOf } from './month.js';
import classes from './school-calendar.module.css';
import { useCalendarTexts } from './texts/calendar-texts.js';

interface MonthSheetProps {
  readonly calendar: SchoolCalendar;
  readonly month: string;
  readonly only: Kind | undefined;
  readonly today: string;
}

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];

/** Weeks by days of the week; on a telephone day by day, those on which something is. */
export function MonthSheet({ calendar, month, only, today }: MonthSheetProps) {
  const { t } = useCalendarTexts();
  const dates = useDates();
  const entries = entriesIn(calendar, only);
  const weeks = weeksOf(month);
  const isIdle = (date: string) => {
    const { off, shifted } = dayIn(calendar, date);
    return off === undefined && shifted === undefined && entriesOn(entries, date).length === 0;
  };
  const ofMonth = weeks.flat().filter((date) => monthOf(date) === month);
  /** Whether a telephone lists it. */
  const isListed = (date: string) => ofMonth.includes(date) && (date === today || !isIdle(date));
  return (
    <>
      {ofMonth.every(isIdle) && <p data-testid="none">{t('none')}</p>}
      {/* Focusable, so that it can be scrolled without a pointer. */}
      <div
        className={classes['sheet']}
        role="region"
        aria-label={t('caption')}
        tabIndex={0}
        data-listed={ofMonth.some(isListed)}
      >
        <table role="table" className={classes['table']} data-testid="calendar">
          <thead role="rowgroup">
            <tr role="row">
              {WEEKDAYS.map((weekday) => (
                <th key={weekday} role="columnheader" scope="col">
                  {weekdayName(dates, weekday)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {weeks.map((week) => (
              <tr key={week[0]} role="row" data-listed={week.some(isListed)}>
                {week.map((date) => (
                  <td
                    key={date}
                    role="cell"
                    aria-current={date === today ? 'date' : undefined}
                    data-off={dayIn(calendar, date).off !== undefined}
                    data-outside={monthOf(date) !== month}
                    data-listed={isListed(date)}
                    data-testid={`day-${date}`}
                  >
                    <Day
                      date={date}
                      isToday={date === today}
                      {...dayIn(calendar, date)}
                      entries={entriesOn(entries, date)}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

interface DayProps {
  readonly date: string;
  readonly isToday: boolean;
  readonly off: string | undefined;
  readonly shifted: CalendarShiftedDay | undefined;
  readonly entries: readonly Entry[];
}

function Day({ date, isToday, off, shifted, entries }: DayProps) {
  const { t } = useCalendarTexts();
  const dates = useDates();
  return (
    <>
      <p className={classes['date']}>
        <time dateTime={date}>
          <span className={classes['named']}>{dates.short(date)}</span>
          <span aria-hidden className={classes['numbered']}>
            {Number(date.slice(8))}
          </span>
        </time>
        {isToday && <small>{t('today')}</small>}
      </p>
      {off !== undefined && <p className={classes['special']}>{off}</p>}
      {shifted && (
        <p className={classes['special']}>
          {[
            t('byPlan', { day: weekdayName(dates, shifted.weekday) }),
            ...(shifted.week === undefined ? [] : [t('week', { week: shifted.week })]),
            ...(shifted.otherBells ? [t('otherBells')] : []),
          ].join(', ')}
        </p>
      )}
      {entries.length > 0 && (
        <ul role="list" className={classes['entries']}>
          {entries.map((entry) => (
            <EntryItem key={`${entry.kind} ${entry.id}`} entry={entry} />
          ))}
        </ul>
      )}
    </>
  );
}
