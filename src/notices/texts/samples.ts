import type { NoticeKind } from '../notice-kinds.values.js';
import type { Language } from '../preferences/preferences.values.js';
import type { Letter, Told, ToldOf } from './told.js';

/** What people of a school wrote, and their names, in one language. */
const SPOKEN = {
  en: {
    recipient: 'Anna Petrova',
    pupil: 'Ivan Petrov',
    givenName: 'Ivan',
    sister: { pupil: 'Olga Petrova', givenName: 'Olga' },
    teacher: 'Maria Orlova',
    school: 'School No. 7',
    className: '7B',
    subject: 'Mathematics',
    work: 'Test',
    comment: 'Well done',
    recounted: 'Recounted',
    wrongPupil: 'Given to the wrong pupil',
    helped: 'Helped a classmate with fractions.',
    talked: 'Talked through the whole lesson.',
    forgot: 'The exercise book was left at home.',
    homework: 'Exercises 12 to 14',
    tested: 'Fractions',
    term: 'Term 2',
    year: '2026/27',
    ill: 'The teacher is ill',
    meeting: 'The winter term',
    place: 'Room 12',
    agenda: 'Grades of the autumn\nThe winter trip',
    question: 'Which of the two buildings is the address of?',
    noSuchSchool: 'The register has no such school.',
    achieved: 'Chemistry olympiad',
    award: 'Second place',
    thanks: 'Thank you for the fair.',
    announced: 'Holidays',
    announcement: 'Lessons begin again on 11 January.',
  },
  ru: {
    recipient: 'Анна Петрова',
    pupil: 'Иван Петров',
    givenName: 'Иван',
    sister: { pupil: 'Ольга Петрова', givenName: 'Ольга' },
    teacher: 'Мария Орлова',
    school: 'Школа № 7',
    className: '7Б',
    subject: 'Математика',
    work: 'Контрольная',
    comment: 'Молодец',
    recounted: 'Пересчёт баллов',
    wrongPupil: 'Не тому ученику',
    helped: 'Помог с дробями.',
    talked: 'Весь урок говорил.',
    forgot: 'Забыта тетрадь.',
    homework: 'Задания 12–14',
    tested: 'Дроби',
    term: '2-я четверть',
    year: '2026/27',
    ill: 'Учитель болен',
    meeting: 'Зимние дела',
    place: 'каб. 12',
    agenda: 'Оценки за осень\nЗимняя поездка',
    question: 'К какому из двух зданий относится адрес?',
    noSuchSchool: 'В реестре нет такой школы.',
    achieved: 'Олимпиада по химии',
    award: 'Второе место',
    thanks: 'Спасибо за ярмарку.',
    announced: 'Каникулы',
    announcement: 'Уроки снова начнутся 11 января.',
  },
} as const;

const DIARY = 'https://journal.example/diary/ivan/2026-W48';
const PORTFOLIO = 'https://journal.example/diary/ivan/portfolio';
const ACCOUNT = 'https://journal.example/account';
const DAY = '2026-11-24';
const MOMENT = { date: DAY, time: '18:30' } as const;

/** Notices of every kind, and of everything that each may be about. */
export const toldOfEveryKind = (language: Language) => {
  const { pupil, givenName, subject, ...said } = SPOKEN[language];
  const ofPupil = { pupil, givenName, link: DIARY };
  const ofLesson = { ...ofPupil, subject, date: DAY };
  const corrected = { ...ofLesson, work: said.work, from: '14', to: '15', reason: said.recounted };
  const annulled = { ...ofLesson, work: said.work, from: '14', reason: said.wrongPupil };
  const onPage = {
    group: said.className,
    by: said.teacher,
    link: 'https://journal.example/journal/7b-maths',
  };
  const lateRequest = { kind: 'late-request', ...onPage, subject, date: DAY } as const;
  const ofTerm = { kind: 'term-grade', ...ofPupil, subject, term: said.term } as const;
  const ofYear = { kind: 'final-grade', ...ofPupil, subject, year: said.year } as const;
  const lesson = { kind: 'timetable', ...ofLesson, number: 3 } as const;
  const ownLesson = {
    ...({ kind: 'own-lesson', group: said.className, subject, date: DAY, number: 3 } as const),
    link: onPage.link,
  };
  const newTimetable = { kind: 'new-timetable', date: DAY, link: 'https://journal.example/' } as const;
  const test = { kind: 'test', ...ofLesson, number: 3, title: said.tested } as const;
  const remark = { kind: 'remark', ...ofLesson } as const;
  const homework = { kind: 'homework', ...ofPupil, subject, text: said.homework } as const;
  const absence = { kind: 'absence', ...ofPupil, date: DAY, withdrawn: false } as const;
  const meeting = {
    kind: 'meeting',
    className: said.className,
    title: said.meeting,
    startsAt: MOMENT,
    place: said.place,
    agenda: said.agenda,
    link: 'https://journal.example/meetings/1',
  } as const;
  const activity = {
    kind: 'activity',
    ...ofPupil,
    title: said.announced,
    startsAt: MOMENT,
    place: said.place,
    link: 'https://journal.example/activities?pupil=1',
  } as const;
  const achievement = { kind: 'achievement', ...ofPupil, link: PORTFOLIO, title: said.achieved } as const;
  const thanks = { kind: 'thanks', ...ofPupil, link: PORTFOLIO, by: said.teacher } as const;
  const consultation = {
    kind: 'consultation',
    ...ofPupil,
    teacher: said.teacher,
    startsAt: MOMENT,
    place: said.place,
    link: 'https://journal.example/consultations',
  } as const;
  const announcement = {
    ...({ kind: 'announcement', school: said.school, by: said.teacher } as const),
    link: 'https://journal.example/announcements/n1',
  };
  const announced = { title: said.announced, text: said.announcement };
  const jointGroup = {
    ...({ kind: 'joint-group', title: said.announced, school: said.school } as const),
    link: 'https://journal.example/joint-groups',
  };
  const question = {
    kind: 'question',
    school: said.school,
    link: 'https://journal.example/help/questions/q1',
  } as const;
  const alert = { kind: 'security-alert', at: MOMENT, link: ACCOUNT } as const;
  return {
    'grade-given': [
      { kind: 'grade-given', ...ofLesson, work: said.work, grade: '15', comment: said.comment },
      { kind: 'grade-given', ...ofLesson, work: said.work, grade: 'exempt' },
    ],
    'grade-corrected': [
      { kind: 'grade-corrected', ...corrected },
      { kind: 'grade-corrected', ...annulled },
    ],
    'page-corrected': [
      { kind: 'page-corrected', ...corrected, ...onPage },
      { kind: 'page-corrected', ...annulled, ...onPage },
    ],
    'late-request': [
      { ...lateRequest, what: 'asked', link: 'https://journal.example/late-corrections' },
      { ...lateRequest, what: 'approved' },
      { ...lateRequest, what: 'refused', reason: said.wrongPupil },
    ],
    'page-alert': [
      {
        kind: 'page-alert',
        by: said.teacher,
        pages: [{ group: said.className, subject }],
        link: 'https://journal.example/',
      },
    ],
    absence: [
      { ...absence, lesson: { subject, number: 3 } },
      absence,
      { ...absence, lesson: { subject }, withdrawn: true },
    ],
    late: [
      { kind: 'late', ...ofLesson, minutes: 10 },
      { kind: 'late', ...ofLesson },
    ],
    remark: [
      { ...remark, remark: 'praise', text: said.helped },
      { ...remark, remark: 'reprimand', text: said.talked },
      { ...remark, remark: 'note', text: said.forgot },
    ],
    homework: [
      { ...homework, dueOn: '2026-11-26', minutes: 21, files: 2 },
      { ...homework, dueOn: '2026-11-25', files: 0 },
    ],
    'term-grade': [
      { ...ofTerm, grade: '15' },
      { ...ofTerm, grade: 'notAssessed' },
      { ...ofTerm, grade: '15', corrected: { from: 'notAssessed', reason: said.recounted } },
    ],
    'final-grade': [
      { ...ofYear, grade: 'exempt' },
      { ...ofYear, grade: '15', corrected: { from: '14', reason: said.recounted } },
    ],
    test: [
      { ...test, what: 'planned' },
      { ...test, what: 'moved', movedFrom: '2026-11-23' },
      { ...test, what: 'withdrawn', reason: said.ill },
    ],
    timetable: [
      { ...lesson, change: { what: 'cancelled', reason: said.ill } },
      { ...lesson, change: { what: 'reinstated' } },
      { ...lesson, change: { what: 'substituted', teacher: said.teacher } },
      { ...lesson, change: { what: 'released', teacher: said.teacher } },
      { ...lesson, change: { what: 'planned' } },
    ],
    'own-lesson': [
      { ...ownLesson, change: { what: 'cancelled', reason: said.ill } },
      { ...ownLesson, change: { what: 'reinstated' } },
      { ...ownLesson, change: { what: 'substituted', teacher: said.teacher } },
      { ...ownLesson, change: { what: 'released', teacher: said.teacher } },
      { ...ownLesson, change: { what: 'planned' } },
    ],
    'new-timetable': [
      newTimetable,
      { ...newTimetable, days: { what: 'off', until: '2026-11-27', title: said.announced } },
      { ...newTimetable, days: { what: 'notOff', until: DAY, title: said.announced } },
      { ...newTimetable, days: { what: 'shifted', weekday: 1, week: 'A', otherBells: true } },
      { ...newTimetable, days: { what: 'shifted', weekday: 5, otherBells: false } },
      { ...newTimetable, days: { what: 'notShifted' } },
    ],
    meeting: [
      { ...meeting, what: 'called' },
      { ...meeting, what: 'changed' },
      { ...meeting, what: 'calledOff' },
      { ...meeting, what: 'minutes' },
    ],
    achievement: [
      { ...achievement, what: 'recorded', award: said.award },
      { ...achievement, what: 'proposed' },
      { ...achievement, what: 'confirmed' },
      { ...achievement, what: 'refused', reason: said.wrongPupil },
      { ...achievement, what: 'corrected', award: said.award, reason: said.recounted },
      { ...achievement, what: 'annulled', reason: said.wrongPupil },
    ],
    thanks: [
      { ...thanks, thanked: 'pupil', text: said.thanks },
      { ...thanks, thanked: 'guardians', text: said.thanks },
    ],
    'new-activity': [
      {
        ...{ kind: 'new-activity', school: said.school, className: said.className },
        ...{ title: said.announced, startsAt: MOMENT, place: said.place, text: said.agenda },
        ...{ signUpUntil: MOMENT, link: 'https://journal.example/activities' },
      },
    ],
    activity: [
      { ...activity, what: 'changed', text: said.agenda },
      { ...activity, what: 'calledOff', reason: said.ill },
      { ...activity, what: 'signedUp', reason: said.ill },
      { ...activity, what: 'signedOut', reason: said.ill },
    ],
    announcement: [
      { ...announcement, what: 'published', ...announced },
      { ...announcement, what: 'changed', ...announced },
      { ...announcement, what: 'withdrawn', date: DAY, reason: said.ill },
    ],
    'blog-post': [
      {
        ...{ kind: 'blog-post', school: said.school, by: said.teacher, title: said.announced },
        link: 'https://journal.example/blogs/b1',
      },
    ],
    'blog-comment': [
      {
        ...{ kind: 'blog-comment', school: said.school, by: said.recipient, title: said.announced },
        link: 'https://journal.example/blogs/b1',
      },
    ],
    message: [
      {
        ...{ kind: 'message', school: said.school, by: said.teacher },
        link: 'https://journal.example/messages/t1',
      },
    ],
    'joint-group': [
      { ...jointGroup, what: 'proposed' },
      { ...jointGroup, what: 'approved' },
      { ...jointGroup, what: 'refused' },
      { ...jointGroup, what: 'left' },
      { ...jointGroup, what: 'leading' },
      { ...jointGroup, what: 'asked', child: { pupil, givenName } },
      { ...jointGroup, what: 'joined', child: { pupil, givenName } },
      { ...jointGroup, what: 'departed', child: { pupil, givenName } },
      { ...jointGroup, what: 'closed' },
    ],
    question: [
      { ...question, what: 'asked' },
      { ...question, what: 'answered' },
      { ...question, what: 'askedBack' },
      { ...question, what: 'closed' },
    ],
    consultation: [
      { ...consultation, what: 'booked' },
      { ...consultation, what: 'cancelled' },
      { ...consultation, what: 'calledOff', reason: said.ill },
    ],
    'account-issued': [
      {
        kind: 'account-issued',
        school: said.school,
        roles: ['guardian', 'teacher'],
        link: 'https://journal.example/sign-in',
      },
    ],
    'school-application': [
      { kind: 'school-application', what: 'questioned', text: said.question },
      { kind: 'school-application', what: 'refused', text: said.noSuchSchool },
    ],
    'school-invitation': [
      {
        kind: 'school-invitation',
        school: said.school,
        ...{ signInName: 'badokeru482', code: 'K7QM-2XPA', until: MOMENT },
        link: 'https://journal.example/activation',
      },
    ],
    'contact-code': [
      { kind: 'contact-code', channel: 'email', code: '408216', until: MOMENT },
      { kind: 'contact-code', channel: 'sms', code: '408216', until: MOMENT },
    ],
    'recovery-code': [{ kind: 'recovery-code', code: '408216', until: MOMENT }],
    'corrections-alert': [
      {
        kind: 'corrections-alert',
        by: said.teacher,
        rules: ['changes-in-pages-of-others', 'corrections-outside-teaching-hours'],
        at: MOMENT,
        link: 'https://journal.example/audit/alerts/1',
      },
    ],
    'security-alert': [
      { ...alert, what: 'password-changed' },
      { ...alert, what: 'roles-changed' },
      { ...alert, what: 'access-ended' },
      { ...alert, what: 'contact-changed' },
      { ...alert, what: 'new-device' },
      { ...alert, what: 'second-factor-added' },
      { ...alert, what: 'second-factor-removed' },
      { ...alert, what: 'office-proposed' },
      { ...alert, what: 'office-agreed-to' },
      { ...alert, what: 'office-refused' },
    ],
  } as const satisfies { readonly [Kind in NoticeKind]: readonly ToldOf<Kind>[] };
};

/** A letter to the pupil's mother. */
export const letterOf = (language: Language, ...told: readonly Told[]): Letter => ({
  recipient: SPOKEN[language].recipient,
  school: SPOKEN[language].school,
  told,
  preferences: 'https://journal.example/notices',
});

/** A digest of a day with news of two children, and of the school. */
export const digestOfTwoChildren = (language: Language): Letter => {
  const of = toldOfEveryKind(language);
  const { sister } = SPOKEN[language];
  const told: Told[] = [
    ...of.homework,
    of['grade-given'][0],
    { ...of['grade-given'][0], ...sister, link: 'https://journal.example/diary/olga/2026-W48' },
    of.meeting[0],
    of['grade-corrected'][0],
    ...of['grade-given'].slice(1),
  ];
  return {
    ...letterOf(language, ...told),
    digest: 'daily',
    unsubscribe: 'https://journal.example/unsubscribe/1',
  };
};
