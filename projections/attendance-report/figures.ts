import { groupBy } from '../../src/eventing/group-by.js';
import type { CivilDate } from '../../src/school/civil-date.values.js';
import type { PupilDay, PupilLesson } from './lessons.js';

// Held are the lessons of the pages on which a pupil stood that day; of several pupils, the lessons of each. Absent
// means without a reason as far as is known. Whoever came late was there.

/** What held lessons come to. */
export interface LessonFigures {
  readonly lessons: {
    readonly held: number;
    readonly missed: number;
    /** Percent of the held lessons that were not missed, to two places; none where none was held. */
    readonly attended?: number;
  };
  /** The lessons missed, by what they count as now. */
  readonly reasons: { readonly absent: number; readonly excused: number; readonly ill: number };
  /** Lessons that the pupil came late to, and the minutes of those of which they are known. */
  readonly late: { readonly lessons: number; readonly minutes: number };
}

/** What days with held lessons come to. */
export interface AttendanceFigures extends LessonFigures {
  readonly days: {
    /** With a held lesson. */
    readonly held: number;
    /** On which every held lesson was missed. */
    readonly missed: number;
    /** On which some were missed and others not. */
    readonly partly: number;
  };
}

/** The longest row of a pupil, and the one that still goes on after the last of the lessons; 0 where there is none. */
export interface InARow {
  readonly longest: number;
  readonly current: number;
}

/** What a pupil's days come to. */
export interface PupilFigures extends AttendanceFigures {
  readonly unexcusedInARow: {
    /** Held lessons, one after another, missed without a reason. */
    readonly lessons: InARow;
    /** Days with held lessons, one after another, on which every one of them was missed without a reason. */
    readonly days: InARow;
  };
}

/** A day of several pupils: lessons held, missed, missed without a reason, and come late to. */
export interface DayFigures {
  readonly date: CivilDate;
  readonly held: number;
  readonly missed: number;
  readonly unexcused: number;
  readonly late: number;
}

const isUnexcused = ({ absence }: PupilLesson): boolean => absence?.code === 'absent';

const isMissed = ({ absence }: PupilLesson): boolean => absence !== undefined && absence.code !== 'late';

export const lessonFiguresOf = (lessons: readonly PupilLesson[]): LessonFigures => {
  const absences = lessons.flatMap(({ absence }) => absence ?? []);
  const count = (code: string): number => absences.filter((absence) => absence.code === code).length;
  const minutes = absences.reduce(
    (sum, absence) => sum + (absence.code === 'late' ? (absence.minutes ?? 0) : 0),
    0,
  );
  return lessonFigures(
    lessons.length,
    { absent: count('absent'), excused: count('excused'), ill: count('ill') },
    { lessons: count('late'), minutes },
  );
};

const lessonFigures = (
  held: number,
  reasons: LessonFigures['reasons'],
  late: LessonFigures['late'],
): LessonFigures => {
  const missed = reasons.absent + reasons.excused + reasons.ill;
  const attended = held === 0 ? {} : { attended: Math.round(((held - missed) * 10_000) / held) / 100 };
  return { lessons: { held, missed, ...attended }, reasons, late };
};

export const figuresOf = (days: readonly PupilDay[]): AttendanceFigures => {
  const missed = days.filter(({ lessons }) => lessons.every(isMissed)).length;
  const touched = days.filter(({ lessons }) => lessons.some(isMissed)).length;
  return {
    ...lessonFiguresOf(days.flatMap(({ lessons }) => lessons)),
    days: { held: days.length, missed, partly: touched - missed },
  };
};

export const pupilFiguresOf = (days: readonly PupilDay[]): PupilFigures => ({
  ...figuresOf(days),
  unexcusedInARow: {
    lessons: inARow(days.flatMap(({ lessons }) => lessons.map(isUnexcused))),
    days: inARow(days.map(({ lessons }) => lessons.every(isUnexcused))),
  },
});

const inARow = (each: readonly boolean[]): InARow =>
  each.reduce<InARow>(
    ({ longest, current }, isIn) => {
      const now = isIn ? current + 1 : 0;
      return { longest: Math.max(longest, now), current: now };
    },
    { longest: 0, current: 0 },
  );

/** What several pupils' figures, or those of several times, come to together. */
export const sumOf = (all: readonly AttendanceFigures[]): AttendanceFigures => {
  const sum = (number: (figures: AttendanceFigures) => number): number =>
    all.reduce((total, figures) => total + number(figures), 0);
  return {
    ...lessonFigures(
      sum(({ lessons }) => lessons.held),
      {
        absent: sum(({ reasons }) => reasons.absent),
        excused: sum(({ reasons }) => reasons.excused),
        ill: sum(({ reasons }) => reasons.ill),
      },
      { lessons: sum(({ late }) => late.lessons), minutes: sum(({ late }) => late.minutes) },
    ),
    days: {
      held: sum(({ days }) => days.held),
      missed: sum(({ days }) => days.missed),
      partly: sum(({ days }) => days.partly),
    },
  };
};

/** Several pupils' days by their dates, in order; none without a held lesson. */
export const datesOf = (days: readonly PupilDay[]): DayFigures[] =>
  [...groupBy(days, ({ date }) => date)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([date, onDate]) => {
      const { lessons, reasons, late } = lessonFiguresOf(onDate.flatMap((day) => day.lessons));
      const { held, missed } = lessons;
      return { date, held, missed, unexcused: reasons.absent, late: late.lessons };
    });
