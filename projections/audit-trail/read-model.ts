import type { AccountEvent, Entitlement } from '../../src/access/account.events.js';
import type { GuardianApplicationEvent } from '../../src/access/issuing/applications/application.events.js';
import type { ActivityEvent } from '../../src/activities/activity.events.js';
import type { AnnouncementEnded, AnnouncementEvent } from '../../src/announcements/announcement.events.js';
import type { AttendanceEvent } from '../../src/attendance/attendance.events.js';
import type { BlogEvent } from '../../src/blogs/blog.events.js';
import type { BlogCommentMade, BlogCommentsEvent } from '../../src/blogs/comments.events.js';
import type { BlogPostEnded, BlogPostEvent } from '../../src/blogs/post.events.js';
import type { ClinicEvent } from '../../src/clinics/clinic.events.js';
import type { ClinicReportEvent } from '../../src/clinics/report.events.js';
import type { SchoolApplicationEvent } from '../../src/connecting/school-application.events.js';
import type { ConsultationEvent } from '../../src/consultations/consultation.events.js';
import type { DiaryEvent } from '../../src/diary/diary.events.js';
import type { Actor, Via } from '../../src/eventing/envelope.js';
import type { FrequentQuestionsEvent } from '../../src/help-desk/frequent-questions.events.js';
import type { PageEvent } from '../../src/journal/page/page.events.js';
import type { Reason } from '../../src/journal/page/reason.values.js';
import type { YearSheetEvent } from '../../src/journal/year-sheet/year-sheet.events.js';
import type { MeetingEvent } from '../../src/meetings/meeting.events.js';
import type { VoteEvent } from '../../src/meetings/vote.events.js';
import type { JointGroupEvent } from '../../src/joint-groups/joint-group.events.js';
import type { BlockingEvent } from '../../src/messages/blocking.events.js';
import type { MessagingRulesEvent } from '../../src/messages/messaging-rules.events.js';
import type {
  MessageRemovedByModerator,
  MessageReportDismissed,
  MessageReported,
} from '../../src/messages/thread.events.js';
import type { NoticePreferencesEvent } from '../../src/notices/preferences/preferences.events.js';
import type { PersonEvent } from '../../src/people/person.events.js';
import type { PortfolioEvent } from '../../src/portfolio/portfolio.events.js';
import type { CivilDate } from '../../src/school/civil-date.values.js';
import type { ClassEvent } from '../../src/school/class.events.js';
import type { NextYearEvent } from '../../src/school/next-year/next-year.events.js';
import type { SchoolEvent } from '../../src/school/school.events.js';
import type { TestPlanEvent } from '../../src/test-plan/test-plan.events.js';
import type { TimetableEvent } from '../../src/timetable/timetable.events.js';

/**
 * Every fact of the journal, and of who has access to it; not of suspicions, since whoever leads a school finds all of
 * it here, and may be the one who is suspected. Nor who writes to whom, which is nobody's but theirs.
 */
export type JournalEvent =
  | PageEvent
  | YearSheetEvent
  | DiaryEvent
  | AttendanceEvent
  | SchoolEvent
  | NextYearEvent
  | ClassEvent
  | PersonEvent
  | AccountEvent
  | GuardianApplicationEvent
  | SchoolApplicationEvent
  | ClinicEvent
  | ClinicReportEvent
  | MeetingEvent
  | VoteEvent
  | TimetableEvent
  | TestPlanEvent
  | ActivityEvent
  | Exclude<AnnouncementEvent, AnnouncementEnded>
  | BlogEvent
  | Exclude<BlogPostEvent, BlogPostEnded>
  | Exclude<BlogCommentsEvent, BlogCommentMade>
  | MessageReported
  | MessageRemovedByModerator
  | MessageReportDismissed
  | BlockingEvent
  | MessagingRulesEvent
  | JointGroupEvent
  | FrequentQuestionsEvent
  | ConsultationEvent
  | PortfolioEvent
  | NoticePreferencesEvent;

/** What one command wrote into one stream: by whom, when, and each fact of it. `_id`: the command. */
export interface AuditRecord {
  readonly _id: string;
  readonly schoolId: string;
  readonly actor: Actor;
  readonly via: Via;
  /** Instant, ISO 8601 in UTC. */
  readonly at: string;
  /** The instant and the place in the log, `2026-11-23T08:01:00.000Z_0000000000000000042`, in the order of texts. */
  readonly when: string;
  readonly pageId?: string;
  /** By what it is looked for: people, the page, and marks, see `markOf`. */
  readonly about: readonly string[];
  /** In the order of the log. */
  readonly entries: readonly AuditEntry[];
}

/** One fact. Texts about people stay sealed, and there are no names. */
export interface AuditEntry {
  readonly eventId: string;
  readonly type: JournalEvent['type'];
  /** `commit/prepare` in the store's log. */
  readonly logPosition: string;
  /** People whom it is about: pupils, and those whose access or data it changed. */
  readonly concerns: readonly string[];
  /** The account that it is about. */
  readonly accountId?: string;
  /** What the account may be used as; the office, where the fact is of one. */
  readonly roles?: readonly Entitlement[];
  readonly lessonId?: string;
  /** The day of the lesson. */
  readonly date?: CivilDate;
  readonly gradeId?: string;
  /** What a grade was, or an absence counted as, before; and after. */
  readonly from?: string;
  readonly to?: string;
  readonly late?: true;
  readonly reason?: Reason;
  /** Why, where that is about nobody and was never sealed. */
  readonly words?: string;
  /** Of a remark that the pupil may not see, or about one. */
  readonly guardiansOnly?: true;
}
