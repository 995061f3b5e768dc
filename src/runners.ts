import { activityDecider } from './activities/activity.decider.js';
import { accountDecider } from './access/account.decider.js';
import { guardianApplicationDecider } from './access/issuing/applications/application.decider.js';
import { announcementDecider } from './announcements/announcement.decider.js';
import { receiptDecider } from './announcements/receipt.decider.js';
import { attendanceDecider } from './attendance/attendance.decider.js';
import { diaryDecider } from './diary/diary.decider.js';
import { schoolApplicationDecider } from './connecting/school-application.decider.js';
import { suspicionDecider } from './audit/alerts/suspicion.decider.js';
import { blogDecider } from './blogs/blog.decider.js';
import { commentsDecider } from './blogs/comments.decider.js';
import { postDecider } from './blogs/post.decider.js';
import { clinicDecider } from './clinics/clinic.decider.js';
import { reportDecider } from './clinics/report.decider.js';
import { consultationDecider } from './consultations/consultation.decider.js';
import { consumerDecider } from './consumers/consumer.decider.js';
import { CommandRunner } from './eventing/command-runner.js';
import type { EventStore } from './eventing/event-store.js';
import { projectionDecider } from './eventing/projecting/projection.decider.js';
import { webhookDecider } from './feeds/webhooks/webhook.decider.js';
import { frequentQuestionsDecider } from './help-desk/frequent-questions.decider.js';
import { questionDecider } from './help-desk/question.decider.js';
import { jointGroupDecider } from './joint-groups/joint-group.decider.js';
import { pageDecider } from './journal/page/page.decider.js';
import { yearSheetDecider } from './journal/year-sheet/year-sheet.decider.js';
import { meetingDecider } from './meetings/meeting.decider.js';
import { voteDecider } from './meetings/vote.decider.js';
import { blockingDecider } from './messages/blocking.decider.js';
import { messagingRulesDecider } from './messages/messaging-rules.decider.js';
import { readingDecider } from './messages/reading.decider.js';
import { threadDecider } from './messages/thread.decider.js';
import { noticePreferencesDecider } from './notices/preferences/preferences.decider.js';
import { personDecider } from './people/person.decider.js';
import { portfolioDecider } from './portfolio/portfolio.decider.js';
import { retentionDecider } from './people/retention/retention.decider.js';
import { classDecider } from './school/class.decider.js';
import { nextYearDecider } from './school/next-year/next-year.decider.js';
import { schoolDecider } from './school/school.decider.js';
import { testPlanDecider } from './test-plan/test-plan.decider.js';
import { timetableDecider } from './timetable/timetable.decider.js';

/** The runners of this process, for whoever carries out commands. */
export const RUNNERS = Symbol('runners');

/**
 * A term's pages of two schools with a thousand pupils each: of pages that are written in one after another, and do not
 * all fit, none would be found again.
 */
const CACHED_PAGE_EVENTS = 600_000;

/** One runner for each category of streams. */
export const runnersOn = (store: Pick<EventStore, 'append' | 'readStream'>) => ({
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
  clinics: new CommandRunner(store, 'clinic', clinicDecider),
  clinicReports: new CommandRunner(store, 'clinicReport', reportDecider),
  diaries: new CommandRunner(store, 'diary', diaryDecider),
  meetings: new CommandRunner(store, 'meeting', meetingDecider),
  votes: new CommandRunner(store, 'vote', voteDecider),
  testPlans: new CommandRunner(store, 'testPlan', testPlanDecider),
  timetables: new CommandRunner(store, 'timetable', timetableDecider),
  activities: new CommandRunner(store, 'activity', activityDecider),
  announcements: new CommandRunner(store, 'announcement', announcementDecider),
  announcementReceipts: new CommandRunner(store, 'announcementReceipt', receiptDecider),
  blogs: new CommandRunner(store, 'blog', blogDecider),
  blogPosts: new CommandRunner(store, 'blogPost', postDecider),
  blogComments: new CommandRunner(store, 'blogComments', commentsDecider),
  threads: new CommandRunner(store, 'thread', threadDecider),
  threadReadings: new CommandRunner(store, 'threadReading', readingDecider),
  blockings: new CommandRunner(store, 'blocking', blockingDecider),
  messagingRules: new CommandRunner(store, 'messagingRules', messagingRulesDecider),
  jointGroups: new CommandRunner(store, 'jointGroup', jointGroupDecider),
  questions: new CommandRunner(store, 'question', questionDecider),
  frequentQuestions: new CommandRunner(store, 'frequentQuestions', frequentQuestionsDecider),
  portfolios: new CommandRunner(store, 'portfolio', portfolioDecider),
  consultations: new CommandRunner(store, 'consultation', consultationDecider),
  suspicions: new CommandRunner(store, 'alert', suspicionDecider),
  consumers: new CommandRunner(store, 'consumer', consumerDecider),
  webhooks: new CommandRunner(store, 'webhook', webhookDecider),
  retention: new CommandRunner(store, 'retention', retentionDecider),
  projections: new CommandRunner(store, 'projection', projectionDecider),
});

export type Runners = ReturnType<typeof runnersOn>;
