import type { AccountRole } from '../../access/account.events.js';
import type { RuleName } from '../../audit/alerts/rules/rule.values.js';
import type { RemarkKind } from '../../journal/page/page.events.js';
import type { CivilDate } from '../../school/civil-date.values.js';
import type { DayNews } from '../notice.js';
import type { NoticeKind } from '../notice-kinds.values.js';
import type { Counted } from './counted.js';
import type { Letter, Told, ToldOf } from './told.js';
import type { Topic } from './topics.js';

export type ShiftedNews = Extract<DayNews, { what: 'shifted' }>;

/** A sentence for every kind of notice. */
export type PerKind = {
  readonly [Kind in NoticeKind]: (told: ToldOf<Kind>) => string;
};

/** What a value of a notice is called. */
export type Label =
  | 'achievement'
  | 'activity'
  | 'agenda'
  | 'announced'
  | 'announcement'
  | 'announcedOn'
  | 'author'
  | 'award'
  | 'absence'
  | 'blogPost'
  | 'by'
  | 'className'
  | 'code'
  | 'comment'
  | 'date'
  | 'dueOn'
  | 'files'
  | 'grade'
  | 'grounds'
  | 'group'
  | 'homework'
  | 'jointGroup'
  | 'late'
  | 'lessonOf'
  | 'meeting'
  | 'noSubstitute'
  | 'number'
  | 'pages'
  | 'place'
  | 'plan'
  | 'question'
  | 'reason'
  | 'refusedBy'
  | 'roles'
  | 'school'
  | 'signInName'
  | 'signUpUntil'
  | 'subject'
  | 'substitute'
  | 'takes'
  | 'teacher'
  | 'term'
  | 'thanks'
  | 'test'
  | 'until'
  | 'validFrom'
  | 'when'
  | 'work'
  | 'year'
  | RemarkKind;

/** Where the links of notices lead. */
export type Target =
  | 'announcement'
  | 'consultations'
  | 'blogPost'
  | 'thread'
  | 'jointGroup'
  | 'question'
  | 'diary'
  | 'portfolio'
  | 'page'
  | 'journal'
  | 'meeting'
  | 'activities'
  | 'alert'
  | 'lateRequests'
  | 'signIn'
  | 'activation'
  | 'account';

/** What somebody should do about it is said of these. */
export type Advised = Extract<
  Topic,
  | 'absence'
  | 'page-alert'
  | 'application-questioned'
  | 'school-invitation'
  | 'contact-code'
  | 'recovery-code'
  | 'corrections-alert'
  | ToldOf<'security-alert'>['what']
>;

/**
 * Everything that messages say in one language; a kind or a topic without its words doesn't compile. Names and texts
 * of people come in as they are.
 */
export interface Words {
  readonly salutation: (name: string) => string;
  /** A subject line, which anybody may see over a shoulder, takes nothing in; a digest counts what it holds. */
  readonly topics: Readonly<Record<Topic, { readonly subject: string; readonly counted: Counted }>>;
  readonly leads: PerKind;
  readonly sms: PerKind;
  readonly advice: Readonly<Record<Advised, string>>;
  readonly labels: Readonly<Record<Label, string>>;
  readonly links: Readonly<Record<Target, string>>;
  readonly roles: Readonly<Record<AccountRole, string>>;
  /** Why what an account corrects looks suspicious. */
  readonly rules: Readonly<Record<RuleName, string>>;
  /** A grade as it is read: some are kept as a word of the journal's. */
  readonly grade: (value: string) => string;
  readonly annulled: string;
  readonly wholeDay: string;
  readonly minutes: Counted;
  readonly files: Counted;
  /** By what plan a day goes. */
  readonly plan: (day: ShiftedNews) => string;
  /** With weekday and year. */
  readonly date: (date: CivilDate) => string;
  readonly digest: {
    readonly subject: (things: number, pace: Letter['digest']) => string;
    readonly lead: (things: number) => string;
    /** Over what is about a pupil, or about none. */
    readonly section: (pupil: string | undefined, things: number) => string;
  };
  readonly signature: (school: string) => string;
  readonly preferences: string;
  readonly unsubscribe: string;
}

/** The sentence on what is told. */
export const saidOf = (sentences: PerKind, told: Told): string =>
  // The kind picks the sentence that takes what is told, which the compiler can't follow.
  (sentences[told.kind] as (told: Told) => string)(told);
