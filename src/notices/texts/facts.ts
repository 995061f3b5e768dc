import type { CivilDate } from '../../school/civil-date.values.js';
import type { DayNews } from '../notice.js';
import type { Fact } from './message.js';
import type { Told, ToldOf } from './told.js';
import type { Label, Words } from './words.js';

type Line = readonly [label: Label, value: string | undefined, was?: string];

interface Changed {
  readonly from: string;
  readonly to?: string | undefined;
  readonly reason: string;
}

/** The values of a notice by their labels, in the order in which they are read. */
export const factsOf = (told: Told, words: Words): Fact[] =>
  linesOf(told, words).flatMap(([label, value, was]) => {
    if (value === undefined) return [];
    const named = { label: words.labels[label], value };
    return [was === undefined ? named : { ...named, was }];
  });

const WHO_OF_REQUEST = { asked: 'teacher', approved: 'by', refused: 'refusedBy' } as const;

const linesOf = (told: Told, words: Words): readonly Line[] => {
  switch (told.kind) {
    case 'grade-given':
      return [
        ...lesson(told, words),
        ['work', told.work],
        ['grade', words.grade(told.grade)],
        ['comment', told.comment],
      ];
    case 'grade-corrected':
      return [...lesson(told, words), ['work', told.work], ...changed(told, words)];
    case 'page-corrected':
      return [
        ['group', told.group],
        ...lesson(told, words),
        ['work', told.work],
        ...changed(told, words),
        ['by', told.by],
      ];
    case 'late-request':
      return [
        ['group', told.group],
        ['subject', told.subject],
        ['lessonOf', words.date(told.date)],
        ['reason', told.reason],
        [WHO_OF_REQUEST[told.what], told.by],
      ];
    case 'page-alert':
      return [
        ['pages', pagesIn(told)],
        ['by', told.by],
      ];
    case 'absence':
      return [
        ['date', words.date(told.date)],
        ['subject', told.lesson?.subject],
        ['number', told.lesson?.number?.toString()],
        ['absence', told.lesson ? undefined : words.wholeDay],
      ];
    case 'late':
      return [
        ...lesson(told, words),
        ['late', told.minutes === undefined ? undefined : words.minutes(told.minutes)],
      ];
    case 'remark':
      return [...lesson(told, words), [told.remark, told.text]];
    case 'homework':
      return [
        ['dueOn', words.date(told.dueOn)],
        ['subject', told.subject],
        ['homework', told.text],
        ['takes', told.minutes === undefined ? undefined : words.minutes(told.minutes)],
        ['files', told.files === 0 ? undefined : words.files(told.files)],
      ];
    case 'term-grade':
      return [['subject', told.subject], ['term', told.term], ...overall(told, words)];
    case 'final-grade':
      return [['subject', told.subject], ['year', told.year], ...overall(told, words)];
    case 'test':
      return [
        ['subject', told.subject],
        ['test', told.title],
        told.movedFrom === undefined
          ? ['lessonOf', words.date(told.date)]
          : ['lessonOf', words.date(told.date), words.date(told.movedFrom)],
        ['number', told.number?.toString()],
        ['reason', told.reason],
      ];
    case 'timetable':
      return [...lesson(told, words), ['number', told.number?.toString()], ...rescheduled(told.change)];
    case 'own-lesson':
      return [
        ['group', told.group],
        ...lesson(told, words),
        ['number', told.number?.toString()],
        ...rescheduled(told.change),
      ];
    case 'new-timetable':
      return told.days ? days(told.date, told.days, words) : [['validFrom', words.date(told.date)]];
    case 'meeting':
      return [
        ['className', told.className],
        ['meeting', told.title],
        ['when', moment(told.startsAt, words)],
        ['place', told.place],
        ['agenda', told.what === 'calledOff' || told.what === 'minutes' ? undefined : told.agenda],
      ];
    case 'achievement':
      return [
        ['achievement', told.title],
        ['award', told.award],
        ['reason', told.reason],
      ];
    case 'thanks':
      return [
        ['author', told.by],
        ['thanks', told.text],
      ];
    case 'new-activity':
      return [
        ['activity', told.title],
        ['className', told.className],
        ['when', moment(told.startsAt, words)],
        ['place', told.place],
        ['signUpUntil', told.signUpUntil && moment(told.signUpUntil, words)],
        ['announced', told.text],
      ];
    case 'activity':
      return [
        ['activity', told.title],
        ['when', moment(told.startsAt, words)],
        ['place', told.place],
        ['announced', told.text],
        ['reason', told.reason],
      ];
    case 'announcement':
      if (told.what === 'withdrawn') {
        return [
          ['announcedOn', words.date(told.date)],
          ['by', told.by],
          ['reason', told.reason],
        ];
      }
      return [
        ['announcement', told.title],
        ['announced', told.text],
        ['author', told.by],
      ];
    case 'blog-post':
    case 'blog-comment':
      return [
        ['blogPost', told.title],
        ['author', told.by],
        ['school', told.school],
      ];
    case 'message':
      return [
        ['author', told.by],
        ['school', told.school],
      ];
    case 'joint-group':
      return [
        ['jointGroup', told.title],
        ['school', told.school],
      ];
    case 'question':
      return [['school', told.school]];
    case 'consultation':
      return [
        ['teacher', told.teacher],
        ['when', moment(told.startsAt, words)],
        ['place', told.place],
        ['reason', told.reason],
      ];
    case 'account-issued':
      return [
        ['school', told.school],
        ['roles', told.roles.map((role) => words.roles[role]).join(', ')],
      ];
    case 'school-application':
      return [[told.what === 'questioned' ? 'question' : 'reason', told.text]];
    case 'school-invitation':
      return [
        ['school', told.school],
        ['signInName', told.signInName],
        ['code', told.code],
        ['until', moment(told.until, words)],
      ];
    case 'contact-code':
    case 'recovery-code':
      return [
        ['code', told.code],
        ['until', moment(told.until, words)],
      ];
    case 'corrections-alert':
      return [
        ['by', told.by],
        ['grounds', told.rules.map((rule) => words.rules[rule]).join('; ')],
        ['when', moment(told.at, words)],
      ];
    case 'security-alert':
      return [['when', moment(told.at, words)]];
  }
};

const lesson = ({ subject, date }: { subject: string; date: CivilDate }, words: Words): readonly Line[] => [
  ['subject', subject],
  ['lessonOf', words.date(date)],
];

/** Such as `7B, Mathematics; 8A, Mathematics`. */
export const pagesIn = ({ pages }: Pick<ToldOf<'page-alert'>, 'pages'>): string =>
  pages.map(({ group, subject }) => `${group}, ${subject}`).join('; ');

const changed = ({ from, to, reason }: Changed, words: Words): readonly Line[] => [
  ['grade', to === undefined ? words.annulled : words.grade(to), words.grade(from)],
  ['reason', reason],
];

const overall = (
  { grade, corrected }: ToldOf<'term-grade' | 'final-grade'>,
  words: Words,
): readonly Line[] =>
  corrected ? changed({ ...corrected, to: grade }, words) : [['grade', words.grade(grade)]];

const rescheduled = (change: ToldOf<'timetable'>['change']): readonly Line[] => {
  switch (change.what) {
    case 'cancelled':
      return [['reason', change.reason]];
    case 'substituted':
      return [['substitute', change.teacher]];
    case 'released':
      return [['noSubstitute', change.teacher]];
    case 'reinstated':
    case 'planned':
      return [];
  }
};

const days = (from: CivilDate, news: DayNews, words: Words): readonly Line[] => {
  switch (news.what) {
    case 'off':
    case 'notOff':
      return [
        ['date', news.until === from ? words.date(from) : `${words.date(from)} – ${words.date(news.until)}`],
        ['reason', news.title],
      ];
    case 'shifted':
      return [
        ['date', words.date(from)],
        ['plan', words.plan(news)],
      ];
    case 'notShifted':
      return [['date', words.date(from)]];
  }
};

const moment = ({ date, time }: { date: CivilDate; time: string }, words: Words): string =>
  `${words.date(date)}, ${time}`;
