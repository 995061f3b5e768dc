import { accountDecider } from './access/account.decider.js';
import { guardianApplicationDecider } from './access/issuing/applications/application.decider.js';
import { announcementDecider } from './announcements/announcement.decider.js';
import { receiptDecider } from './announcements/receipt.decider.js';
import { attendanceDecider } from './attendance/attendance.decider.js';
import { diaryDecider } from './diary/diary.decider.js';
import { schoolApplicationDecider } from './connecting/school-application.decider.js';
import { suspicionDecider } from './audit/alerts/suspicion.decider.js';
import { consultationDecider } from './consultations/consultation.decider.js';
import { consumerDecider } from './consumers/consumer.decider.js';
import { CommandRunner } from './eventing/command-runner.js';
import type { EventStore } from './eventing/event-store.js';
import { projectionDecider } from './eventing/projecting/projection.decider.js';
import { webhookDecider } from './feeds/webhooks/webhook.decider.js';
import { pageDecider } from './journal/page/page.decider.js';
import { yearSheetDecider } from './journal/year-sheet/year-sheet.decider.js';
import { meetingDecider } from './meetings/meeting.decider.js';
import { noticePreferencesDecider } from './notices/preferences/preferences.decider.js';
import { personDecider } from './people/person.decider.js';
import { retentionDecider } from './people/retention/retention.decider.js';
import { classDecider } from './school/class.decider.js';
import { nextYearDecider } from './school/next-year/next-year.decider.js';
import { schoolDecider } from './school/school.decider.js';
import { timetableDecider } from './timetable/timetable.decider.js';

/** The runners of this process, for whoever carries out commands. */
export const RUNNERS = Symbol('runners');

/**
 * A term's pages of two schools with a thousand pupils each: of pages that are written in one after another, and do not
 * all fit, none would be found again.
 */
const CACHED_PAGE_EVENTS = 600_000;

/** One runner for each category of streams. */
export const runnersOn = (store: EventStore) => ({
  schools: new CommandRunner(store, 'school', schoolDecider),
  classes: new CommandRunner(store, 'class', classDecider),
  nextYears: new CommandRunner(store, 'nextYear', nextYearDecider),
  people: new CommandRunner(store, 'person', personDecider),
  noticePreferences: new CommandRunner(store, 'noticePreferences', noticePreferencesDecider),
  accounts: new CommandRunner(store, 'account', accountDecider),
  guardianApplications: new CommandRunner(store, 'guardianApplication', guardianApplicationDecider),
  schoolApplications: new CommandRunner(store, 'schoolApplication', schoolApplicationDecider),
  pages: new CommandRunner(store, 'journalPage', pageDecider, { cachedEvents: CACHED_PAGE_EVENTS }),
  yearSheets: new CommandRunner(store, 'yearSheet', yearSheetDecider),
  attendance: new CommandRunner(store, 'attendance', attendanceDecider),
  diaries: new CommandRunner(store, 'diary', diaryDecider),
  meetings: new CommandRunner(store, 'meeting', meetingDecider),
  timetables: new CommandRunner(store, 'timetable', timetableDecider),
  announcements: new CommandRunner(store, 'announcement', announcementDecider),
  announcementReceipts: new CommandRunner(store, 'announcementReceipt', receiptDecider),
  consultations: new CommandRunner(store, 'consultation', consultationDecider),
  suspicions: new CommandRunner(store, 'alert', suspicionDecider),
  consumers: new CommandRunner(store, 'consumer', consumerDecider),
  webhooks: new CommandRunner(store, 'webhook', webhookDecider),
  retention: new CommandRunner(store, 'retention', retentionDecider),
  projections: new CommandRunner(store, 'projection', projectionDecider),
});

export type Runners = ReturnType<typeof runnersOn>;
