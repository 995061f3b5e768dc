import { civilDates } from './civil-dates.js';
import { englishCount } from './counted.js';
import { topics } from './en.topics.js';
import { pagesIn } from './facts.js';
import type { CivilDate, Weekday } from '../../school/civil-date.values.js';
import type { DayNews } from '../notice.js';
import type { LessonChange, ToldOf } from './told.js';
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
  'new-device': 'you were signed in from a new device',
  'second-factor-added': 'a second factor was added',
  'second-factor-removed': 'a second factor was removed',
  'office-proposed': 'an office was proposed that takes two',
  'office-agreed-to': 'an office you proposed was agreed to',
  'office-refused': 'an office that was proposed was refused',
} as const;

/** A grade, or what became of it, and why. */
const change = (from: string, to: string | undefined, reason: string): string =>
  `${to === undefined ? `${grade(from)} annulled` : `corrected from ${grade(from)} to ${grade(to)}`}. ${reason}`;

const overall = ({ grade: now, corrected }: ToldOf<'term-grade' | 'final-grade'>): string =>
  corrected ? change(corrected.from, now, corrected.reason) : grade(now);

const numbered = (number: number | undefined): string => (number === undefined ? '' : `, lesson ${number}`);

const lessonChange = (change: LessonChange): string => {
  switch (change.what) {
    case 'cancelled':
      return `is cancelled${change.reason === undefined ? '' : `. ${change.reason}`}`;
    case 'reinstated':
      return 'takes place after all';
    case 'substituted':
      return `taken by ${change.teacher}`;
    case 'released':
      return `not taken by ${change.teacher} after all`;
    case 'planned':
      return 'is added to the timetable';
  }
};

/** A Monday, and the days of the week after it. */
const weekdayOf = (day: Weekday): string => weekday(`2024-01-0${day.toString()}`);

const plan: Words['plan'] = ({ weekday: day, week, otherBells }) =>
  [weekdayOf(day), ...(week ? [`week ${week}`] : []), ...(otherBells ? ['other times'] : [])].join(', ');

const dayChange = (from: CivilDate, news: DayNews): string => {
  switch (news.what) {
    case 'off':
    case 'notOff': {
      const days = news.until === from ? `on ${day(from)}` : `from ${day(from)} to ${day(news.until)}`;
      return `${news.what === 'off' ? 'no lessons' : 'lessons after all'} ${days} (${news.title})`;
    }
    case 'shifted':
      return `${day(from)} goes by the plan of ${plan(news)}`;
    case 'notShifted':
      return `${day(from)} goes by its own plan after all`;
  }
};

export const en: Words = {
  salutation: (name) => `Dear ${name},`,
  topics,
  leads: {
    'grade-given': ({ pupil }) => `${pupil} has a new grade.`,
    'grade-corrected': ({ pupil, to }) =>
      `${pupil}’s grade was ${to === undefined ? 'annulled' : 'corrected'}.`,
    'page-corrected': ({ pupil, to }) =>
      `${pupil}’s grade on your journal page was ${to === undefined ? 'annulled' : 'corrected'}.`,
    'late-request': ({ by, what }) =>
      ({
        asked: `${by} asks for a late correction of a grade. It waits for a deputy head.`,
        approved: 'The late correction that you asked for is made.',
        refused: 'The late correction that you asked for is not made.',
      })[what],
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
    test: ({ pupil, what }) =>
      ({
        planned: `A test is planned for ${pupil}.`,
        moved: `A test that was planned for ${pupil} was moved.`,
        withdrawn: `A test that was planned for ${pupil} will not be written.`,
      })[what],
    timetable: ({ pupil, change: { what } }) =>
      ({
        cancelled: `One of ${pupil}’s lessons is cancelled.`,
        reinstated: `One of ${pupil}’s lessons, which had been cancelled, will take place after all.`,
        substituted: `Another teacher will take one of ${pupil}’s lessons.`,
        released: `One of ${pupil}’s lessons will be taken by its own teacher after all.`,
        planned: `${pupil} has a lesson that is not in the timetable.`,
      })[what],
    'own-lesson': ({ group, change: { what } }) =>
      ({
        cancelled: `A lesson of ${group} is cancelled.`,
        reinstated: `A lesson of ${group}, which had been cancelled, will take place after all.`,
        substituted: `A substitute teacher will take a lesson of ${group}.`,
        released: `A lesson of ${group} will not be taken by the substitute teacher after all.`,
        planned: `${group} has a lesson that is not in the timetable.`,
      })[what],
    'new-timetable': ({ days }) =>
      days
        ? {
            off: 'There will be no lessons.',
            notOff: 'Lessons will take place on days that were to be off.',
            shifted: 'The lessons of a day go by another plan.',
            notShifted: 'The lessons of a day go by its own plan after all.',
          }[days.what]
        : 'Lessons or their times change: a new timetable was published.',
    achievement: ({ pupil, what }) =>
      ({
        recorded: `An achievement of ${pupil} was recorded in the portfolio.`,
        proposed: `An achievement of ${pupil} is proposed for the portfolio and waits for you.`,
        confirmed: `An achievement of ${pupil} that was proposed is in the portfolio.`,
        refused: `An achievement of ${pupil} that was proposed does not come into the portfolio.`,
        corrected: `An achievement of ${pupil} in the portfolio was corrected.`,
        annulled: `An achievement of ${pupil} in the portfolio was annulled.`,
      })[what],
    thanks: ({ pupil, thanked }) =>
      thanked === 'pupil' ? `${pupil} was thanked.` : `The school thanks you, as guardians of ${pupil}.`,
    meeting: ({ className, what }) => {
      const whose = className === undefined ? 'all parents of the school' : `class ${className}`;
      return {
        called: `You are invited to a meeting of ${whose}.`,
        changed: `What was agreed on for the meeting of ${whose} has changed.`,
        calledOff: `The meeting of ${whose} is called off.`,
        minutes: `The minutes of the meeting of ${whose} are to be read in the journal.`,
      }[what];
    },
    'new-activity': ({ school }) => `Something takes place outside of lessons: ${school}.`,
    activity: ({ pupil, what }) =>
      ({
        changed: `Something has changed that ${pupil} is signed up for.`,
        calledOff: `What ${pupil} was signed up for is called off.`,
        signedUp: `The school has signed ${pupil} up for an activity.`,
        signedOut: `The school has ended the sign-up of ${pupil} for an activity.`,
      })[what],
    announcement: ({ school, what }) =>
      ({
        published: `There is an announcement: ${school}.`,
        changed: `An announcement that you confirmed is put differently: ${school}.`,
        withdrawn: `An announcement that you confirmed was withdrawn: ${school}.`,
      })[what],
    'blog-post': ({ by }) => `There is a new post in a teacher’s blog: ${by}.`,
    'blog-comment': ({ by }) => `${by} commented on your post.`,
    message: ({ by }) => `${by} wrote to you. What was written is to be read in the journal.`,
    'joint-group': ({ school, child, what }) =>
      ({
        proposed: `${school} proposes a group with your school. It waits for your answer.`,
        approved: `${school} takes part in the group that you proposed.`,
        refused: `${school} does not take part in the group that you proposed.`,
        left: `${school} has left the group that you proposed.`,
        leading: 'You lead a group with other schools.',
        asked: `${child?.pupil ?? ''} is invited into a group with other schools. You decide whether the others there may know the name.`,
        joined: `${child?.pupil ?? ''} is in a group with other schools now.`,
        departed: `${child?.pupil ?? ''} is not in a group with other schools any more.`,
        closed: 'A group with other schools is closed. What was written stays readable.',
      })[what],
    question: ({ what }) =>
      ({
        asked: 'A question waits for the support of the school.',
        answered: 'Your question to the support is answered.',
        askedBack: 'The support wants to know more about your question.',
        closed: 'The support has closed your question.',
      })[what],
    consultation: ({ pupil, what }) =>
      ({
        booked: `A time to talk about ${pupil} is booked.`,
        cancelled: `The time to talk about ${pupil} was given back.`,
        calledOff: `The time to talk about ${pupil} is called off.`,
      })[what],
    'account-issued': () => 'An account in the school journal was opened for you.',
    'school-application': ({ what }) =>
      ({
        questioned: 'The school authority has a question about your application to connect a school.',
        refused: 'The school authority has refused your application to connect a school.',
      })[what],
    'school-invitation': ({ school }) =>
      `${school} is connected to the school journal, and you are its administrator. Enter the sign-in name and the code to choose a password.`,
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
        'new-device': 'Your account in the school journal was signed in from a device that is new to it.',
        'second-factor-added': 'A second factor was added to your account in the school journal.',
        'second-factor-removed': 'A second factor of your account in the school journal was removed.',
        'office-proposed':
          'An office in the school journal that takes two persons to give was proposed, and concerns you: as whoever is to hold it, or as an administrator who may agree to it.',
        'office-agreed-to': 'A second administrator has agreed to the office that you proposed.',
        'office-refused': 'The office that was proposed in the school journal was refused.',
      })[what],
  },
  sms: {
    'grade-given': ({ givenName, subject, date, work, grade: value, comment }) =>
      `${givenName}: ${grade(value)}, ${subject}, ${day(date)} (${work})${comment === undefined ? '' : `. ${comment}`}`,
    'grade-corrected': ({ givenName, subject, date, from, to, reason }) =>
      `${givenName}: ${subject}, ${day(date)}, grade ${change(from, to, reason)}`,
    'page-corrected': ({ givenName, group, subject, date, from, to, reason }) =>
      `${group}, ${subject}, ${day(date)}: ${givenName}, grade ${change(from, to, reason)}`,
    'late-request': ({ by, group, subject, date, what, reason }) =>
      `${group}, ${subject}, ${day(date)}: ${
        {
          asked: `${by} asks for a late correction`,
          approved: 'your late correction is made',
          refused: `your late correction is refused${reason === undefined ? '' : ` (${reason})`}`,
        }[what]
      }`,
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
    test: ({ givenName, subject, date, title, what }) => {
      const test = `${givenName}: test in ${subject}, ${day(date)}`;
      return {
        planned: `${test}: ${title}`,
        moved: `${test} (moved): ${title}`,
        withdrawn: `${test}, will not be written: ${title}`,
      }[what];
    },
    timetable: ({ givenName, subject, date, number, change: made }) => {
      return `${givenName}: ${subject}, ${day(date)}${numbered(number)}, ${lessonChange(made)}`;
    },
    'own-lesson': ({ group, subject, date, number, change: made }) =>
      `${group}, ${subject}, ${day(date)}${numbered(number)}, ${lessonChange(made)}`,
    'new-timetable': ({ date, days }) =>
      `School journal: ${days ? dayChange(date, days) : `a new timetable from ${day(date)}`}`,
    meeting: ({ className, title, startsAt, place, what }) => {
      const meeting = `${className ?? 'All parents'}: meeting on ${day(startsAt.date)} at ${startsAt.time}`;
      return {
        called: `${meeting}, ${place}: ${title}`,
        changed: `${meeting}, ${place}: ${title} (changed)`,
        calledOff: `${meeting} is called off (${title})`,
        minutes: `${meeting}: minutes published (${title})`,
      }[what];
    },
    achievement: ({ givenName, title, what }) =>
      `${givenName}: ${title} (${
        {
          recorded: 'in the portfolio',
          proposed: 'proposed for the portfolio',
          confirmed: 'in the portfolio',
          refused: 'not taken into the portfolio',
          corrected: 'corrected in the portfolio',
          annulled: 'annulled in the portfolio',
        }[what]
      })`,
    thanks: ({ givenName, thanked, by, text }) =>
      `${givenName}: thanks${thanked === 'pupil' ? '' : ' to the guardians'} from ${by}. ${text}`,
    'new-activity': ({ school, className, title, startsAt, place }) =>
      `${className ?? school}: ${title} on ${day(startsAt.date)} at ${startsAt.time}, ${place}`,
    activity: ({ givenName, title, startsAt, place, what }) => {
      const activity = `${givenName}: ${title} on ${day(startsAt.date)} at ${startsAt.time}`;
      return {
        changed: `${activity}, ${place} (changed)`,
        calledOff: `${activity} is called off`,
        signedUp: `${activity}, ${place} (signed up by the school)`,
        signedOut: `${activity} (signed out by the school)`,
      }[what];
    },
    announcement: (told) =>
      told.what === 'withdrawn'
        ? `${told.school}: the announcement of ${day(told.date)} was withdrawn`
        : `${told.school}: ${told.title}${told.what === 'changed' ? ' (changed)' : ''}`,
    'blog-post': ({ school, by, title }) => `${school}: ${by} wrote “${title}”`,
    'blog-comment': ({ school, by }) => `${school}: a comment by ${by} on your post`,
    message: ({ school, by }) => `${school}: a message from ${by} in the school journal`,
    'joint-group': ({ title, school, child, what }) =>
      ({
        proposed: `${school} proposes a group: ${title}`,
        approved: `${title}: ${school} takes part`,
        refused: `${title}: ${school} does not take part`,
        left: `${title}: ${school} has left`,
        leading: `${title}: you lead this group`,
        asked: `${child?.givenName ?? ''} is invited into a group with other schools (${title}). Please answer in the school journal`,
        joined: `${child?.givenName ?? ''} is in the group now: ${title}`,
        departed: `${child?.givenName ?? ''} is not in the group any more: ${title}`,
        closed: `${title}: the group is closed`,
      })[what],
    question: ({ school, what }) =>
      `${school}: ${
        {
          asked: 'a question waits for the support',
          answered: 'your question to the support is answered',
          askedBack: 'the support wants to know more about your question',
          closed: 'the support has closed your question',
        }[what]
      }`,
    consultation: ({ givenName, teacher, startsAt, place, what }) => {
      const talk = `${givenName}: talk with ${teacher} on ${day(startsAt.date)} at ${startsAt.time}`;
      return {
        booked: `${talk}, ${place}`,
        cancelled: `${talk} was given back`,
        calledOff: `${talk} is called off`,
      }[what];
    },
    'account-issued': ({ school }) => `${school} has opened an account in the school journal for you`,
    'school-application': ({ what, text }) =>
      ({ questioned: `Question about your application: ${text}`, refused: `Application refused: ${text}` })[
        what
      ],
    'school-invitation': ({ signInName, code }) =>
      `School journal: your sign-in name is ${signInName}, your code ${code}. Don't share them`,
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
    'application-questioned':
      'Answer by the reference that you were given when you applied. If you did not apply, please tell the school authority.',
    'school-invitation':
      'The code is good once. If you did not apply for this school, do not use it, and tell the school authority.',
    'contact-code':
      'If you did not ask for it, there is nothing you need to do. Never share a code with anyone: the school will not ask for it.',
    'recovery-code':
      'If you did not ask for it, there is nothing you need to do: your password stays as it is. Never share a code with anyone: the school will not ask for it.',
    'password-changed': 'If it was not you, please choose a new password and tell the school at once.',
    'roles-changed': 'If this comes as a surprise to you, please ask the school.',
    'access-ended': 'If this comes as a surprise to you, please ask the school.',
    'contact-changed': 'If it was not you, please choose a new password and tell the school at once.',
    'new-device':
      'If it was not you, please choose a new password, which ends that sign-in, and tell the school at once.',
    'second-factor-added': 'If it was not you, please tell the school at once.',
    'second-factor-removed': 'If it was not you, please choose a new password and tell the school at once.',
    'office-proposed':
      'Please look at what is proposed, and ask whoever proposed it in person. If it comes as a surprise, refuse it and tell the school at once.',
    'office-agreed-to':
      'If you proposed nothing, please choose a new password and tell the school at once: somebody used your account.',
    'office-refused': 'If this comes as a surprise to you, please ask the school.',
  },
  labels: {
    absence: 'Absent',
    achievement: 'Achievement',
    activity: 'What',
    agenda: 'Agenda',
    announced: 'What it says',
    announcement: 'Announcement',
    announcedOn: 'Announced on',
    author: 'From',
    award: 'Award',
    blogPost: 'Post',
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
    jointGroup: 'Group',
    late: 'Late by',
    lessonOf: 'Lesson of',
    meeting: 'Meeting',
    note: 'Note',
    noSubstitute: 'No substitute any more',
    number: 'Lesson number',
    pages: 'Journal pages',
    place: 'Where',
    plan: 'By the plan of',
    question: 'Question',
    praise: 'Praise',
    reason: 'Reason',
    refusedBy: 'Refused by',
    reprimand: 'Reprimand',
    roles: 'Your roles',
    school: 'School',
    signInName: 'Sign-in name',
    signUpUntil: 'Sign up until',
    subject: 'Subject',
    substitute: 'Substitute teacher',
    takes: 'Should take about',
    teacher: 'Teacher',
    term: 'Term',
    thanks: 'Thanks',
    test: 'Test',
    until: 'Valid until',
    validFrom: 'From',
    when: 'When',
    work: 'Work',
    year: 'Year',
  },
  links: {
    announcement: 'Open the announcement',
    consultations: 'Open the consultations',
    diary: 'Open the diary',
    portfolio: 'Open the portfolio',
    page: 'Open the journal page',
    journal: 'Open the journal',
    alert: 'Open the alert',
    lateRequests: 'Open the late corrections',
    meeting: 'More about the meeting',
    blogPost: 'Read the post',
    activities: 'See the activities',
    thread: 'Read the message',
    jointGroup: 'Open the groups',
    question: 'Open the question',
    signIn: 'Sign in',
    activation: 'Choose a password',
    account: 'View your account',
  },
  roles: {
    guardian: 'parent or guardian',
    pupil: 'pupil',
    teacher: 'teacher',
    healthWorker: 'health worker',
    secretary: 'secretary',
    deputyHead: 'deputy head',
    admin: 'administrator',
    auditor: 'auditor',
    authority: 'school authority',
    operator: 'system operator',
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
  plan,
  date: (date) => `${weekday(date)} ${dayAndMonth(date)} ${date.slice(0, 4)}`,
  digest: {
    subject: (things, pace) => {
      const digest = pace === undefined ? '' : `, ${pace} digest`;
      return `School journal${digest}: ${entries(things)}`;
    },
    lead: (things) => `New in the school journal: ${entries(things)}.`,
    section: (pupil, things) => `${pupil ?? 'From the school'}: ${entries(things)}`,
  },
  signature: (school) => (school === '' ? 'School journal' : `School journal, ${school}`),
  preferences: 'Choose which messages you get, and how',
  unsubscribe: 'Stop e-mails like this',
};
