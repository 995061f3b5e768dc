import type { PlainPage } from '../../http/plain-page.js';
import type { Channel } from '../notice-kinds.values.js';
import type { Language } from './preferences.values.js';
import type { OptionalKind } from './unsubscribe-link.js';

interface Words {
  readonly title: string;
  readonly question: (messages: string, about: string) => string;
  readonly button: string;
  readonly done: (messages: string, about: string) => string;
  readonly more: string;
  readonly journal: string;
  readonly messages: Readonly<Record<Channel, string>>;
  readonly about: Readonly<Record<OptionalKind, string>>;
}

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    title: 'Messages from the school journal',
    question: (messages, about) => `Stop ${messages} about ${about}?`,
    button: 'Stop them',
    done: (messages, about) => `You get no more ${messages} about ${about}.`,
    more: 'Everything else stays as it is. You can choose otherwise at any time in the',
    journal: 'journal',
    messages: { email: 'e-mails', sms: 'text messages' },
    about: {
      'grade-given': 'new grades',
      'grade-corrected': 'corrected grades',
      'page-corrected': 'grades in your pages that somebody else corrected',
      'late-request': 'requests for late corrections',
      absence: 'absences',
      late: 'lateness',
      remark: 'remarks',
      achievement: 'achievements in the portfolio',
      thanks: 'thanks',
      homework: 'homework',
      'term-grade': 'term grades',
      'final-grade': 'final grades',
      test: 'planned tests',
      timetable: 'changes of the timetable',
      'own-lesson': 'changes of lessons that you give',
      'new-timetable': 'new timetables and days off',
      meeting: 'meetings',
      'new-activity': 'new activities',
      activity: 'activities that you are signed up for',
      announcement: 'announcements',
      'blog-post': 'posts in teachers’ blogs',
      'blog-comment': 'comments on your posts',
      message: 'messages in the journal',
      'joint-group': 'groups with other schools',
      question: 'questions to the support',
      consultation: 'consultations',
    },
  },
  ru: {
    title: 'Сообщения школьного журнала',
    question: (messages, about) => `Больше не присылать ${messages} ${about}?`,
    button: 'Не присылать',
    done: (messages, about) => `Вы больше не будете получать ${messages} ${about}.`,
    more: 'Всё остальное остаётся как было. Изменить выбор можно в любое время в',
    journal: 'журнале',
    messages: { email: 'письма', sms: 'СМС' },
    about: {
      'grade-given': 'о новых оценках',
      'grade-corrected': 'об исправленных оценках',
      'page-corrected': 'об оценках на ваших страницах, исправленных другими',
      'late-request': 'о просьбах об исправлениях после срока',
      absence: 'о пропусках',
      late: 'об опозданиях',
      remark: 'о записях учителей',
      achievement: 'о достижениях в портфолио',
      thanks: 'о благодарностях',
      homework: 'о домашних заданиях',
      'term-grade': 'об оценках за учебный период',
      'final-grade': 'о годовых оценках',
      test: 'о контрольных работах',
      timetable: 'об изменениях в расписании',
      'own-lesson': 'об изменениях в ваших уроках',
      'new-timetable': 'о новых расписаниях и днях без уроков',
      meeting: 'о собраниях',
      'new-activity': 'о новых мероприятиях',
      activity: 'о мероприятиях, на которые есть запись',
      announcement: 'об объявлениях',
      'blog-post': 'о записях в блогах учителей',
      'blog-comment': 'о комментариях к вашим записям',
      message: 'о сообщениях в журнале',
      'joint-group': 'о группах с другими школами',
      question: 'о вопросах в поддержку',
      consultation: 'о консультациях',
    },
  },
};

/** The page that a link to unsubscribe opens: a question with one button, or, once it was pressed, what is so now. */
export const unsubscribePage = (
  language: Language,
  { kind, channel }: { readonly kind: OptionalKind; readonly channel: Channel },
  stage: 'asking' | 'done',
): PlainPage => {
  const { title, question, button, done, more, journal, messages, about } = WORDS[language];
  const said = stage === 'asking' ? question : done;
  const form = `<form method="post"><button type="submit">${button}</button></form>`;
  const body = `<h1>${said(messages[channel], about[kind])}</h1>
${stage === 'asking' ? form : ''}
<p>${more} <a href="/">${journal}</a>.</p>`;
  return { language, title, body };
};
