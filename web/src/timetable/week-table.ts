import type { Diary } from '../api/diary.js';
import type { LessonOfWeek, SpecialDay } from '../api/timetable.js';
import { shiftDate } from '../diary/week.js';

type LessonTime = NonNullable<LessonOfWeek['time']>;

/** A week as it is looked at: days by numbers of lessons. */
export interface WeekTable {
  readonly numbers: readonly {
    readonly number: number;
    /** When it is, where that is the same on all days. */
    readonly time?: LessonTime;
  }[];
  readonly days: readonly {
    readonly date: string;
    /** One a number, each with the lessons that are given at once. */
    readonly cells: readonly (readonly LessonOfWeek[])[];
  }[];
}

/** School days without lessons are there too, days of the weekend only with some, or where something is special about them. */
export function weekTable(
  lessons: readonly LessonOfWeek[],
  monday: string,
  special: readonly Pick<SpecialDay, 'date'>[] = [],
): WeekTable {
  const numbers = [...new Set(lessons.map(({ number }) => number))].sort((a, b) => a - b);
  const dates = Array.from({ length: 7 }, (_, index) => shiftDate(monday, index)).filter(
    (date, index) => index < 5 || [...lessons, ...special].some((each) => each.date === date),
  );
  return {
    numbers: numbers.map((number) => {
      const time = commonTime(lessons.filter((lesson) => lesson.number === number));
      return { number, ...(time ? { time } : {}) };
    }),
    days: dates.map((date) => ({
      date,
      cells: numbers.map((number) =>
        lessons.filter((lesson) => lesson.date === date && lesson.number === number),
      ),
    })),
  };
}

function commonTime(lessons: readonly LessonOfWeek[]): LessonTime | undefined {
  const [first, ...others] = lessons.map(({ time }) => time);
  return others.every((time) => time?.from === first?.from && time?.to === first?.to) ? first : undefined;
}

/** The lessons of a diary's days: what is only homework stands in no timetable. */
export function lessonsOfDiary({ days }: Pick<Diary, 'days'>): LessonOfWeek[] {
  return days.flatMap(({ date, lessons }) =>
    lessons.flatMap(({ number, ...lesson }) => (number === undefined ? [] : [{ ...lesson, date, number }])),
  );
}
