import { DomainError } from '../eventing/domain-error.js';
import { isSame, own } from '../school/plain-data.values.js';
import { WEEKDAYS } from '../school/civil-date.values.js';
import type { CommandOf } from './timetable.command.js';
import type { PublishedLesson, PublishedPage, TimetablePublished } from './timetable.events.js';
import type { Timetable } from './timetable.state.js';
import { firstWeekA, type TimetableEntry } from './timetable.values.js';

/** @throws DomainError `timetable-empty`, `publication-refused`. */
export const publishTimetable = (
  { of, from, term, today }: CommandOf<'PublishTimetable'>,
  timetable: Timetable,
): TimetablePublished[] => {
  if (Object.keys(timetable.entries).length === 0)
    throw new DomainError('timetable-empty', 'Place some lessons first.', 'conflict');
  const early = from < today ? 'lies in the past' : undefined;
  const outside = from < term.from || from > term.to ? 'lies outside the term' : undefined;
  const message = outside ?? early;
  if (message !== undefined)
    throw new DomainError(
      'publication-refused',
      `A timetable holds from today or later, within the term from ${term.from} to ${term.to}.`,
      'rule',
      [{ field: 'from', message }],
    );
  const weekA = timetable.first === undefined ? {} : { weekA: firstWeekA(term.from, timetable.first) };
  const data = { ...of, from, to: term.to, ...weekA, days: daysOf(timetable), pages: pagesOf(timetable) };
  const { changed: _, ...before } = timetable.published ?? { changed: [] };
  if (isSame(before, data)) return [];
  return [{ type: 'TimetablePublished', data: { ...data, changed: changedIn(data, timetable.published) } }];
};

const changedIn = (
  now: Pick<TimetablePublished['data'], 'pages' | 'days' | 'weekA'>,
  before: TimetablePublished['data'] | undefined,
): TimetablePublished['data']['changed'] => {
  const isOtherwise = !isSame([before?.days, before?.weekA], [now.days, now.weekA]);
  const lessonsBefore = new Map(before?.pages.map((page) => [keyOf(page), page.lessons]));
  return now.pages
    .filter((page) => {
      const known = lessonsBefore.get(keyOf(page)) ?? [];
      return !isSame(known, page.lessons) || (isOtherwise && page.lessons.length > 0);
    })
    .map(({ groupId, subjectId }) => ({ groupId, subjectId }));
};

const keyOf = ({ groupId, subjectId }: Omit<PublishedPage, 'lessons'>): string => `${groupId}.${subjectId}`;

const daysOf = ({ bells }: Timetable): TimetablePublished['data']['days'] =>
  WEEKDAYS.flatMap((weekday) => {
    const ofDay = own(bells, weekday.toString()) ?? [];
    return ofDay.length === 0 ? [] : [{ weekday, bells: ofDay }];
  });

const pagesOf = ({ entries, rooms, published }: Timetable): PublishedPage[] => {
  const pages = new Map<string, PublishedPage & { readonly lessons: PublishedLesson[] }>();
  const pageOf = ({ groupId, subjectId }: Omit<PublishedPage, 'lessons'>) => {
    const key = keyOf({ groupId, subjectId });
    const page = pages.get(key) ?? { groupId, subjectId, lessons: [] };
    pages.set(key, page);
    return page;
  };
  for (const page of published?.pages ?? []) pageOf(page);
  for (const entry of Object.values(entries).sort(byPlace)) {
    const { weekday, number, weeks, teacherId, room } = entry;
    const title = room === undefined ? undefined : own(rooms, room);
    pageOf(entry).lessons.push({
      ...{ weekday, number, weeks, teacherId },
      ...(title === undefined ? {} : { room: title }),
    });
  }
  return [...pages.values()];
};

const byPlace = (a: TimetableEntry, b: TimetableEntry): number =>
  a.weekday - b.weekday || a.number - b.number || a.weeks.localeCompare(b.weeks);
