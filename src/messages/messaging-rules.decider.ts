import type { Decider } from '../eventing/decider.js';
import { DomainError } from '../eventing/domain-error.js';
import { isSame } from '../school/plain-data.values.js';
import type { MessagingRulesEvent, MessagingRulesSet } from './messaging-rules.events.js';
import { USUAL_MESSAGING, type MessagingRules } from './messaging-rules.values.js';

export interface MessagingRulesCommand {
  readonly kind: 'SetMessagingRules';
  readonly set: MessagingRulesSet['data'];
}

export const messagingRulesDecider: Decider<MessagingRules, MessagingRulesCommand, MessagingRulesEvent> = {
  initial: () => USUAL_MESSAGING,

  decide({ set }, rules) {
    const { staffQuietHours: quiet } = set.rules;
    if (quiet && quiet.from === quiet.to) {
      throw new DomainError('bad-messaging-rules', 'Such hours are none, or all of the day.', 'rule', [
        { field: 'staffQuietHours.to', message: 'must differ from staffQuietHours.from' },
      ]);
    }
    if (set.rules.guardiansWriteToOne === true && !set.rules.guardiansWrite) {
      const message = 'One guardian writes to another where guardians write to each other.';
      throw new DomainError('bad-messaging-rules', message, 'rule', [
        { field: 'guardiansWriteToOne', message: 'needs guardiansWrite' },
      ]);
    }
    return isSame(set.rules, rules) ? [] : [{ type: 'MessagingRulesSet', data: set }];
  },

  evolve: (_, { data: { rules } }) => rules,
};
