import { Temporal } from 'temporal-polyfill';
import { addDays, dateIn, mondayOf, type CivilDate } from '../school/civil-date.values.js';
import { ruleOf, type Pace } from './notice-kinds.values.js';
import type { News } from './notice.js';
import type { QuietHours } from './preferences/preferences.values.js';

export type Digest = Exclude<Pace, 'atOnce'>;

/** When something is to be told: an instant of ISO 8601, and the digest that it is to be a part of. */
export interface Due {
  readonly at: string;
  readonly digest?: Digest;
}

/** When the day's digest is sent, and on Sundays the week's. */
const DIGESTS_AT = '18:00';
/** When what is announced for a day to come is told on it. */
const ANNOUNCED_AT = '08:00';

/**
 * When news is to be told that is decided on at an instant. What is urgent is told at once; quiet hours put off the
 * rest, digests included. Homework is told the evening before it is due, an announcement or a post not before its
 * first day.
 */
export const dueOf = (
  news: News,
  pace: Pace,
  { quietHours }: { readonly quietHours?: QuietHours | undefined },
  timeZone: string,
  now: string,
): Due => {
  if (ruleOf(news.kind).urgent) return { at: now };
  const first = earliestFor(news, timeZone, now);
  const evening =
    pace === 'atOnce' ? undefined : eveningFor(news, pace, quietHours?.timeZone ?? timeZone, first);
  return evening === undefined || pace === 'atOnce'
    ? { at: afterQuiet(quietHours, first) }
    : { at: afterQuiet(quietHours, evening), digest: pace };
};

const earliestFor = (news: News, timeZone: string, now: string): string => {
  const isForADay = news.kind === 'announcement' || news.kind === 'blog-post';
  const from = isForADay ? news.facts.from : undefined;
  if (from === undefined || from <= dateIn(timeZone, now)) return now;
  return instantAt(Temporal.PlainDate.from(from), ANNOUNCED_AT, timeZone);
};

/** The evening of the digest; undefined where it would come too late. */
const eveningFor = (news: News, pace: Digest, timeZone: string, now: string): string | undefined => {
  if (news.kind === 'homework') {
    const { dueOn } = news.facts;
    const evening = eveningOf(addDays(pace === 'daily' ? dueOn : mondayOf(dueOn), -1), timeZone);
    return evening > now ? evening : undefined;
  }
  const today = Temporal.Instant.from(now).toZonedDateTimeISO(timeZone).toPlainDate().toString();
  const day = pace === 'daily' ? today : addDays(mondayOf(today), 6);
  const evening = eveningOf(day, timeZone);
  return evening > now ? evening : eveningOf(addDays(day, pace === 'daily' ? 1 : 7), timeZone);
};

const eveningOf = (date: CivilDate, timeZone: string): string =>
  instantAt(Temporal.PlainDate.from(date), DIGESTS_AT, timeZone);

/** The same instant, or the end of the quiet hours that it lies in. */
const afterQuiet = (quiet: QuietHours | undefined, at: string): string => {
  if (!quiet) return at;
  const { from, to, timeZone } = quiet;
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(timeZone);
  const time = local.toPlainTime().toString().slice(0, 5);
  const overMidnight = from > to;
  const isQuiet = overMidnight ? time >= from || time < to : time >= from && time < to;
  if (!isQuiet) return at;
  const today = local.toPlainDate();
  return instantAt(overMidnight && time >= from ? today.add({ days: 1 }) : today, to, timeZone);
};

/** In the form that orders as the instants do. */
const instantAt = (date: Temporal.PlainDate, time: string, timeZone: string): string => {
  const { epochMilliseconds } = date.toZonedDateTime({ timeZone, plainTime: time });
  return new Date(epochMilliseconds).toISOString();
};
