import type { Diary, DiaryDay } from '../../projections/diary-week/answer.js';
import { formatPosition } from '../eventing/position.js';
import type { Language } from '../notices/preferences/preferences.values.js';
import type { Content, Document, PageBreak } from '../pdf/document.js';
import { weekdayOf, weekOf, type IsoWeek } from '../school/civil-date.values.js';
import { lessonRow } from './lesson-row.js';
import { writingIn, type Writing } from './writing.js';

/** Of the columns, in points: a word that is too long for one is divided. */
const WIDTHS = [10, 84, 218, 40] as const;

/**
 * Diaries as the paper one, on A5: each week on two pages, three days on the first and the others on the second. Each
 * pupil’s begins on a front side, so that sheets printed on both sides can be handed out.
 * @param at the instant that they stand for.
 */
export const bookletOf = (diaries: readonly Diary[], language: Language, at: string): Document => {
  const writing = writingIn(language);
  return {
    pageSize: 'A5',
    pageMargins: [24, 24, 24, 24],
    language,
    defaultStyle: { fontSize: 7.5, lineHeight: 1.1 },
    content: diaries.flatMap((diary, pupil) =>
      weeksIn(diary.days).flatMap(([week, days], index) => {
        const isFirst = pupil === 0 && index === 0;
        const begins = index === 0 ? 'beforeEven' : 'before';
        return weekPages(diary, week, days, { writing, at, ...(isFirst ? {} : { begins }) });
      }),
    ),
  };
};

/** The weeks on which something stands; the first one of all where there is none. */
const weeksIn = (days: readonly DiaryDay[]): readonly [IsoWeek, readonly DiaryDay[]][] => {
  const weeks = new Map<IsoWeek, DiaryDay[]>();
  for (const day of days) weeks.set(weekOf(day.date), [...(weeks.get(weekOf(day.date)) ?? []), day]);
  const all = [...weeks];
  const written = all.filter(([, ofWeek]) =>
    ofWeek.some(({ lessons, absence }) => lessons.length > 0 || absence !== undefined),
  );
  return written.length > 0 ? written : all.slice(0, 1);
};

interface WeekPrinting {
  readonly writing: Writing;
  readonly at: string;
  readonly begins?: PageBreak;
}

const weekPages = (
  diary: Diary,
  week: IsoWeek,
  days: readonly DiaryDay[],
  { writing, at, begins }: WeekPrinting,
): Content[] => {
  const paper = withoutIdleSunday(days);
  const [first, second] = [paper.filter(isOfFirstPage), paper.filter((day) => !isOfFirstPage(day))];
  const pages = [first, second].filter((page) => page.length > 0);
  return pages.map((page, side) => ({
    ...(side > 0 ? { pageBreak: 'before' as const } : begins === undefined ? {} : { pageBreak: begins }),
    stack: [
      headOf(diary, week, days, writing),
      ...page.map((day) => dayTable(day, writing)),
      ...(side === pages.length - 1 ? footOf(diary, writing, at) : []),
    ],
  }));
};

/** A paper diary has no Sunday; ours has one only where something happens on it. */
const withoutIdleSunday = (days: readonly DiaryDay[]): readonly DiaryDay[] => {
  const last = days.at(-1);
  return days.length > 1 && last && weekdayOf(last.date) === SUNDAY && last.lessons.length === 0
    ? days.slice(0, -1)
    : days;
};

const [WEDNESDAY, SUNDAY] = [3, 7];
const isOfFirstPage = ({ date }: DiaryDay): boolean => weekdayOf(date) <= WEDNESDAY;

const headOf = (
  { pupil: { name, className } }: Diary,
  week: IsoWeek,
  days: readonly DiaryDay[],
  { words, dates }: Writing,
): Content => ({
  margin: [0, 0, 0, 4],
  columns: [
    {
      text: [
        { text: name, bold: true, fontSize: 10 },
        className === undefined ? '' : `, ${words.className(className)}`,
      ],
    },
    {
      alignment: 'right',
      text: `${dates.full(days[0]?.date ?? '')} – ${dates.full(days.at(-1)?.date ?? '')}, ${words.week(Number(week.slice(-2)))}`,
    },
  ],
});

const dayTable = (day: DiaryDay, writing: Writing): Content => {
  const { words, dates } = writing;
  const { date, absence, off, lessons } = day;
  const away = absence === undefined ? '' : ` (${words.awayAllDay(words.absence[absence])})`;
  const across = (text: Content): Content[] => [{ text, colSpan: WIDTHS.length }, '', '', ''];
  const feast = off === undefined || lessons.length === 0 ? '' : ` (${off})`;
  const title = { text: `${dates.day(date)}${feast}${planOf(day, writing)}${away}`, bold: true, fontSize: 9 };
  return {
    margin: [0, 0, 0, 5],
    table: {
      widths: [...WIDTHS],
      headerRows: 1,
      body: [
        [{ text: title, colSpan: WIDTHS.length, fillColor: '#e8e8e8' }, '', '', ''],
        ...(lessons.length === 0
          ? [across({ text: off ?? words.noLessons, color: '#555555' })]
          : lessons.map((lesson) => lessonRow(lesson, writing))),
      ],
    },
    layout: 'grid',
  };
};

/** Of a day with other times only nothing: its lessons tell them. */
const planOf = ({ date, shifted }: DiaryDay, { words, dates }: Writing): string => {
  if (!shifted || (shifted.weekday === weekdayOf(date) && shifted.week === undefined)) return '';
  return ` (${words.byPlan(dates.weekday(shifted.weekday), shifted.week)})`;
};

const footOf = (
  { position, timeZone, acknowledgement }: Diary,
  { words, dates }: Writing,
  at: string,
): Content[] => [
  {
    margin: [0, 8, 0, 4],
    columns: [`${words.classTeacher} ____________________`, `${words.guardian} ____________________`],
  },
  ...(acknowledgement && !acknowledgement.open
    ? [words.signed(acknowledgement.guardian.name, dates.instant(acknowledgement.at, timeZone))]
    : []),
  {
    text: words.asOf(dates.instant(at, timeZone), formatPosition(position)),
    ...{ fontSize: 6, color: '#555555' },
  },
];
