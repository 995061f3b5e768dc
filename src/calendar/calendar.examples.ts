import type {
  FeedActivity,
  FeedConsultation,
  FeedDaysOff,
  FeedHomework,
  FeedLesson,
  FeedMeeting,
} from '../../projections/calendar-feed/answer.js';

export const lesson: FeedLesson = {
  lessonId: '7bm.math.q2.20261123-2',
  date: '2026-11-23',
  number: 2,
  subject: 'Mathematics',
  group: '7B',
  teacher: 'Anna Petrova',
  topic: 'Fractions',
  revision: { times: 1, at: '2026-11-23T08:01:00.000Z' },
};

export const homework: FeedHomework = {
  homeworkId: '7bm.math.q2.20261123-2.h1',
  pageId: '7bm.math.q2',
  subject: { id: 'math', title: 'Mathematics' },
  group: { id: '7bm', title: '7B' },
  text: 'No. 12',
  setOn: '2026-11-23',
  dueOn: '2026-11-24',
  personal: false,
  files: [],
  revision: { times: 2, at: '2026-11-23T08:02:00.000Z' },
};

export const meeting: FeedMeeting = {
  meetingId: 'm1',
  className: '7B',
  title: 'First term',
  startsAt: '2026-12-03T18:30',
  timeZone: 'Europe/Moscow',
  place: 'Room 12',
  agenda: 'Grades; the trip',
  revision: { times: 1, at: '2026-11-20T10:00:00.000Z' },
};

export const activity: FeedActivity = {
  activityId: 'a1',
  className: '7B',
  title: 'Museum',
  startsAt: '2026-12-12T10:00',
  timeZone: 'Europe/Moscow',
  place: 'By the gate',
  text: 'Bring water',
  revision: { times: 1, at: '2026-11-20T10:00:00.000Z' },
};

export const consultation: FeedConsultation = {
  consultationId: 'k1',
  startsAt: '2026-12-04T18:10',
  minutes: 10,
  timeZone: 'Europe/Moscow',
  place: 'Room 12',
  with: 'Anna Petrova',
  cancelled: false,
  revision: { times: 1, at: '2026-11-21T10:00:00.000Z' },
};

export const daysOff: FeedDaysOff = {
  ...{ daysOffId: 'd1', from: '2026-10-26', to: '2026-11-01', title: 'Autumn holidays' },
  revision: { times: 1, at: '2026-10-01T10:00:00.000Z' },
};
