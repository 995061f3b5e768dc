import type { Channel, NoticeKind } from '../notice-kinds.values.js';
import type { Preferences } from './preferences.values.js';

/** A person chose how to be told; what was chosen before holds no longer. */
export interface NoticePreferencesSet {
  readonly type: 'NoticePreferencesSet';
  readonly data: { readonly personId: string; readonly preferences: Preferences };
}

/** By the link of a message, a person ended such messages: one kind of thing in one channel. */
export interface NoticesUnsubscribed {
  readonly type: 'NoticesUnsubscribed';
  readonly data: { readonly personId: string; readonly kind: NoticeKind; readonly channel: Channel };
}

export type NoticePreferencesEvent = NoticePreferencesSet | NoticesUnsubscribed;
