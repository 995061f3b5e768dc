import { queryOptions, useQuery } from '@tanstack/react-query';
import {
  NOTICE_KINDS,
  type Channel,
  type Choice,
  type NoticeKind,
} from '../../../src/notices/notice-kinds.values.js';
import type { Preferences, QuietHours } from '../../../src/notices/preferences/preferences.values.js';
import type { Language } from '../i18n/i18n.js';
import { request } from './request.js';

export type { Channel, Choice, NoticeKind, Preferences, QuietHours };
export type { Pace } from '../../../src/notices/notice-kinds.values.js';

export const noticeKinds = Object.keys(NOTICE_KINDS) as readonly NoticeKind[];

/** How whoever is signed in is told of what. */
export interface Notices {
  readonly position: string;
  readonly language: Language;
  readonly quietHours?: QuietHours;
  readonly contacts: Readonly<Partial<Record<Channel, Contact>>>;
  readonly kinds: Readonly<Record<NoticeKind, KindOfNotice>>;
}

export interface Contact {
  readonly masked: string;
  readonly verified: boolean;
}

export interface KindOfNotice {
  /** None where it is as it usually is. */
  readonly chosen?: Choice;
  readonly usually: Choice;
  /** Not for choosing. */
  readonly mandatory: boolean;
  /** Never put off into a digest. */
  readonly urgent: boolean;
}

/** Only oneself changes it: what is being chosen need not be asked for again. */
export const noticesQuery = queryOptions({
  queryKey: ['my-notices'],
  queryFn: async ({ signal }) => (await request('/api/me/notices', { signal })) as Notices,
});

export const useNotices = () => useQuery(noticesQuery);

/** @throws ProblemError `preferences-refused` or `invalid-input`, with every field at fault */
export const choosePreferences = (preferences: Preferences) =>
  request('/api/me/notices', { method: 'PUT', body: preferences });

/** @throws ProblemError `code-too-soon`, `too-many-attempts`, `contact-verified` or `contact-not-found` */
export const sendContactCode = async (channel: Channel) =>
  (await request(`/api/me/contacts/${channel}/code`, { method: 'POST', body: {} })) as {
    /** Until when the code is good. */
    readonly until: string;
  };

/** @throws ProblemError `code-wrong`, `code-expired`, `too-many-attempts`, `contact-verified` or `invalid-input` */
export const verifyContact = (channel: Channel, code: string) =>
  request(`/api/me/contacts/${channel}/verification`, { method: 'POST', body: { code } });
