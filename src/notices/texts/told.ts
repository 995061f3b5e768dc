import type { AccountRole } from '../../access/account.events.js';
import type { RuleName } from '../../audit/alerts/rules/rule.values.js';
import type { RemarkKind } from '../../journal/page/page.events.js';
import type { AchievementNews, Thanked } from '../../portfolio/achievement.values.js';
import type { CivilDate } from '../../school/civil-date.values.js';
import type { DayNews } from '../notice.js';
import type { Channel } from '../notice-kinds.values.js';
import type { Facts } from '../notice.js';

interface InBlog {
  readonly school: string;
  readonly by: string;
  /** Of the post. */
  readonly title: string;
  readonly link: string;
}

/** Where a notice about a pupil comes from: a lesson of a subject, and where the diary tells more. */
interface OfPupil {
  /** Full name. */
  readonly pupil: string;
  /** What a short message calls the pupil. */
  readonly givenName: string;
  /** Where more is to be read: the diary's week, or the page. */
  readonly link: string;
}

interface OfLesson extends OfPupil {
  /** The subject's title. */
  readonly subject: string;
  /** The day of the lesson. */
  readonly date: CivilDate;
}

interface Correction {
  readonly from: string;
  /** None where the grade was annulled. */
  readonly to?: string;
  readonly reason: string;
}

/** A time of day on a date, as the school's clocks show it. */
interface LocalTime {
  readonly date: CivilDate;
  /** `HH:MM` */
  readonly time: string;
}

export type LessonChange =
  | { readonly what: 'cancelled'; readonly reason?: string }
  | { readonly what: 'reinstated' | 'planned' }
  | { readonly what: 'substituted' | 'released'; readonly teacher: string };

/** What a notice says, in plain words: every name joined, every sealed text opened. Times are the school's. */
export type Told =
  | ({
      readonly kind: 'grade-given';
      readonly work: string;
      readonly grade: string;
      readonly comment?: string;
    } & OfLesson)
  | ({ readonly kind: 'grade-corrected'; readonly work: string } & Correction & OfLesson)
  | ({
      readonly kind: 'page-corrected';
      readonly work: string;
      readonly group: string;
      readonly by: string;
    } & Correction &
      OfLesson)
  | {
      readonly kind: 'late-request';
      readonly what: Facts['late-request']['change'];
      readonly group: string;
      readonly subject: string;
      /** The day of the lesson. */
      readonly date: CivilDate;
      /** Who asked, or decided. */
      readonly by: string;
      /** Why it was refused. */
      readonly reason?: string;
      readonly link: string;
    }
  | {
      readonly kind: 'page-alert';
      readonly by: string;
      /** Those of the recipient's. */
      readonly pages: readonly { readonly group: string; readonly subject: string }[];
      readonly link: string;
    }
  | ({
      readonly kind: 'absence';
      readonly date: CivilDate;
      /** The lesson's subject and number in the day; none where the pupil is away for the whole day. */
      readonly lesson?: { readonly subject: string; readonly number?: number };
      /** It had been recorded by mistake: the pupil was there. */
      readonly withdrawn: boolean;
    } & OfPupil)
  | ({ readonly kind: 'late'; readonly minutes?: number } & OfLesson)
  | ({ readonly kind: 'remark'; readonly remark: RemarkKind; readonly text: string } & OfLesson)
  | ({
      readonly kind: 'homework';
      readonly subject: string;
      readonly dueOn: CivilDate;
      readonly text: string;
      /** How long it should take. */
      readonly minutes?: number;
      readonly files: number;
    } & OfPupil)
  | ({
      readonly kind: 'term-grade';
      readonly subject: string;
      readonly term: string;
      /** A grade of the scale, `exempt` or `notAssessed`. */
      readonly grade: string;
      /** What it was, where it was corrected, and why. */
      readonly corrected?: { readonly from: string; readonly reason: string };
    } & OfPupil)
  | ({
      readonly kind: 'final-grade';
      readonly subject: string;
      readonly year: string;
      readonly grade: string;
      readonly corrected?: { readonly from: string; readonly reason: string };
    } & OfPupil)
  | ({
      readonly kind: 'test';
      /** What is tested. */
      readonly title: string;
      readonly number?: number;
      readonly what: 'planned' | 'moved' | 'withdrawn';
      readonly movedFrom?: CivilDate;
      readonly reason?: string;
    } & OfLesson)
  | ({
      readonly kind: 'timetable';
      readonly number?: number;
      readonly change: LessonChange;
    } & OfLesson)
  | {
      readonly kind: 'own-lesson';
      readonly group: string;
      readonly subject: string;
      readonly date: CivilDate;
      readonly number?: number;
      readonly change: LessonChange;
      readonly link: string;
    }
  | {
      readonly kind: 'new-timetable';
      /** The first day on which it holds. */
      readonly date: CivilDate;
      /** Where it is of some days alone. */
      readonly days?: DayNews;
      readonly link: string;
    }
  | {
      readonly kind: 'meeting';
      /** None where all parents of the school meet. */
      readonly className?: string;
      readonly title: string;
      readonly startsAt: LocalTime;
      readonly place: string;
      readonly agenda?: string;
      readonly what: 'called' | 'changed' | 'calledOff' | 'minutes';
      readonly link: string;
    }
  | {
      readonly kind: 'new-activity';
      readonly school: string;
      /** None where it is for the whole school. */
      readonly className?: string;
      readonly title: string;
      readonly startsAt: LocalTime;
      readonly place: string;
      readonly text?: string;
      /** Where pupils have to be signed up. */
      readonly signUpUntil?: LocalTime;
      readonly link: string;
    }
  | ({
      readonly kind: 'achievement';
      readonly what: AchievementNews;
      readonly title: string;
      readonly award?: string;
      readonly reason?: string;
    } & OfPupil)
  | ({
      readonly kind: 'thanks';
      readonly thanked: Thanked;
      readonly by: string;
      readonly text: string;
    } & OfPupil)
  | ({
      readonly kind: 'activity';
      readonly what: 'changed' | 'calledOff' | 'signedUp' | 'signedOut';
      readonly title: string;
      readonly startsAt: LocalTime;
      readonly place: string;
      readonly text?: string;
      readonly reason?: string;
    } & OfPupil)
  | {
      readonly kind: 'announcement';
      readonly what: 'published' | 'changed';
      readonly school: string;
      readonly by: string;
      readonly title: string;
      readonly text: string;
      readonly link: string;
    }
  | {
      readonly kind: 'announcement';
      readonly what: 'withdrawn';
      readonly school: string;
      readonly by: string;
      /** On which it was published. */
      readonly date: CivilDate;
      readonly reason: string;
      readonly link: string;
    }
  | ({ readonly kind: 'blog-post' } & InBlog)
  | ({ readonly kind: 'blog-comment' } & InBlog)
  | {
      readonly kind: 'message';
      readonly school: string;
      readonly by: string;
      readonly link: string;
    }
  | {
      readonly kind: 'joint-group';
      readonly what: Facts['joint-group']['change'];
      readonly title: string;
      /** Which proposed it, or did what is told. */
      readonly school: string;
      /** Whom it is about, where that is one. */
      readonly child?: Pick<OfPupil, 'pupil' | 'givenName'>;
      readonly link: string;
    }
  | {
      readonly kind: 'question';
      readonly school: string;
      readonly what: 'asked' | 'answered' | 'askedBack' | 'closed';
      readonly link: string;
    }
  | ({
      readonly kind: 'consultation';
      readonly what: 'booked' | 'cancelled' | 'calledOff';
      readonly teacher: string;
      readonly startsAt: LocalTime;
      readonly place: string;
      readonly reason?: string;
    } & OfPupil)
  | {
      readonly kind: 'account-issued';
      readonly school: string;
      readonly roles: readonly AccountRole[];
      readonly link: string;
    }
  | {
      readonly kind: 'school-application';
      readonly what: 'questioned' | 'refused';
      /** What is asked, or why it was refused. */
      readonly text: string;
    }
  | {
      readonly kind: 'school-invitation';
      readonly school: string;
      readonly signInName: string;
      readonly code: string;
      readonly until: LocalTime;
      /** Where the code is entered. */
      readonly link: string;
    }
  | {
      readonly kind: 'contact-code';
      readonly channel: Channel;
      readonly code: string;
      readonly until: LocalTime;
    }
  | { readonly kind: 'recovery-code'; readonly code: string; readonly until: LocalTime }
  | {
      readonly kind: 'corrections-alert';
      readonly by: string;
      readonly rules: readonly RuleName[];
      readonly at: LocalTime;
      readonly link: string;
    }
  | {
      readonly kind: 'security-alert';
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
      readonly at: LocalTime;
      readonly link: string;
    };

/** What notices of some kinds say. */
export type ToldOf<Kind extends Told['kind']> = Extract<Told, { readonly kind: Kind }>;

/** One message to one person: a single notice, or the several of a digest. */
export interface Letter {
  readonly recipient: string;
  readonly school: string;
  /** What it tells, in the order in which it happened; one or more. */
  readonly told: readonly Told[];
  /** Set where it is a digest. */
  readonly digest?: 'daily' | 'weekly';
  /** Where the recipient chooses how to be told. */
  readonly preferences: string;
  /** Where one click ends mails of this kind. */
  readonly unsubscribe?: string;
}
