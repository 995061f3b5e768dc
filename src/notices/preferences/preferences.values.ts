import { ruleOf, type Channel, type Choice, type NoticeKind } from '../notice-kinds.values.js';

export const LANGUAGES = ['en', 'ru'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Nothing that can wait is sent between these times of day; over midnight where `from` is the later one. */
export interface QuietHours {
  /** `HH:MM` */
  readonly from: string;
  /** `HH:MM` */
  readonly to: string;
  /** IANA, such as `Europe/Lisbon`. */
  readonly timeZone: string;
}

/** How a person wants to be told; what is left out is as it usually is. */
export interface Preferences {
  readonly language?: Language;
  readonly quietHours?: QuietHours;
  readonly kinds: Readonly<Partial<Record<NoticeKind, Choice>>>;
}

export const NO_PREFERENCES: Preferences = { kinds: {} };

/** How a person is told about a kind of thing: as chosen, as far as that may be chosen. */
export const choiceOf = ({ kinds }: Preferences, kind: NoticeKind): Choice => {
  const { usually, mandatory, urgent } = ruleOf(kind);
  const chosen = (mandatory ? undefined : kinds[kind]) ?? usually;
  return urgent ? { ...chosen, pace: 'atOnce' } : chosen;
};

/** The same without a kind of thing in a channel; every other way to be told of it stays. */
export const without = (preferences: Preferences, kind: NoticeKind, channel: Channel): Preferences => {
  const { channels, pace } = choiceOf(preferences, kind);
  const left = channels.filter((other) => other !== channel);
  return { ...preferences, kinds: { ...preferences.kinds, [kind]: { channels: left, pace } } };
};
