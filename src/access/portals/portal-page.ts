import { escaped } from '../../http/escaped.js';
import type { PlainPage } from '../../http/plain-page.js';
import type { Language } from '../../notices/preferences/preferences.values.js';
import type { PortalRefusal } from './portal-refusals.js';

/** What the browser of whoever comes back from a portal shows for a moment, or until they begin anew. */
export type PortalPage =
  | { readonly kind: 'onward'; readonly to: string }
  | { readonly kind: 'refused'; readonly code: string; readonly detail: string };

interface Words {
  readonly onward: string;
  readonly refused: string;
  readonly again: string;
  readonly why: Readonly<Partial<Record<PortalRefusal | 'too-many-attempts', string>>>;
}

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    onward: 'On to the journal',
    refused: 'You are not signed in',
    again: 'To the sign-in',
    why: {},
  },
  ru: {
    onward: 'Перейти в журнал',
    refused: 'Вход не выполнен',
    again: 'Ко входу',
    why: {
      'portal-not-found': 'Такого портала нет.',
      'portal-state-unknown': 'Этот вход начат не здесь. Начните заново.',
      'portal-state-expired': 'Вход занял слишком много времени. Начните заново.',
      'portal-state-used': 'Этот вход уже завершён. Начните заново.',
      'portal-consent-denied': 'Портал ничего не сообщил, так как согласие не было дано.',
      'portal-refused': 'Портал отказал во входе. Начните заново.',
      'portal-answer-invalid': 'Ответ портала ничего не подтверждает. Начните заново.',
      'portal-away': 'Портал сейчас не отвечает. Войдите по имени и паролю.',
      'too-many-attempts': 'Слишком много попыток. Попробуйте позже.',
    },
  },
};

/**
 * A page that leads on by itself. It is the journal's own page that leads there, as no redirect could be: cookies
 * with `SameSite=Strict` go along with nothing that another site began.
 */
export const portalPage = (page: PortalPage, language: Language): PlainPage => {
  const { onward, refused, again, why } = WORDS[language];
  if (page.kind === 'onward') {
    const { to } = page;
    const body = `<p><a href="${escaped(to)}">${onward}</a></p>`;
    return { language, title: onward, body, onwardTo: to };
  }
  const told = Object.hasOwn(why, page.code) ? why[page.code as PortalRefusal] : undefined;
  const body = `<h1>${refused}</h1>\n<p>${escaped(told ?? page.detail)}</p>\n<p><a href="/sign-in">${again}</a></p>`;
  return { language, title: refused, body };
};
