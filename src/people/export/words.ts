import type { AuditKind } from '../../../projections/audit-trail/kinds.values.js';
import type { AccountRole } from '../../access/account.events.js';
import type { SecondFactor } from '../../access/factor-store.js';
import type { Part } from '../../help-desk/parts-in.js';
import type { PersonalData } from '../personal-data.js';
import type { PersonLists } from './person-export.js';

/** What stands in an export that is read or printed. */
export interface ExportWords {
  readonly title: string;
  readonly madeAt: (instant: string) => string;
  readonly erased: string;
  readonly personal: Readonly<Record<keyof PersonalData, string>>;
  readonly headings: Readonly<
    Record<
      | 'guardians'
      | 'children'
      | 'accounts'
      | 'sessions'
      | 'secondFactors'
      | 'diaryVisits'
      | 'classes'
      | keyof PersonLists,
      string
    >
  >;
  readonly roles: Readonly<Record<AccountRole, string>>;
  readonly ended: string;
  readonly withdrawn: (instant: string) => string;
  readonly session: (from: string, until: string) => string;
  readonly secondFactors: Readonly<Record<SecondFactor['kind'], string>>;
  readonly kinds: Readonly<Record<AuditKind, string>>;
  /** Who wrote under a question. */
  readonly parts: Readonly<Record<Part, string>>;
  /** The columns of each table. */
  readonly columns: Readonly<Record<keyof PersonLists, readonly string[]>>;
  /** Only so many rows are printed. */
  readonly more: (printed: number) => string;
  readonly none: string;
}

export const EN: ExportWords = {
  title: 'All data on a person',
  madeAt: (instant) => `As of ${instant}. The same is there as JSON, with every detail.`,
  erased: 'The personal data were erased.',
  personal: {
    givenName: 'Given name',
    familyName: 'Family name',
    middleName: 'Middle name',
    email: 'E-mail',
    phone: 'Telephone',
    birthDate: 'Date of birth',
    sourcedId: 'Id in the roster',
    language: 'Language',
  },
  headings: {
    guardians: 'Guardians',
    children: 'Children',
    accounts: 'Accounts',
    sessions: 'Sessions',
    secondFactors: 'Second factors',
    diaryVisits: 'Diaries looked at, when last',
    classes: 'Classes and groups',
    events: 'What was recorded',
    readBy: 'Which staff opened the data',
    read: 'What the person opened',
    notices: 'Notices',
    messages: 'Messages',
    questions: 'Questions to the support',
    blogPosts: 'What stood in the own blog',
    blogComments: 'Comments in blogs',
  },
  parts: { asker: 'Asked', school: 'Support of the school', operator: 'Support of the system' },
  roles: {
    guardian: 'guardian',
    pupil: 'pupil',
    teacher: 'teacher',
    healthWorker: 'health worker',
    secretary: 'secretary',
    deputyHead: 'deputy head',
    admin: 'administrator',
    auditor: 'auditor',
    authority: 'authority',
    operator: 'operator',
  },
  ended: 'access ended',
  withdrawn: (instant) => `(withdrawn ${instant})`,
  session: (from, until) => `from ${from}, last used ${until}`,
  secondFactors: { totp: 'authenticator program', passkey: 'passkey' },
  kinds: {
    grade: 'Grade',
    absence: 'Absence',
    lesson: 'Lesson',
    homework: 'Homework',
    remark: 'Remark',
    termGrade: 'Term grade',
    finalGrade: 'Final grade',
    closing: 'Closing',
    signature: 'Signature',
    access: 'Access',
    person: 'Personal data',
    class: 'Class',
    school: 'School',
    meeting: 'Meeting',
    activity: 'Activity',
    jointGroup: 'Group with other schools',
    announcement: 'Announcement',
    blog: 'Blog',
    message: 'Message',
    consultation: 'Consultation',
    notices: 'Notices',
  },
  columns: {
    events: ['When', 'What', 'Details', 'By'],
    readBy: ['When', 'Who', 'What', 'Times'],
    read: ['When', 'What', 'Of', 'Times'],
    notices: ['When', 'What', 'How', 'State'],
    messages: ['When', 'From', 'Text'],
    questions: ['When', 'From', 'Text'],
    blogPosts: ['When', 'Title', 'Text'],
    blogComments: ['When', 'Text'],
  },
  more: (printed) => `The newest ${printed.toString()} are printed; the JSON has all of them.`,
  none: 'None.',
};

export const RU: ExportWords = {
  title: 'Все данные о человеке',
  madeAt: (instant) => `По состоянию на ${instant}. То же со всеми подробностями есть в формате JSON.`,
  erased: 'Персональные данные уничтожены.',
  personal: {
    givenName: 'Имя',
    familyName: 'Фамилия',
    middleName: 'Отчество',
    email: 'Эл. почта',
    phone: 'Телефон',
    birthDate: 'Дата рождения',
    sourcedId: 'Номер в списке школы',
    language: 'Язык',
  },
  headings: {
    guardians: 'Законные представители',
    children: 'Дети',
    accounts: 'Учётные записи',
    sessions: 'Сеансы',
    secondFactors: 'Вторые факторы входа',
    diaryVisits: 'Просмотренные дневники, когда в последний раз',
    classes: 'Классы и группы',
    events: 'Что было записано',
    readBy: 'Кто из сотрудников открывал данные',
    read: 'Что открывал сам человек',
    notices: 'Уведомления',
    messages: 'Сообщения',
    questions: 'Вопросы в поддержку',
    blogPosts: 'Записи в своём блоге',
    blogComments: 'Комментарии в блогах',
  },
  parts: { asker: 'Вопрос', school: 'Поддержка школы', operator: 'Поддержка системы' },
  roles: {
    guardian: 'законный представитель',
    pupil: 'ученик',
    teacher: 'учитель',
    healthWorker: 'медицинский работник',
    secretary: 'секретарь',
    deputyHead: 'завуч',
    admin: 'администратор',
    auditor: 'проверяющий',
    authority: 'орган управления образованием',
    operator: 'оператор системы',
  },
  ended: 'доступ прекращён',
  withdrawn: (instant) => `(снято с публикации ${instant})`,
  session: (from, until) => `с ${from}, в последний раз ${until}`,
  secondFactors: { totp: 'приложение с кодами', passkey: 'ключ доступа' },
  kinds: {
    grade: 'Оценка',
    absence: 'Пропуск',
    lesson: 'Урок',
    homework: 'Домашнее задание',
    remark: 'Замечание',
    termGrade: 'Оценка за период',
    finalGrade: 'Итоговая оценка',
    closing: 'Закрытие страницы',
    signature: 'Подпись',
    access: 'Доступ',
    person: 'Персональные данные',
    class: 'Класс',
    school: 'Школа',
    meeting: 'Собрание',
    activity: 'Мероприятие',
    jointGroup: 'Группа с другими школами',
    announcement: 'Объявление',
    blog: 'Блог',
    message: 'Сообщение',
    consultation: 'Консультация',
    notices: 'Уведомления',
  },
  columns: {
    events: ['Когда', 'Что', 'Подробности', 'Кто'],
    readBy: ['Когда', 'Кто', 'Что', 'Раз'],
    read: ['Когда', 'Что', 'О ком', 'Раз'],
    notices: ['Когда', 'О чём', 'Как', 'Состояние'],
    messages: ['Когда', 'От кого', 'Текст'],
    questions: ['Когда', 'От кого', 'Текст'],
    blogPosts: ['Когда', 'Заголовок', 'Текст'],
    blogComments: ['Когда', 'Текст'],
  },
  more: (printed) => `Напечатаны последние ${printed.toString()}; в JSON есть все.`,
  none: 'Нет.',
};
