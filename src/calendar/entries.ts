import type {
  CalendarFeed,
  FeedActivity,
  FeedConsultation,
  FeedDaysOff,
  FeedHomework,
  FeedLesson,
  FeedMeeting,
} from '../../projections/calendar-feed/answer.js';
import type { Revision } from '../../projections/diary-week/read-model.js';
import type { CalendarKind } from '../access/account.events.js';
import { onOneLine, tidied } from '../notices/texts/tidied.js';
import type { CivilDate } from '../school/civil-date.values.js';
import { instantOfLocal } from '../school/local-time.values.js';
import type { CalendarWords } from './calendar-words.js';

/**
 * What stands in a calendar: on a whole day, or some up to the last of them, or from an instant (ISO 8601 in UTC) on, up to another where that is known.
 * Its texts are tidied.
 */
export interface CalendarEntry {
  /** The same for as long as it is the same thing, in whoever's calendar. */
  readonly uid: string;
  readonly when:
    | { readonly date: CivilDate; readonly until?: CivilDate }
    | { readonly instant: string; readonly until?: string };
  readonly summary: string;
  /** Empty where nothing is to be said. */
  readonly description: string;
  readonly place: string;
  readonly cancelled: boolean;
  readonly revision: Revision;
}

type Shown = Pick<
  CalendarFeed,
  'lessons' | 'homework' | 'daysOff' | 'meetings' | 'activities' | 'consultations'
>;

/** What a calendar shows, each in one language's words. */
export const entriesOf = (
  { lessons, homework, daysOff, meetings, activities, consultations }: Shown,
  of: CalendarKind,
  words: CalendarWords,
): readonly CalendarEntry[] => {
  // A pupil knows the own groups; a teacher has the same subject in several.
  const titled = (subject: string, group: string) => (of === 'teacher' ? `${group}, ${subject}` : subject);
  return [
    ...lessons.map((lesson) => entryOfLesson(lesson, titled(lesson.subject, lesson.group), words)),
    ...homework.map((task) => entryOfHomework(task, titled(task.subject.title, task.group.title), words)),
    ...daysOff.map((days) => entryOfDaysOff(days, words)),
    ...meetings.map((meeting) => entryOfMeeting(meeting, words)),
    ...activities.map((activity) => entryOfActivity(activity, words)),
    ...consultations.map((consultation) => entryOfConsultation(consultation, words)),
  ];
};

/** All day where no timetable says when; with its number in front, calendars list them in their order. */
const entryOfLesson = (
  { lessonId, date, number, time, room, teacher, topic, test, cancelled, revision }: FeedLesson,
  title: string,
  words: CalendarWords,
): CalendarEntry => ({
  uid: uidOf('lesson', lessonId),
  when: time
    ? {
        instant: instantOfLocal(time.timeZone, `${date}T${time.from}`),
        until: instantOfLocal(time.timeZone, `${date}T${time.to}`),
      }
    : { date },
  ...told(`${number.toString()}. ${title}${test === undefined ? '' : `: ${words.test}`}`, cancelled, words, [
    [words.test, test],
    [words.topic, topic],
    [words.teacher, teacher],
  ]),
  place: room === undefined ? '' : onOneLine(room),
  revision,
});

const entryOfHomework = (
  { homeworkId, dueOn, setOn, text, minutes, personal, files, revision }: FeedHomework,
  title: string,
  words: CalendarWords,
): CalendarEntry => ({
  uid: uidOf('homework', homeworkId),
  when: { date: dueOn },
  ...told(`${title}: ${words.homework}`, undefined, words, [
    [undefined, text],
    [undefined, personal ? words.forSome : undefined],
    [words.setOn, words.date(setOn)],
    [words.labels.takes, minutes === undefined ? undefined : words.minutes(minutes)],
    [words.labels.files, files.length === 0 ? undefined : files.map(({ name }) => name).join(', ')],
  ]),
  place: '',
  revision,
});

const entryOfDaysOff = (
  { daysOffId, from, to, title, revision }: FeedDaysOff,
  words: CalendarWords,
): CalendarEntry => ({
  uid: uidOf('days-off', daysOffId),
  when: { date: from, until: to },
  ...told(title, undefined, words, []),
  place: '',
  revision,
});

const entryOfMeeting = (
  { meetingId, className, title, startsAt, timeZone, place, agenda, calledOff, revision }: FeedMeeting,
  words: CalendarWords,
): CalendarEntry => ({
  uid: uidOf('meeting', meetingId),
  when: { instant: instantOfLocal(timeZone, startsAt) },
  ...told(
    `${[words.labels.meeting, className].filter((each) => each !== undefined).join(', ')}: ${title}`,
    calledOff,
    words,
    [[words.labels.agenda, agenda]],
  ),
  place: onOneLine(place),
  revision,
});

const entryOfActivity = (
  {
    activityId,
    className,
    title,
    startsAt,
    endsAt,
    timeZone,
    place,
    text,
    calledOff,
    revision,
  }: FeedActivity,
  words: CalendarWords,
): CalendarEntry => ({
  uid: uidOf('activity', activityId),
  when: {
    instant: instantOfLocal(timeZone, startsAt),
    ...(endsAt === undefined ? {} : { until: instantOfLocal(timeZone, endsAt) }),
  },
  ...told(className === undefined ? title : `${className}: ${title}`, calledOff, words, [[undefined, text]]),
  place: onOneLine(place),
  revision,
});

const entryOfConsultation = (
  { consultationId, startsAt, minutes, timeZone, place, with: about, cancelled, revision }: FeedConsultation,
  words: CalendarWords,
): CalendarEntry => {
  const instant = instantOfLocal(timeZone, startsAt);
  const until = new Date(Date.parse(instant) + minutes * 60_000).toISOString();
  return {
    uid: uidOf('consultation', `${consultationId}.${startsAt.replace(/\D/g, '')}`),
    when: { instant, until },
    ...told(`${words.consultation}: ${about}`, cancelled ? {} : undefined, words, []),
    place: onOneLine(place),
    revision,
  };
};

const told = (
  summary: string,
  cancelled: { readonly reason?: string } | undefined,
  words: CalendarWords,
  lines: readonly (readonly [label: string | undefined, text: string | undefined])[],
): Pick<CalendarEntry, 'summary' | 'description' | 'cancelled'> => ({
  summary: onOneLine(cancelled ? `${summary} (${words.cancelled})` : summary),
  description: [[words.labels.reason, cancelled?.reason] as const, ...lines]
    .flatMap(([label, text]) => {
      const said = text === undefined ? '' : tidied(text);
      if (said === '') return [];
      return [label === undefined ? said : `${label}: ${said}`];
    })
    .join('\n'),
  cancelled: cancelled !== undefined,
});

/** Ids are an installation's own by its key, so that what they name needs no address of a machine (RFC 7986 §5.3). */
const uidOf = (
  kind: 'lesson' | 'homework' | 'days-off' | 'meeting' | 'activity' | 'consultation',
  id: string,
): string => `${kind}.${id}@school-journal`;
