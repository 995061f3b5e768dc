import { civilDates } from './civil-dates.js';
import { englishCount } from './counted.js';
import { topics } from './en.topics.js';
import { pagesIn } from './facts.js';
import type { ToldOf } from './told.js';
import type { Words } from './words.js';

const dates = civilDates('en-GB');
const weekday = dates({ weekday: 'long' });
const dayAndMonth = dates({ day: 'numeric', month: 'long' });
const day = dates({ day: 'numeric', month: 'short' });

const grade = (value: string): string => (value === 'notAssessed' ? 'not assessed' : value);
const minutes = englishCount('minute', 'minutes');
const entries = englishCount('entry', 'entries');

const alerts = {
  'password-changed': 'your password was changed',
  'roles-changed': 'your roles were changed',
  'access-ended': 'your access ended',
  'contact-changed': 'your contact details were changed',
} as const;

/** A grade, or what became of it, and why. */
const change = (from: string, to: string | undefined, reason: string): string =>
  `${to === undefined ? `${grade(from)} annulled` : `corrected from ${grade(from)} to ${grade(to)}`}. ${reason}`;

const overall = ({ grade: now, corrected }: ToldOf<'term-grade' | 'final-grade'>): string =>
  corrected ? change(corrected.from, now, corrected.reason) : grade(now);

const numbered = (number: number | undefined): string => (number === undefined ? '' : `, lesson ${number}`);

export const en: Words = {
  salutation: (name) => `Dear ${name},`,
  topics,
  leads: {
    'grade-given': ({ pupil }) => `${pupil} has a new grade.`,
    'grade-corrected': ({ pupil, to }) =>
      `${pupil}’s grade was ${to === undefined ? 'annulled' : 'corrected'}.`,
    'page-corrected': ({ pupil, to }) =>
      `${pupil}’s grade on your journal page was ${to === undefined ? 'annulled' : 'corrected'}.`,
    'page-alert': () =>
      'Corrections on your journal pages look unusual, together with others by the same account.',
    absence: ({ pupil, withdrawn, lesson }) => {
      if (withdrawn) return `An absence was recorded for ${pupil} by mistake. It has been withdrawn.`;
      return lesson ? `${pupil} was absent from a lesson.` : `${pupil} is away from school all day.`;
    },
    late: ({ pupil }) => `${pupil} was late for a lesson.`,
    remark: ({ pupil, remark }) =>
      ({
        praise: `A teacher praised ${pupil}.`,
        reprimand: `A teacher reprimanded ${pupil}.`,
        note: `A teacher wrote a note about ${pupil}.`,
      })[remark],
    homework: ({ pupil }) => `${pupil} has homework to do.`,
    'term-grade': ({ pupil, corrected }) =>
      corrected ? `${pupil}’s grade for the term was corrected.` : `${pupil} has a grade for the term.`,
    'final-grade': ({ pupil, corrected }) =>
      corrected
        ? `${pupil}’s final grade for the year was corrected.`
        : `${pupil} has a final grade for the year.`,
    timetable: ({ pupil, change: { what } }) =>
      ({
        cancelled: `One of ${pupil}’s lessons is cancelled.`,
        reinstated: `One of ${pupil}’s lessons, which had been cancelled, will take place after all.`,
        substituted: `Another teacher will take one of ${pupil}’s lessons.`,
      })[what],
    meeting: ({ className, what }) =>
      ({
        called: `You are invited to a meeting of class ${className}.`,
        changed: `What was agreed on for the meeting of class ${className} has changed.`,
        calledOff: `The meeting of class ${className} is called off.`,
      })[what],
    'account-issued': () => 'An account in the school journal was opened for you.',
    'contact-code': ({ channel }) =>
      `To confirm that this ${{ email: 'e-mail address', sms: 'phone number' }[channel]} is yours, enter the code in the school journal.`,
    'recovery-code': () => 'To choose a new password, enter the code in the school journal.',
    'corrections-alert': () =>
      'What one account corrects in the school journal looks unusual. Its holder is not told of this.',
    'security-alert': ({ what }) =>
      ({
        'password-changed': 'The password of your account in the school journal was changed.',
        'roles-changed': 'The roles of your account in the school journal were changed.',
        'access-ended': 'Your access to the school journal has ended.',
        'contact-changed': 'The contact details of your account in the school journal were changed.',
      })[what],
  },
  sms: {
    'grade-given': ({ givenName, subject, date, work, grade: value, comment }) =>
      `${givenName}: ${grade(value)}, ${subject}, ${day(date)} (${work})${comment === undefined ? '' : `. ${comment}`}`,
    'grade-corrected': ({ givenName, subject, date, from, to, reason }) =>
      `${givenName}: ${subject}, ${day(date)}, grade ${change(from, to, reason)}`,
    'page-corrected': ({ givenName, group, subject, date, from, to, reason }) =>
      `${group}, ${subject}, ${day(date)}: ${givenName}, grade ${change(from, to, reason)}`,
    'page-alert': (told) => `Unusual corrections by ${told.by} on your journal pages: ${pagesIn(told)}`,
    absence: ({ givenName, date, lesson, withdrawn }) => {
      if (withdrawn) return `${givenName}: the absence of ${day(date)} was recorded by mistake`;
      if (!lesson) return `${givenName}: absent all day, ${day(date)}`;
      return `${givenName}: absent, ${day(date)}${numbered(lesson.number)}, ${lesson.subject}`;
    },
    late: ({ givenName, minutes: late, subject, date }) =>
      `${givenName}: ${late === undefined ? 'late' : `${minutes(late)} late`}, ${subject}, ${day(date)}`,
    remark: ({ givenName, remark, subject, date, text }) =>
      `${givenName}: ${remark}, ${subject}, ${day(date)}. ${text}`,
    homework: ({ givenName, subject, dueOn, text }) =>
      `${givenName}: homework for ${day(dueOn)}, ${subject}: ${text}`,
    'term-grade': (told) => `${told.givenName}: ${told.subject}, ${told.term}: ${overall(told)}`,
    'final-grade': (told) => `${told.givenName}: ${told.subject}, ${told.year}: ${overall(told)}`,
    timetable: ({ givenName, subject, date, number, change: made }) => {
      const lesson = `${givenName}: ${subject}, ${day(date)}${numbered(number)}`;
      if (made.what === 'substituted') return `${lesson}, taken by ${made.teacher}`;
      if (made.what === 'reinstated') return `${lesson}, takes place after all`;
      return `${lesson}, is cancelled${made.reason === undefined ? '' : `. ${made.reason}`}`;
    },
    meeting: ({ className, title, startsAt, place, what }) => {
      const meeting = `${className}: meeting on ${day(startsAt.date)} at ${startsAt.time}`;
      return {
        called: `${meeting}, ${place}: ${title}`,
        changed: `${meeting}, ${place}: ${title} (changed)`,
        calledOff: `${meeting} is called off (${title})`,
      }[what];
    },
    'account-issued': ({ school }) => `${school} has opened an account in the school journal for you`,
    'contact-code': ({ code, until }) =>
      `${code} is your code to confirm your contact details in the school journal, until ${until.time}. Don't share it with anyone`,
    'recovery-code': ({ code, until }) =>
      `${code} is your code for a new password in the school journal, until ${until.time}. Don't share it with anyone`,
    'corrections-alert': ({ by }) => `School journal: unusual corrections by ${by}. Please look at the alert`,
    'security-alert': ({ what, at }) =>
      `School journal: ${alerts[what]} on ${day(at.date)} at ${at.time}. Not expected? Tell the school at once`,
  },
  advice: {
    absence: 'If you did not know of this, please get in touch with the school at once.',
    'page-alert': 'Please check whether these grades are right, and tell a deputy head if they are not.',
    'corrections-alert':
      'Please look at the corrections in the alert and review it. If the holder of the account did not make them, the sign-in may have been stolen: have its password changed at once.',
    'contact-code':
      'If you did not ask for it, there is nothing you need to do. Never share a code with anyone: the school will not ask for it.',
    'recovery-code':
      'If you did not ask for it, there is nothing you need to do: your password stays as it is. Never share a code with anyone: the school will not ask for it.',
    'password-changed': 'If it was not you, please choose a new password and tell the school at once.',
    'roles-changed': 'If this comes as a surprise to you, please ask the school.',
    'access-ended': 'If this comes as a surprise to you, please ask the school.',
    'contact-changed': 'If it was not you, please choose a new password and tell the school at once.',
  },
  labels: {
    absence: 'Absent',
    agenda: 'Agenda',
    by: 'By',
    className: 'Class',
    code: 'Code',
    comment: 'Comment',
    date: 'Day',
    dueOn: 'Due on',
    files: 'Attached',
    grade: 'Grade',
    grounds: 'Why',
    group: 'Group',
    homework: 'Homework',
    late: 'Late by',
    lessonOf: 'Lesson of',
    meeting: 'Meeting',
    note: 'Note',
    number: 'Lesson number',
    pages: 'Journal pages',
    place: 'Where',
    praise: 'Praise',
    reason: 'Reason',
    reprimand: 'Reprimand',
    roles: 'Your roles',
    school: 'School',
    subject: 'Subject',
    substitute: 'Substitute teacher',
    takes: 'Should take about',
    term: 'Term',
    until: 'Valid until',
    when: 'When',
    work: 'Work',
    year: 'Year',
  },
  links: {
    diary: 'Open the diary',
    page: 'Open the journal page',
    journal: 'Open the journal',
    alert: 'Open the alert',
    meeting: 'More about the meeting',
    signIn: 'Sign in',
    account: 'View your account',
  },
  roles: {
    guardian: 'parent or guardian',
    pupil: 'pupil',
    teacher: 'teacher',
    healthWorker: 'health worker',
    deputyHead: 'deputy head',
    admin: 'administrator',
  },
  rules: {
    'many-corrections-in-a-short-time': 'many corrections in a short time',
    'corrections-outside-teaching-hours': 'corrections outside teaching hours',
    'account-that-never-wrote-before': 'corrections by an account that never wrote before',
    'upward-corrections-before-closing': 'better grades shortly before the term is closed',
    'changes-in-pages-of-others': 'better grades in the pages of others',
  },
  grade,
  annulled: 'annulled',
  wholeDay: 'all day',
  minutes,
  files: englishCount('file', 'files'),
  date: (date) => `${weekday(date)} ${dayAndMonth(date)} ${date.slice(0, 4)}`,
  digest: {
    subject: (things, pace) => {
      const digest = pace === undefined ? '' : `, ${pace} digest`;
      return `School journal${digest}: ${entries(things)}`;
    },
    lead: (things) => `New in the school journal: ${entries(things)}.`,
    section: (pupil, things) => `${pupil ?? 'From the school'}: ${entries(things)}`,
  },
  signature: (school) => `School journal, ${school}`,
  preferences: 'Choose which messages you get, and how',
  unsubscribe: 'Stop e-mails like this',
};
