import { describe, expect, test } from '@jest/globals';
import { deciderSpec } from '../../test/support/decider-spec.js';
import { messagingRulesDecider, type MessagingRulesCommand } from './messaging-rules.decider.js';
import type { MessagingRulesSet } from './messaging-rules.events.js';
import { USUAL_MESSAGING, type MessagingRules } from './messaging-rules.values.js';

const { given } = deciderSpec(messagingRulesDecider);

const open: MessagingRules = { guardiansWrite: true, pupilsWrite: true };
const set = (rules: MessagingRules): MessagingRulesCommand => ({
  ...{ kind: 'SetMessagingRules', set: { schoolId: 'school1', rules } },
});
const wereSet = (rules: MessagingRules): MessagingRulesSet => ({
  ...{ type: 'MessagingRulesSet', data: { schoolId: 'school1', rules } },
});

describe('what a school lets be written', () => {
  test('is set where it becomes otherwise', () => {
    given().when(set(open)).then(wereSet(open));
    given().when(set(USUAL_MESSAGING)).thenNothing();
    given(wereSet(open)).when(set(open)).thenNothing();
    given(wereSet(open)).when(set(USUAL_MESSAGING)).then(wereSet(USUAL_MESSAGING));
  });

  test('keeps one guardian from writing to another alone, unless it is let and they write to each other', () => {
    expect(USUAL_MESSAGING.guardiansWriteToOne).toBeUndefined();
    const toOne = { ...open, guardiansWriteToOne: true };
    given().when(set(toOne)).then(wereSet(toOne));
    given()
      .when(set({ ...toOne, guardiansWrite: false }))
      .thenFails('bad-messaging-rules', 'guardiansWriteToOne');
  });

  test('has quiet hours that end', () => {
    given()
      .when(set({ ...open, staffQuietHours: { from: '07:00', to: '07:00' } }))
      .thenFails('bad-messaging-rules', 'staffQuietHours.to');
  });
});
