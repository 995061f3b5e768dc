import type { Language } from '../../notices/preferences/preferences.values.js';

/** Changes with every change of what is consented to. */
export const CONSENT_VERSION = '2026-09';

export const CONSENT_TEXTS: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'The school keeps its class journal in this system: names, classes, lessons, grades, absences and remarks. That it has to do by law, and it does so without this consent.',
    'By your consent it also lets you sign in here, sends you notices by e-mail and SMS to the contacts that you confirm, and links your account with portals where you ask for it.',
    'Your data are kept encrypted, are opened only to those who are entitled to see them, and every opening is put down in a log that the school shows to you.',
    'You may withdraw the consent at any time. Then notices and portals end; what the school has to keep in its journal stays.',
  ],
  ru: [
    'Школа ведёт в этой системе классный журнал: имена, классы, уроки, отметки, пропуски и замечания. Это её обязанность по закону, и для этого согласие не требуется.',
    'По вашему согласию вы также входите в систему, получаете уведомления по электронной почте и СМС на подтверждённые вами адреса и связываете учётную запись с порталами, если попросите об этом.',
    'Данные хранятся зашифрованными, открываются только тем, кто имеет на это право, и каждое открытие записывается в журнал, который школа вам покажет.',
    'Согласие можно отозвать в любое время. Тогда уведомления и вход через порталы прекращаются; то, что школа обязана хранить в журнале, остаётся.',
  ],
};

/** What follows from a withdrawal. */
export const AFTER_WITHDRAWAL: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'From now on you get no notices by e-mail and SMS, except those on the safety of your account, and portals no longer sign you in.',
    'You still read the diary here. What the school has to keep by law, its journal and who signed what, stays.',
    'You may consent again at any time; notices then come as you had chosen, and portals have to be linked anew.',
  ],
  ru: [
    'С этого момента вы не получаете уведомлений по электронной почте и СМС, кроме сообщений о безопасности вашей учётной записи, а порталы больше не открывают вам вход.',
    'Дневник по-прежнему доступен вам здесь. То, что школа обязана хранить по закону — журнал и подписи, — остаётся.',
    'Согласие можно дать снова в любое время; уведомления возобновятся так, как вы их настроили, а порталы нужно будет связать заново.',
  ],
};
