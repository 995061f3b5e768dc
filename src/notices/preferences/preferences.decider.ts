import type { Decider } from '../../eventing/decider.js';
import { DomainError, type FieldError } from '../../eventing/domain-error.js';
import { mustHaveNoFaults } from '../../eventing/faults.values.js';
import { isTimeZone } from '../../school/local-time.values.js';
import { isSame } from '../../school/plain-data.values.js';
import { isNoticeKind, ruleOf, type Channel, type Choice, type NoticeKind } from '../notice-kinds.values.js';
import type { NoticePreferencesEvent } from './preferences.events.js';
import {
  choiceOf,
  NO_PREFERENCES,
  without,
  type Preferences,
  type QuietHours,
} from './preferences.values.js';

export type NoticePreferencesCommand =
  | { readonly kind: 'SetPreferences'; readonly personId: string; readonly preferences: Preferences }
  | {
      readonly kind: 'Unsubscribe';
      readonly personId: string;
      readonly from: NoticeKind;
      readonly channel: Channel;
    };

type CommandOf<Kind extends NoticePreferencesCommand['kind']> = Extract<
  NoticePreferencesCommand,
  { kind: Kind }
>;

export const noticePreferencesDecider: Decider<
  Preferences,
  NoticePreferencesCommand,
  NoticePreferencesEvent
> = {
  initial: () => NO_PREFERENCES,

  decide(command, present) {
    switch (command.kind) {
      case 'SetPreferences':
        return setPreferences(command, present);
      case 'Unsubscribe':
        return unsubscribe(command, present);
      default: {
        const unhandled: never = command;
        return unhandled;
      }
    }
  },

  evolve(preferences, event) {
    switch (event.type) {
      case 'NoticePreferencesSet':
        return event.data.preferences;
      case 'NoticesUnsubscribed':
        return without(preferences, event.data.kind, event.data.channel);
      default:
        return preferences;
    }
  },
};

const setPreferences = (
  { personId, preferences }: CommandOf<'SetPreferences'>,
  present: Preferences,
): NoticePreferencesEvent[] => {
  const faults = [
    ...Object.entries(preferences.kinds).flatMap(([kind, choice]) => faultsOf(kind, choice)),
    ...(preferences.quietHours ? faultsIn(preferences.quietHours) : []),
  ];
  mustHaveNoFaults(faults, 'preferences-refused', 'Nothing was done');
  if (isSame(preferences, present)) return [];
  return [{ type: 'NoticePreferencesSet', data: { personId, preferences } }];
};

const unsubscribe = (
  { personId, from, channel }: CommandOf<'Unsubscribe'>,
  present: Preferences,
): NoticePreferencesEvent[] => {
  if (ruleOf(from).mandatory) {
    throw new DomainError('mandatory-notice', 'Messages of this kind are always sent.', 'conflict');
  }
  if (!choiceOf(present, from).channels.includes(channel)) return [];
  return [{ type: 'NoticesUnsubscribed', data: { personId, kind: from, channel } }];
};

const faultsOf = (kind: string, { pace }: Choice): FieldError[] => {
  const field = `kinds.${kind}`;
  if (!isNoticeKind(kind)) return [{ field, message: 'is unknown here' }];
  const { mandatory, urgent } = ruleOf(kind);
  if (mandatory) return [{ field, message: 'is always told, and is not for choosing' }];
  const putOff = urgent === true && pace !== 'atOnce';
  return putOff ? [{ field: `${field}.pace`, message: 'must be atOnce: later it is of no use' }] : [];
};

const TIME_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d$/;

const faultsIn = ({ from, to, timeZone }: QuietHours): FieldError[] => {
  const faults = Object.entries({ from, to })
    .filter(([, time]) => !TIME_OF_DAY.test(time))
    .map(([name]) => ({ field: `quietHours.${name}`, message: 'must be a time of day, HH:MM' }));
  if (from === to) faults.push({ field: 'quietHours.to', message: 'must differ from quietHours.from' });
  if (!isTimeZone(timeZone)) {
    faults.push({
      field: 'quietHours.timeZone',
      message: 'must be an IANA time zone, such as Europe/Lisbon',
    });
  }
  return faults;
};
