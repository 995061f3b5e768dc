import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { loadRefusalsIn } from '../shell/refusals.js';
import type en from './en.json';
import type activities from '../activities/texts/en.json';
import type administration from '../administration/texts/en.json';
import type alerts from '../alerts/texts/en.json';
import type audit from '../audit/texts/en.json';
import type notices from '../notices/texts/en.json';
import type announcements from '../announcements/texts/en.json';
import type meetings from '../meetings/texts/en.json';
import type blogs from '../blogs/texts/en.json';
import type jointGroups from '../joint-groups/texts/en.json';
import type messages from '../messages/texts/en.json';
import type moderation from '../moderation/texts/en.json';
import type authority from '../authority/texts/en.json';
import type connecting from '../connecting/texts/en.json';
import type consultations from '../consultations/texts/en.json';
import type help from '../help/texts/en.json';
import type helpDesk from '../help-desk/texts/en.json';
import type health from '../health/texts/en.json';
import type ledger from '../ledger/texts/en.json';
import type grid from '../journal/texts/en.json';
import type outbox from '../outbox/texts/en.json';
import type ownData from '../own-data/texts/en.json';
import type lateCorrections from '../journal/late-corrections/texts/en.json';
import type moves from '../moves/texts/en.json';
import type nextYear from '../next-year/texts/en.json';
import type remark from '../diary/texts/en.json';
import type diaryNews from '../diary/texts/news/en.json';
import type childNames from '../security/texts/en.json';
import type portfolio from '../portfolio/texts/en.json';
import type pupil from '../pupil/texts/en.json';
import type reads from '../reads/texts/en.json';
import type office from '../office/texts/en.json';
import type reports from '../reports/texts/en.json';
import type classAbsences from '../reports/absences/texts/en.json';
import type schoolCalendar from '../school-calendar/texts/en.json';
import type schoolSettings from '../school-settings/texts/en.json';
import type access from '../session/texts/en.json';
import type signIns from '../sign-ins/texts/en.json';
import type timetable from '../timetable/texts/en.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: {
      translation: typeof en;
      access: typeof access;
      activities: typeof activities;
      administration: typeof administration;
      alerts: typeof alerts;
      audit: typeof audit;
      notices: typeof notices;
      announcements: typeof announcements;
      authority: typeof authority;
      connecting: typeof connecting;
      consultations: typeof consultations;
      meetings: typeof meetings;
      blogs: typeof blogs;
      childNames: typeof childNames;
      jointGroups: typeof jointGroups;
      messages: typeof messages;
      moderation: typeof moderation;
      health: typeof health;
      help: typeof help;
      helpDesk: typeof helpDesk;
      grid: typeof grid;
      lateCorrections: typeof lateCorrections;
      ledger: typeof ledger;
      outbox: typeof outbox;
      ownData: typeof ownData;
      moves: typeof moves;
      nextYear: typeof nextYear;
      portfolio: typeof portfolio;
      pupil: typeof pupil;
      reads: typeof reads;
      remark: typeof remark;
      diaryNews: typeof diaryNews;
      reports: typeof reports;
      office: typeof office;
      classAbsences: typeof classAbsences;
      signIns: typeof signIns;
      schoolCalendar: typeof schoolCalendar;
      schoolSettings: typeof schoolSettings;
      timetable: typeof timetable;
    };
  }
}

export type Language = 'en' | 'ru';

/** They come when they are wanted. A text that is missing in one language is a compile error. */
const texts: Readonly<Record<Language, () => Promise<{ readonly default: typeof en }>>> = {
  en: () => import('./en.json'),
  ru: () => import('./ru.json'),
};

/** Each language as its readers call it. */
export const languages: Readonly<Record<Language, string>> = { en: 'English', ru: 'Русский' };

const memory = 'school-journal.language';

/** Starts in the language chosen last, else in the browser's first one that there is. */
export async function startI18n(): Promise<void> {
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language;
  });
  const chosen = [localStorage.getItem(memory), ...navigator.languages].map(languageOf).find(Boolean) ?? 'en';
  const { default: translation } = await texts[chosen]();
  await i18next.use(initReactI18next).init({
    lng: chosen,
    resources: { [chosen]: { translation } },
    interpolation: { escapeValue: false }, // React escapes
    showSupportNotice: false,
  });
}

export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(memory, language);
  const { default: translation } = await texts[language]();
  i18next.addResourceBundle(language, 'translation', translation);
  await loadRefusalsIn(language);
  await i18next.changeLanguage(language);
}

/** The language that a tag such as "ru-RU" stands for, if it is one of ours. */
export function languageOf(tag: string | null): Language | undefined {
  const language = tag?.slice(0, 2);
  return language === 'en' || language === 'ru' ? language : undefined;
}
