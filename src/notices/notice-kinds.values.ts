export const CHANNELS = ['email', 'sms'] as const;
export type Channel = (typeof CHANNELS)[number];

export const PACES = ['atOnce', 'daily', 'weekly'] as const;
/** At once, or gathered into the digest of an evening, or of the week's end. */
export type Pace = (typeof PACES)[number];

/** How somebody is told about one kind of thing; not at all, where no channel is named. */
export interface Choice {
  readonly channels: readonly Channel[];
  readonly pace: Pace;
}

interface KindRule {
  /** What holds for whoever has chosen nothing. */
  readonly usually: Choice;
  /** It can't be switched off, nor put off into a digest. */
  readonly mandatory?: true;
  /** It is of use only at once: it is never put off, not even by quiet hours, and is given up soon. */
  readonly urgent?: true;
  /** It goes to a contact that was not verified too: it says nothing about anybody. */
  readonly anyContact?: true;
}

const MAIL: Choice = { channels: ['email'], pace: 'atOnce' };
const BOTH: Choice = { channels: ['sms', 'email'], pace: 'atOnce' };

const rules = <Kind extends string>(each: Readonly<Record<Kind, KindRule>>) => each;

/** Everything that people are told about. */
export const NOTICE_KINDS = rules({
  'grade-given': { usually: MAIL },
  'grade-corrected': { usually: MAIL },
  /** To the teachers of a page: somebody else corrected or annulled a grade in it. */
  'page-corrected': { usually: MAIL },
  /** To deputy heads: a teacher asks for a late correction; to the teacher: what became of it. */
  'late-request': { usually: MAIL },
  /** To the teachers of pages: what an account under suspicion corrected in them. */
  'page-alert': { usually: MAIL, mandatory: true },
  absence: { usually: BOTH, urgent: true },
  late: { usually: MAIL },
  remark: { usually: MAIL },
  /** To families: what became of an achievement; to class teachers: that one is proposed. */
  achievement: { usually: MAIL },
  thanks: { usually: MAIL },
  homework: { usually: { channels: ['email'], pace: 'daily' } },
  'term-grade': { usually: MAIL },
  'final-grade': { usually: MAIL },
  /** A planned test, and what becomes of the plan. */
  test: { usually: MAIL },
  timetable: { usually: MAIL },
  /** To those who give a lesson, or were to: what becomes of it. */
  'own-lesson': { usually: MAIL },
  /** To families and teachers: other lessons or times from a day on, or on some days. */
  'new-timetable': { usually: MAIL },
  meeting: { usually: MAIL },
  /** To those whom it is for: something takes place outside of lessons. */
  'new-activity': { usually: MAIL },
  /** To whoever is signed up: it changed, or is called off. */
  activity: { usually: MAIL },
  announcement: { usually: MAIL },
  'blog-post': { usually: MAIL },
  /** To whoever wrote the post. */
  'blog-comment': { usually: { channels: ['email'], pace: 'daily' } },
  /** That somebody wrote; what, is read in the journal. */
  message: { usually: MAIL },
  /** Of groups of several schools: what waits for somebody, and what became of it. */
  'joint-group': { usually: MAIL },
  /** To whoever asked the support: what it did; to those who answer: that something waits. */
  question: { usually: MAIL },
  consultation: { usually: MAIL },
  'account-issued': { usually: MAIL, mandatory: true, anyContact: true },
  /** To whoever applied for a school: what the authority asks, or why it refused. */
  'school-application': { usually: MAIL, mandatory: true, anyContact: true },
  /** To whom a school’s journal is given into: how to sign in for the first time. */
  'school-invitation': { usually: MAIL, mandatory: true, anyContact: true },
  'contact-code': { usually: BOTH, mandatory: true, urgent: true, anyContact: true },
  'recovery-code': { usually: BOTH, mandatory: true, urgent: true },
  /** To whoever leads the school: what an account corrects looks suspicious. */
  'corrections-alert': { usually: BOTH, mandatory: true, urgent: true },
  'security-alert': { usually: BOTH, mandatory: true, urgent: true },
});

export type NoticeKind = keyof typeof NOTICE_KINDS;

export const isNoticeKind = (name: string): name is NoticeKind => Object.hasOwn(NOTICE_KINDS, name);

export const ruleOf = (kind: NoticeKind): KindRule => NOTICE_KINDS[kind];
