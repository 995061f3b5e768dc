import { NOTICE_KINDS, isNoticeKind, type NoticeKind } from '../notice-kinds.values.js';
import type { Language } from '../preferences/preferences.values.js';
import { emailOf } from '../texts/email.js';
import { letterOf, toldOfEveryKind } from '../texts/samples.js';
import { smsOf } from '../texts/sms.js';

/** A made-up notice, as it is written in mails and in short messages. */
export interface Preview {
  readonly kind: NoticeKind;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly sms: string;
}

/** One of every kind. */
export const previewsIn = (language: Language): Preview[] => {
  const samples = toldOfEveryKind(language);
  return Object.keys(NOTICE_KINDS)
    .filter(isNoticeKind)
    .map((kind) => {
      const letter = letterOf(language, samples[kind][0]);
      return { kind, ...emailOf(letter, language), sms: smsOf(letter, language) };
    });
};
