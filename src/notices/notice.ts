import { createHash } from 'node:crypto';
import type { AccountRole } from '../access/account.events.js';
import type { RuleName } from '../audit/alerts/rules/rule.values.js';
import type {
  AbsenceRecorded,
  GradeCorrected,
  GradeGiven,
  HomeworkTask,
  LessonCancelled,
  RemarkMade,
} from '../journal/page/page.events.js';
import type { Reason } from '../journal/page/reason.values.js';
import type { Sealed } from '../people/sealed.values.js';
import type { AchievementNews } from '../portfolio/achievement.values.js';
import type { CivilDate, Weekday } from '../school/civil-date.values.js';
import type { TestPlanned } from '../test-plan/test-plan.events.js';
import type { LocalTime } from '../school/local-time.values.js';
import type { Channel, NoticeKind } from './notice-kinds.values.js';

type Correction = Pick<GradeCorrected['data'], 'pageId' | 'date' | 'work' | 'from' | 'reason'> & {
  /** None where the grade was annulled. */
  readonly to?: string;
};

export interface Facts {
  'grade-given': Pick<GradeGiven['data'], 'pageId' | 'date' | 'work' | 'value' | 'comment'>;
  'grade-corrected': Correction;
  'page-corrected': Correction & { readonly byPersonId: string };
  'late-request': Pick<GradeCorrected['data'], 'pageId' | 'date'> & {
    readonly requestId: string;
    readonly change: 'asked' | 'approved' | 'refused';
    /** Who asked, or decided. */
    readonly byPersonId: string;
    /** Why it was refused. */
    readonly reason?: Reason;
  };
  /** With whoever has the account that is under suspicion. */
  'page-alert': { readonly pageIds: readonly string[]; readonly personId: string };
  absence: {
    readonly date: CivilDate;
    /** None where the pupil is away for the whole day. */
    readonly lesson?: Pick<AbsenceRecorded['data'], 'pageId' | 'lessonId'>;
    /** It had been recorded by mistake. */
    readonly withdrawn: boolean;
  };
  late: Pick<AbsenceRecorded['data'], 'pageId' | 'date' | 'minutes'>;
  remark: Pick<RemarkMade['data'], 'pageId' | 'date' | 'remarkId' | 'kind' | 'text'>;
  homework: Pick<HomeworkTask, 'dueOn'> & {
    readonly pageId: string;
    readonly lessonId: string;
    readonly homeworkId: string;
  };
  'term-grade': { readonly pageId: string } & YearlyGrade;
  'final-grade': { readonly yearId: string; readonly subjectId: string } & YearlyGrade;
  test: Pick<TestPlanned['data'], 'pageId' | 'testId' | 'lessonId' | 'date' | 'title'> & {
    readonly change: 'planned' | 'moved' | 'withdrawn';
    readonly movedFrom?: CivilDate;
    readonly reason?: string;
  };
  timetable: Pick<LessonCancelled['data'], 'pageId' | 'lessonId' | 'date'> & {
    readonly change: 'cancelled' | 'reinstated' | 'substituted' | 'released' | 'planned';
    readonly reason?: string;
    /** The substitute, or whoever was to be one. */
    readonly teacherId?: string;
  };
  'own-lesson': Facts['timetable'];
  /** The first day on which it holds; where it is of some days alone, what they are. */
  'new-timetable': { readonly from: CivilDate; readonly days?: DayNews };
  meeting: {
    readonly meetingId: string;
    /** None where all parents of the school meet. */
    readonly classId?: string;
    readonly change: 'called' | 'changed' | 'calledOff' | 'minutes';
  };
  achievement: {
    readonly achievementId: string;
    readonly change: AchievementNews;
    readonly reason?: Sealed;
  };
  thanks: { readonly thanksId: string };
  'new-activity': { readonly activityId: string };
  activity: {
    readonly activityId: string;
    readonly change: 'changed' | 'calledOff' | 'signedUp' | 'signedOut';
    /** Where whoever organises it signed the pupil up or out. */
    readonly reason?: Sealed;
  };
  announcement: {
    readonly announcementId: string;
    /** Before this day nobody is told. */
    readonly from?: CivilDate;
    /** What became of it, where it had been published before. */
    readonly change?: 'changed' | 'withdrawn';
    /** What it says by then: later wordings are told by notices of their own. */
    readonly wording?: string;
  };
  'blog-post': {
    readonly postId: string;
    /** Before this day nobody is told. */
    readonly from: CivilDate;
  };
  'blog-comment': { readonly postId: string; readonly number: number };
  message: { readonly threadId: string; readonly number: number; readonly authorId: string };
  'joint-group': {
    readonly jointGroupId: string;
    /** Whose fact it is. */
    readonly schoolId: string;
    readonly change:
      'proposed' | 'approved' | 'refused' | 'left' | 'leading' | 'asked' | 'joined' | 'departed' | 'closed';
  };
  question: {
    readonly questionId: string;
    readonly change: 'asked' | 'answered' | 'askedBack' | 'closed';
  };
  consultation: {
    readonly consultationId: string;
    readonly slot: LocalTime;
    readonly change: 'booked' | 'cancelled' | 'calledOff';
  };
  'account-issued': { readonly roles: readonly AccountRole[] };
  'school-application': { readonly what: 'questioned' | 'refused'; readonly text: Sealed };
  'school-invitation': { readonly signInName: Sealed } & Code;
  /** With the keyed digest of the contact that it is to prove. */
  'contact-code': { readonly channel: Channel; readonly contact: string } & Code;
  'recovery-code': Code;
  'corrections-alert': {
    readonly alertId: string;
    readonly personId: string;
    readonly rules: readonly RuleName[];
  };
  'security-alert': {
    readonly what:
      | 'password-changed'
      | 'roles-changed'
      | 'access-ended'
      | 'contact-changed'
      | 'new-device'
      | 'second-factor-added'
      | 'second-factor-removed'
      | 'office-proposed'
      | 'office-agreed-to'
      | 'office-refused';
  };
}

/** What is said of days that do not go by the plan of the day of the week. */
export type DayNews =
  | { readonly what: 'off' | 'notOff'; readonly until: CivilDate; readonly title: string }
  | {
      readonly what: 'shifted';
      readonly weekday: Weekday;
      readonly week?: 'A' | 'B';
      /** Whether its lessons are given at other times than on that day of the week. */
      readonly otherBells: boolean;
    }
  | { readonly what: 'notShifted' };

interface YearlyGrade {
  readonly value: string;
  readonly corrected?: { readonly from: string; readonly reason: Reason };
}

interface Code {
  readonly code: Sealed;
  /** The instant up to which it can be used. */
  readonly until: string;
}

/**
 * What is told, with the facts that its text needs. Names and contacts are none of them: they are joined when the
 * text is written, and a free text about somebody stays sealed until then.
 */
export type News = {
  readonly [Kind in NoticeKind]: { readonly kind: Kind; readonly facts: Facts[Kind] };
}[NoticeKind];

/** One thing that one person is to be told through one channel, because of one event. */
export type Notice = News & {
  readonly eventId: string;
  readonly schoolId: string;
  /** When the event was recorded, an instant of ISO 8601. */
  readonly at: string;
  /** The event's in the log, `commit/prepare`: what the text is made of has to be as new. */
  readonly position: string;
  readonly recipientId: string;
  readonly channel: Channel;
  /** Whom it is about, where that is a pupil. */
  readonly pupilId?: string;
  /** The administrator who doesn't get to see it either: it is about the own account. */
  readonly concealedFrom?: string;
  /** The channel to go on with, where this one doesn't get through. */
  readonly orElse?: Channel;
};

/** What is told of an account under suspicion. */
export const SUSPICIONS = ['page-alert', 'corrections-alert'] as const satisfies readonly NoticeKind[];

const isOfSuspicion = (news: News): news is Extract<News, { kind: (typeof SUSPICIONS)[number] }> =>
  SUSPICIONS.some((kind) => kind === news.kind);

/** Whoever has the account sees nothing of it, as an administrator neither. */
export const concealedFrom = (news: News): Pick<Notice, 'concealedFrom'> =>
  isOfSuspicion(news) ? { concealedFrom: news.facts.personId } : {};

/**
 * The notice's id follows from event, recipient and channel: decided twice, it is still one notice. Somebody may be
 * told two things of one event: of twins, or as a guardian and as a teacher.
 */
export const noticeIdOf = ({
  eventId,
  recipientId,
  channel,
  kind,
  pupilId,
}: Pick<Notice, 'eventId' | 'recipientId' | 'channel' | 'kind' | 'pupilId'>): string =>
  createHash('sha256')
    .update(JSON.stringify([eventId, recipientId, channel, kind, pupilId ?? null]))
    .digest('hex')
    .slice(0, 40);
