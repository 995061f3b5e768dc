import { messagingRules } from '../../projections/messages/projection.js';
import type { FreshReader } from '../eventing/fresh-reader.js';
import type { Position } from '../eventing/position.js';
import type { AmongClass, AmongTwoGuardians } from './among.values.js';
import { USUAL_MESSAGING, type MessagingRules } from './messaging-rules.values.js';

/** What a school lets be written. */
export const rulesOf = async (
  schoolId: string,
  reader: FreshReader,
  atLeast?: Position,
): Promise<MessagingRules> => (await reader.get(messagingRules, schoolId, atLeast))?.rules ?? USUAL_MESSAGING;

/** Whether a school lets those of its classes write to each other. */
export const isLetWrite = (
  kind: AmongClass['kind'] | AmongTwoGuardians['kind'],
  rules: MessagingRules,
): boolean => {
  switch (kind) {
    case 'class':
    case 'pupilsAndTeacher':
    case 'everybody':
      return true;
    case 'guardians':
      return rules.guardiansWrite;
    case 'twoGuardians':
      return rules.guardiansWrite && rules.guardiansWriteToOne === true;
    case 'pupils':
      return rules.pupilsWrite;
  }
};
