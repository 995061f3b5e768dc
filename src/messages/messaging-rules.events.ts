import type { MessagingRules } from './messaging-rules.values.js';

/** From now on a school lets this be written. */
export interface MessagingRulesSet {
  readonly type: 'MessagingRulesSet';
  readonly data: { readonly schoolId: string; readonly rules: MessagingRules };
}

export type MessagingRulesEvent = MessagingRulesSet;
