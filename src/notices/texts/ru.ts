import { civilDates } from './civil-dates.js';
import { russianCount } from './counted.js';
import { topics } from './ru.topics.js';
import { pagesIn } from './facts.js';
import type { CivilDate, Weekday } from '../../school/civil-date.values.js';
import type { DayNews } from '../notice.js';
import type { LessonChange, ToldOf } from './told.js';
import type { Words } from './words.js';

const dates = civilDates('ru-RU');
const weekday = dates({ weekday: 'long' });
const dayAndMonth = dates({ day: 'numeric', month: 'long' });
const day = dates({ day: '2-digit', month: '2-digit' });

const grade = (value: string): string => {
  if (value === 'exempt') return 'освобождён(а)';
  return value === 'notAssessed' ? 'не аттестован(а)' : value;
};
/** As school registers abbreviate it. */
const briefly = (value: string): string => {
  if (value === 'exempt') return 'осв.';
  return value === 'notAssessed' ? 'н/а' : value;
};
const minutes = russianCount('минута', 'минуты', 'минут');
const entries = russianCount('запись', 'записи', 'записей');

const remarks = { praise: 'похвала', reprimand: 'замечание', note: 'сообщение' } as const;

/** A grade, or what became of it, and why. */
const change = (from: string, to: string | undefined, reason: string): string =>
  `${briefly(from)} ${to === undefined ? 'аннулировано' : `исправлено на ${briefly(to)}`}. ${reason}`;

const overall = ({ grade: now, corrected }: ToldOf<'term-grade' | 'final-grade'>): string =>
  corrected ? change(corrected.from, now, corrected.reason) : briefly(now);

const numbered = (number: number | undefined): string => (number === undefined ? '' : `, урок ${number}`);

/** Sentences put a colon after a name: it is neither declined nor does anything have to agree with it. */
const lessonChange = (change: LessonChange): string => {
  switch (change.what) {
    case 'cancelled':
      return `отменяется${change.reason === undefined ? '' : `. ${change.reason}`}`;
    case 'reinstated':
      return 'состоится';
    case 'substituted':
      return `проведёт ${change.teacher}`;
    case 'released':
      return `замена отменена (${change.teacher})`;
    case 'planned':
      return 'назначен вне расписания';
  }
};

/** A Monday, and the days of the week after it. */
const weekdayOf = (of: Weekday): string => weekday(`2024-01-0${of.toString()}`);

const plan: Words['plan'] = ({ weekday: of, week, otherBells }) =>
  [weekdayOf(of), ...(week ? [`неделя ${week}`] : []), ...(otherBells ? ['другое время уроков'] : [])].join(
    ', ',
  );

const dayChange = (from: CivilDate, news: DayNews): string => {
  switch (news.what) {
    case 'off':
    case 'notOff': {
      const days = news.until === from ? day(from) : `с ${day(from)} по ${day(news.until)}`;
      return `${days} ${news.what === 'off' ? 'уроков нет' : 'уроки состоятся'} (${news.title})`;
    }
    case 'shifted':
      return `${day(from)} уроки по расписанию: ${weekdayOf(news.weekday)}${news.week ? ` (${news.week})` : ''}`;
    case 'notShifted':
      return `${day(from)} уроки по обычному расписанию дня`;
  }
};

export const ru: Words = {
  salutation: (name) => `Здравствуйте, ${name}!`,
  topics,
  leads: {
    'grade-given': ({ pupil }) => `${pupil}: новая оценка.`,
    'grade-corrected': ({ pupil, to }) =>
      `${pupil}: оценка ${to === undefined ? 'аннулирована' : 'исправлена'}.`,
    'page-corrected': ({ pupil, to }) =>
      `На вашей странице журнала ${to === undefined ? 'аннулирована' : 'исправлена'} оценка: ${pupil}.`,
    'late-request': ({ by, what }) =>
      ({
        asked: `${by}: просьба об исправлении оценки после срока. Решает завуч.`,
        approved: 'Исправление, о котором вы просили, внесено.',
        refused: 'В исправлении, о котором вы просили, отказано.',
      })[what],
    'page-alert': () =>
      'Исправления на ваших страницах журнала вместе с другими с той же учётной записи выглядят необычно.',
    absence: ({ pupil, withdrawn, lesson }) => {
      if (withdrawn) return `${pupil}: пропуск был отмечен по ошибке, отметка снята.`;
      return lesson ? `${pupil}: пропуск урока.` : `${pupil}: отсутствие в школе весь день.`;
    },
    late: ({ pupil }) => `${pupil}: опоздание на урок.`,
    remark: ({ pupil, remark }) => `${pupil}: ${remarks[remark]} от учителя.`,
    homework: ({ pupil }) => `${pupil}: домашнее задание.`,
    'term-grade': ({ pupil, corrected }) =>
      corrected
        ? `${pupil}: оценка за учебный период исправлена.`
        : `${pupil}: выставлена оценка за учебный период.`,
    'final-grade': ({ pupil, corrected }) =>
      corrected ? `${pupil}: годовая оценка исправлена.` : `${pupil}: выставлена годовая оценка.`,
    test: ({ pupil, what }) =>
      ({
        planned: `${pupil}: назначена контрольная работа.`,
        moved: `${pupil}: контрольная работа перенесена.`,
        withdrawn: `${pupil}: контрольной работы не будет.`,
      })[what],
    timetable: ({ pupil, change: { what } }) =>
      ({
        cancelled: `${pupil}: урок отменён.`,
        reinstated: `${pupil}: отменённый урок всё же состоится.`,
        substituted: `${pupil}: урок проведёт другой учитель.`,
        released: `${pupil}: замены не будет, урок проведёт свой учитель.`,
        planned: `${pupil}: назначен урок вне расписания.`,
      })[what],
    'own-lesson': ({ group, change: { what } }) =>
      ({
        cancelled: `${group}: урок отменён.`,
        reinstated: `${group}: отменённый урок всё же состоится.`,
        substituted: `${group}: урок проведёт другой учитель.`,
        released: `${group}: замена учителя на уроке отменена.`,
        planned: `${group}: назначен урок вне расписания.`,
      })[what],
    'new-timetable': ({ days }) =>
      days
        ? {
            off: 'Уроков не будет.',
            notOff: 'Учебные дни вместо выходных: уроки состоятся.',
            shifted: 'Уроки пройдут по расписанию другого дня или в другое время.',
            notShifted: 'Уроки всё же пройдут по обычному расписанию дня.',
          }[days.what]
        : 'Опубликовано новое расписание: изменились уроки или их время.',
    achievement: ({ pupil, what }) =>
      ({
        recorded: `${pupil}: в портфолио внесено достижение.`,
        proposed: `${pupil}: в портфолио предложено достижение, оно ждёт вашего решения.`,
        confirmed: `${pupil}: предложенное достижение подтверждено.`,
        refused: `${pupil}: предложенное достижение не внесено в портфолио.`,
        corrected: `${pupil}: достижение в портфолио исправлено.`,
        annulled: `${pupil}: достижение в портфолио аннулировано.`,
      })[what],
    thanks: ({ pupil, thanked }) =>
      thanked === 'pupil' ? `${pupil}: вынесена благодарность.` : `${pupil}: школа благодарит вас.`,
    meeting: ({ className, what }) => {
      const whose = className === undefined ? 'родителей всей школы' : `класса ${className}`;
      return {
        called: `Приглашаем вас на собрание ${whose}.`,
        changed: `Изменились сведения о собрании ${whose}.`,
        calledOff: `Собрание ${whose} отменено.`,
        minutes: `Протокол собрания ${whose} можно прочитать в журнале.`,
      }[what];
    },
    'new-activity': ({ school }) => `Новое мероприятие вне уроков: ${school}.`,
    activity: ({ pupil, what }) =>
      ({
        changed: `${pupil}: изменилось мероприятие, на которое есть запись.`,
        calledOff: `${pupil}: мероприятие, на которое была запись, отменено.`,
        signedUp: `${pupil}: школа сделала запись на мероприятие.`,
        signedOut: `${pupil}: школа сняла запись на мероприятие.`,
      })[what],
    announcement: ({ school, what }) =>
      ({
        published: `Новое объявление: ${school}.`,
        changed: `Изменилось объявление, с которым вы ознакомились: ${school}.`,
        withdrawn: `Отозвано объявление, с которым вы ознакомились: ${school}.`,
      })[what],
    'blog-post': ({ by }) => `Новая запись в блоге учителя: ${by}.`,
    'blog-comment': ({ by }) => `К вашей записи в блоге есть комментарий: ${by}.`,
    message: ({ by }) => `Вам пишет ${by}. Само сообщение можно прочитать в журнале.`,
    'joint-group': ({ school, child, what }) =>
      ({
        proposed: `${school}: предложена группа вместе с вашей школой. Ждём вашего решения.`,
        approved: `${school}: школа участвует в группе, которую вы предложили.`,
        refused: `${school}: школа не участвует в группе, которую вы предложили.`,
        left: `${school}: школа вышла из группы, которую вы предложили.`,
        leading: 'Вы ведёте группу с другими школами.',
        asked: `${child?.pupil ?? ''}: приглашение в группу с другими школами. Вам решать, узнают ли там имя ребёнка.`,
        joined: `${child?.pupil ?? ''}: теперь в группе с другими школами.`,
        departed: `${child?.pupil ?? ''}: больше не в группе с другими школами.`,
        closed: 'Группа с другими школами закрыта. Написанное в ней можно читать и дальше.',
      })[what],
    question: ({ what }) =>
      ({
        asked: 'Вопрос в поддержку школы ждёт ответа.',
        answered: 'На ваш вопрос в поддержку есть ответ.',
        askedBack: 'Поддержка просит уточнить ваш вопрос.',
        closed: 'Поддержка закрыла ваш вопрос.',
      })[what],
    consultation: ({ pupil, what }) =>
      ({
        booked: `${pupil}: назначена консультация с учителем.`,
        cancelled: `${pupil}: запись на консультацию отменена.`,
        calledOff: `${pupil}: консультация с учителем не состоится.`,
      })[what],
    'account-issued': () => 'Для вас открыта учётная запись в школьном журнале.',
    'school-application': ({ what }) =>
      ({
        questioned: 'У органа управления образованием есть вопрос по вашей заявке на подключение школы.',
        refused: 'Орган управления образованием отклонил вашу заявку на подключение школы.',
      })[what],
    'school-invitation': ({ school }) =>
      `${school}: школа подключена к журналу, вы её администратор. Введите имя для входа и код, чтобы задать пароль.`,
    'contact-code': ({ channel }) =>
      `Чтобы подтвердить, что этот ${{ email: 'адрес электронной почты', sms: 'номер телефона' }[channel]} ваш, введите код в школьном журнале.`,
    'recovery-code': () => 'Чтобы задать новый пароль, введите код в школьном журнале.',
    'corrections-alert': () =>
      'Исправления с одной учётной записи в школьном журнале выглядят необычно. Её владельцу об этом не сообщается.',
    'security-alert': ({ what }) =>
      ({
        'password-changed': 'Пароль вашей учётной записи в школьном журнале изменён.',
        'roles-changed': 'Права вашей учётной записи в школьном журнале изменены.',
        'access-ended': 'Ваш доступ к школьному журналу закрыт.',
        'contact-changed': 'Ваши контактные данные в школьном журнале изменены.',
        'new-device': 'В вашу учётную запись в школьном журнале вошли с нового устройства.',
        'second-factor-added':
          'К вашей учётной записи в школьном журнале добавлен второй способ подтверждения входа.',
        'second-factor-removed':
          'У вашей учётной записи в школьном журнале удалён второй способ подтверждения входа.',
        'office-proposed':
          'В школьном журнале предложено дать права, для которых нужны двое, и это касается вас: их дают вам, или вы как администратор можете с этим согласиться.',
        'office-agreed-to': 'Второй администратор согласился дать права, которые вы предложили.',
        'office-refused': 'В правах, которые были предложены в школьном журнале, отказано.',
      })[what],
  },
  sms: {
    'grade-given': ({ givenName, subject, date, work, grade: value, comment }) =>
      `${givenName}: ${briefly(value)}, ${subject}, ${day(date)} (${work})${comment === undefined ? '' : `. ${comment}`}`,
    'grade-corrected': ({ givenName, subject, date, from, to, reason }) =>
      `${givenName}: ${subject}, ${day(date)}, ${change(from, to, reason)}`,
    'page-corrected': ({ givenName, group, subject, date, from, to, reason }) =>
      `${group}, ${subject}, ${day(date)}: ${givenName}, ${change(from, to, reason)}`,
    'late-request': ({ by, group, subject, date, what, reason }) =>
      `${group}, ${subject}, ${day(date)}: ${
        {
          asked: `${by} просит исправить оценку`,
          approved: 'исправление внесено',
          refused: `в исправлении отказано${reason === undefined ? '' : ` (${reason})`}`,
        }[what]
      }`,
    'page-alert': (told) => `Необычные исправления (${told.by}): ${pagesIn(told)}`,
    absence: ({ givenName, date, lesson, withdrawn }) => {
      if (withdrawn) return `${givenName}: пропуск ${day(date)} был отмечен по ошибке`;
      if (!lesson) return `${givenName}: нет в школе весь день, ${day(date)}`;
      return `${givenName}: пропуск, ${day(date)}${numbered(lesson.number)}, ${lesson.subject}`;
    },
    late: ({ givenName, minutes: late, subject, date }) =>
      `${givenName}: опоздание${late === undefined ? '' : `, ${minutes(late)}`}, ${subject}, ${day(date)}`,
    remark: ({ givenName, remark, subject, date, text }) =>
      `${givenName}: ${remarks[remark]}, ${subject}, ${day(date)}. ${text}`,
    homework: ({ givenName, subject, dueOn, text }) =>
      `${givenName}: задание на ${day(dueOn)}, ${subject}: ${text}`,
    'term-grade': (told) => `${told.givenName}: ${told.subject}, ${told.term}: ${overall(told)}`,
    'final-grade': (told) => `${told.givenName}: ${told.subject}, ${told.year}: ${overall(told)}`,
    test: ({ givenName, subject, date, title, what }) => {
      const test = `${givenName}: контрольная, ${subject}, ${day(date)}`;
      return {
        planned: `${test}: ${title}`,
        moved: `${test} (перенос): ${title}`,
        withdrawn: `${test}, не будет: ${title}`,
      }[what];
    },
    timetable: ({ givenName, subject, date, number, change: made }) => {
      return `${givenName}: ${subject}, ${day(date)}${numbered(number)}, ${lessonChange(made)}`;
    },
    'own-lesson': ({ group, subject, date, number, change: made }) =>
      `${group}, ${subject}, ${day(date)}${numbered(number)}, ${lessonChange(made)}`,
    'new-timetable': ({ date, days }) =>
      `Школьный журнал: ${days ? dayChange(date, days) : `новое расписание с ${day(date)}`}`,
    meeting: ({ className, title, startsAt, place, what }) => {
      const meeting = `${className ?? 'Вся школа'}: собрание ${day(startsAt.date)} в ${startsAt.time}`;
      return {
        called: `${meeting}, ${place}: ${title}`,
        changed: `${meeting}, ${place} (изменено)`,
        calledOff: `${meeting} отменено (${title})`,
        minutes: `${meeting}: есть протокол`,
      }[what];
    },
    achievement: ({ givenName, title, what }) =>
      `${givenName}: ${title} (${
        {
          recorded: 'внесено в портфолио',
          proposed: 'предложено в портфолио',
          confirmed: 'внесено в портфолио',
          refused: 'не внесено в портфолио',
          corrected: 'исправлено в портфолио',
          annulled: 'аннулировано в портфолио',
        }[what]
      })`,
    thanks: ({ givenName, thanked, by, text }) =>
      `${givenName}: благодарность${thanked === 'pupil' ? '' : ' родителям'}, ${by}. ${text}`,
    'new-activity': ({ school, className, title, startsAt, place }) =>
      `${className ?? school}: ${title}, ${day(startsAt.date)} в ${startsAt.time}, ${place}`,
    activity: ({ givenName, title, startsAt, place, what }) => {
      const activity = `${givenName}: ${title}, ${day(startsAt.date)} в ${startsAt.time}`;
      return {
        changed: `${activity}, ${place} (изменено)`,
        calledOff: `${activity}, отменено`,
        signedUp: `${activity}, ${place} (записала школа)`,
        signedOut: `${activity} (запись сняла школа)`,
      }[what];
    },
    announcement: (told) =>
      told.what === 'withdrawn'
        ? `${told.school}: объявление от ${day(told.date)} отозвано`
        : `${told.school}: ${told.title}${told.what === 'changed' ? ' (изменено)' : ''}`,
    'blog-post': ({ school, by, title }) => `${school}: ${by} пишет в блоге: «${title}»`,
    'blog-comment': ({ school, by }) => `${school}: комментарий к вашей записи, ${by}`,
    message: ({ school, by }) => `${school}: сообщение от ${by} в школьном журнале`,
    'joint-group': ({ title, school, child, what }) =>
      ({
        proposed: `${school} предлагает группу: ${title}`,
        approved: `${title}: ${school} участвует`,
        refused: `${title}: ${school} не участвует`,
        left: `${title}: ${school} выходит из группы`,
        leading: `${title}: вы ведёте эту группу`,
        asked: `${child?.givenName ?? ''}: приглашение в группу школ. Ответьте в журнале`,
        joined: `${child?.givenName ?? ''}: теперь в группе ${title}`,
        departed: `${child?.givenName ?? ''}: больше не в группе ${title}`,
        closed: `${title}: группа закрыта`,
      })[what],
    question: ({ school, what }) =>
      `${school}: ${
        {
          asked: 'новый вопрос в поддержку',
          answered: 'есть ответ на ваш вопрос',
          askedBack: 'уточните ваш вопрос',
          closed: 'ваш вопрос закрыт',
        }[what]
      }`,
    consultation: ({ givenName, startsAt, place, what }) => {
      const talk = `${givenName}: консультация ${day(startsAt.date)} в ${startsAt.time}`;
      return {
        booked: `${talk}, ${place}`,
        cancelled: `${talk}, запись отменена`,
        calledOff: `${talk} не состоится`,
      }[what];
    },
    'account-issued': ({ school }) => `Для вас открыта учётная запись в журнале: ${school}`,
    'school-application': ({ what, text }) =>
      ({ questioned: `Вопрос по заявке: ${text}`, refused: `Заявка отклонена: ${text}` })[what],
    'school-invitation': ({ signInName, code }) => `Школьный журнал: имя ${signInName}, код ${code}`,
    'contact-code': ({ code, until }) =>
      `Школьный журнал: код ${code}, до ${until.time}. Никому его не сообщайте`,
    'recovery-code': ({ code, until }) =>
      `Школьный журнал: код ${code} для пароля, до ${until.time}. Никому не сообщайте`,
    'corrections-alert': ({ by }) => `Журнал: необычные исправления (${by}). Проверьте`,
    'security-alert': ({ what, at }) => {
      const alert = {
        'password-changed': 'пароль изменён',
        'roles-changed': 'права изменены',
        'access-ended': 'доступ закрыт',
        'contact-changed': 'контакт изменён',
        'new-device': 'новый вход',
        'second-factor-added': 'вход дополнен',
        'second-factor-removed': 'вход упрощён',
        'office-proposed': 'новые права?',
        'office-agreed-to': 'права даны',
        'office-refused': 'в правах отказ',
      }[what];
      return `Школьный журнал: ${alert} ${day(at.date)} ${at.time}. Не ждали? Сообщите школе`;
    },
  },
  advice: {
    absence: 'Если вы об этом не знали, пожалуйста, сразу свяжитесь со школой.',
    'page-alert': 'Проверьте, верны ли эти оценки, и сообщите завучу, если это не так.',
    'corrections-alert':
      'Посмотрите исправления в предупреждении и дайте по нему заключение. Если их сделал не владелец учётной записи, пароль могли украсть: пусть его сразу сменят.',
    'application-questioned':
      'Ответьте по номеру, который вы получили при подаче заявки. Если вы её не подавали, сообщите об этом органу управления образованием.',
    'school-invitation':
      'Код действует один раз. Если вы не подавали заявку от этой школы, не используйте его и сообщите органу управления образованием.',
    'contact-code':
      'Если вы не запрашивали код, ничего делать не нужно. Никому не сообщайте коды: школа их не спрашивает.',
    'recovery-code':
      'Если вы не запрашивали код, ничего делать не нужно: пароль останется прежним. Никому не сообщайте коды: школа их не спрашивает.',
    'password-changed': 'Если это сделали не вы, сразу задайте новый пароль и сообщите школе.',
    'roles-changed': 'Если для вас это неожиданность, обратитесь, пожалуйста, в школу.',
    'access-ended': 'Если для вас это неожиданность, обратитесь, пожалуйста, в школу.',
    'contact-changed': 'Если это сделали не вы, сразу задайте новый пароль и сообщите школе.',
    'new-device':
      'Если это были не вы, сразу задайте новый пароль — тот вход прекратится — и сообщите школе.',
    'second-factor-added': 'Если это сделали не вы, сразу сообщите школе.',
    'second-factor-removed': 'Если это сделали не вы, сразу задайте новый пароль и сообщите школе.',
    'office-proposed':
      'Посмотрите, что предложено, и спросите лично того, кто это предложил. Если для вас это неожиданность, откажите и сразу сообщите школе.',
    'office-agreed-to':
      'Если вы ничего не предлагали, сразу задайте новый пароль и сообщите школе: кто-то пользовался вашей учётной записью.',
    'office-refused': 'Если для вас это неожиданность, обратитесь, пожалуйста, в школу.',
  },
  labels: {
    absence: 'Отсутствие',
    achievement: 'Достижение',
    activity: 'Мероприятие',
    agenda: 'Повестка',
    announced: 'Текст',
    announcement: 'Объявление',
    announcedOn: 'Объявлено',
    author: 'От кого',
    award: 'Награда',
    blogPost: 'Запись',
    by: 'Кто исправил',
    className: 'Класс',
    code: 'Код',
    comment: 'Комментарий',
    date: 'День',
    dueOn: 'Выполнить к',
    files: 'Приложено',
    grade: 'Оценка',
    grounds: 'Почему',
    group: 'Класс или группа',
    homework: 'Задание',
    jointGroup: 'Группа',
    late: 'Опоздание',
    lessonOf: 'Урок',
    meeting: 'Собрание',
    note: 'Сообщение',
    noSubstitute: 'Замена отменена',
    number: 'Номер урока',
    pages: 'Страницы журнала',
    place: 'Где',
    plan: 'По расписанию',
    question: 'Вопрос',
    praise: 'Похвала',
    reason: 'Причина',
    refusedBy: 'Кто отказал',
    reprimand: 'Замечание',
    roles: 'Ваша роль',
    school: 'Школа',
    signInName: 'Имя для входа',
    signUpUntil: 'Запись до',
    subject: 'Предмет',
    substitute: 'Урок проведёт',
    takes: 'Примерное время',
    teacher: 'Учитель',
    term: 'Учебный период',
    thanks: 'Благодарность',
    test: 'Контрольная',
    until: 'Действует до',
    validFrom: 'С какого дня',
    when: 'Когда',
    work: 'Работа',
    year: 'Учебный год',
  },
  links: {
    announcement: 'Открыть объявление',
    consultations: 'Открыть консультации',
    diary: 'Открыть дневник',
    portfolio: 'Открыть портфолио',
    page: 'Открыть страницу журнала',
    journal: 'Открыть журнал',
    alert: 'Открыть предупреждение',
    lateRequests: 'Открыть поздние исправления',
    meeting: 'Подробнее о собрании',
    blogPost: 'Прочитать запись',
    activities: 'Открыть мероприятия',
    thread: 'Прочитать сообщение',
    jointGroup: 'Открыть группы',
    question: 'Открыть вопрос',
    signIn: 'Войти',
    activation: 'Задать пароль',
    account: 'Ваша учётная запись',
  },
  roles: {
    guardian: 'родитель или законный представитель',
    pupil: 'ученик или ученица',
    teacher: 'учитель',
    healthWorker: 'медицинский работник',
    secretary: 'секретарь',
    deputyHead: 'завуч',
    admin: 'администратор',
    auditor: 'аудитор',
    authority: 'орган управления образованием',
    operator: 'оператор системы',
  },
  rules: {
    'many-corrections-in-a-short-time': 'много исправлений за короткое время',
    'corrections-outside-teaching-hours': 'исправления вне учебного времени',
    'account-that-never-wrote-before': 'исправления с учётной записи, с которой раньше ничего не писали',
    'upward-corrections-before-closing': 'повышение оценок перед закрытием учебного периода',
    'changes-in-pages-of-others': 'повышение оценок на страницах других учителей',
  },
  grade,
  annulled: 'аннулирована',
  wholeDay: 'весь день',
  minutes,
  files: russianCount('файл', 'файла', 'файлов'),
  plan,
  date: (date) => `${weekday(date)}, ${dayAndMonth(date)} ${date.slice(0, 4)} г.`,
  digest: {
    subject: (things, pace) => {
      const span = { daily: ' за день', weekly: ' за неделю' };
      return `Школьный журнал${pace === undefined ? '' : span[pace]}: ${entries(things)}`;
    },
    lead: (things) => `Новое в школьном журнале: ${entries(things)}.`,
    section: (pupil, things) => `${pupil ?? 'Сообщения школы'}: ${entries(things)}`,
  },
  signature: (school) => (school === '' ? 'Школьный журнал' : `Школьный журнал, ${school}`),
  preferences: 'Выбрать, о чём и как вам сообщать',
  unsubscribe: 'Больше не присылать таких писем',
};
