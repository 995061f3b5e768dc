import { accountDecider } from './access/account.decider.js';
import { attendanceDecider } from './attendance/attendance.decider.js';
import { diaryDecider } from './diary/diary.decider.js';
import { suspicionDecider } from './audit/alerts/suspicion.decider.js';
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
import { classDecider } from './school/class.decider.js';
import { schoolDecider } from './school/school.decider.js';

/** The runners of this process, for whoever carries out commands. */
export const RUNNERS = Symbol('runners');

/** One runner for each category of streams. */
export const runnersOn = (store: EventStore) => ({
  schools: new CommandRunner(store, 'school', schoolDecider),
  classes: new CommandRunner(store, 'class', classDecider),
  people: new CommandRunner(store, 'person', personDecider),
  noticePreferences: new CommandRunner(store, 'noticePreferences', noticePreferencesDecider),
  accounts: new CommandRunner(store, 'account', accountDecider),
  pages: new CommandRunner(store, 'journalPage', pageDecider),
  yearSheets: new CommandRunner(store, 'yearSheet', yearSheetDecider),
  attendance: new CommandRunner(store, 'attendance', attendanceDecider),
  diaries: new CommandRunner(store, 'diary', diaryDecider),
  meetings: new CommandRunner(store, 'meeting', meetingDecider),
  suspicions: new CommandRunner(store, 'alert', suspicionDecider),
  consumers: new CommandRunner(store, 'consumer', consumerDecider),
  webhooks: new CommandRunner(store, 'webhook', webhookDecider),
  projections: new CommandRunner(store, 'projection', projectionDecider),
});

export type Runners = ReturnType<typeof runnersOn>;
