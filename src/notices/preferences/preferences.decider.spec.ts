import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { deciderSpec } from '../../../test/support/decider-spec.js';
import { fold } from '../../eventing/decider.js';
import {
  CHANNELS,
  NOTICE_KINDS,
  PACES,
  ruleOf,
  type Choice,
  type NoticeKind,
} from '../notice-kinds.values.js';
import { noticePreferencesDecider } from './preferences.decider.js';
import type { NoticePreferencesEvent } from './preferences.events.js';
import { choiceOf, LANGUAGES, type Preferences, type QuietHours } from './preferences.values.js';

const { given } = deciderSpec(noticePreferencesDecider);

const personId = 'eve';
const setting = (preferences: Preferences) => ({ kind: 'SetPreferences', personId, preferences }) as const;
const set = (preferences: Preferences): NoticePreferencesEvent => ({
  type: 'NoticePreferencesSet',
  data: { personId, preferences },
});
const ending = (from: NoticeKind, channel: 'email' | 'sms') =>
  ({ kind: 'Unsubscribe', personId, from, channel }) as const;
const ended = (kind: NoticeKind, channel: 'email' | 'sms'): NoticePreferencesEvent => ({
  type: 'NoticesUnsubscribed',
  data: { personId, kind, channel },
});
const choosing = (kinds: Preferences['kinds']) => setting({ kinds });
const quiet = (hours: Partial<QuietHours>) =>
  setting({ quietHours: { from: '21:30', to: '07:00', timeZone: 'Europe/Lisbon', ...hours }, kinds: {} });

describe('how somebody is told', () => {
  test('is as it was chosen, and recorded where it changes', () => {
    const evenings: Preferences = { language: 'ru', kinds: { late: { channels: ['sms'], pace: 'daily' } } };
    given().when(setting(evenings)).then(set(evenings));
    given(set(evenings))
      .when(setting({ kinds: {} }))
      .then(set({ kinds: {} }));
    given(set(evenings))
      .when(setting(structuredClone(evenings)))
      .thenNothing();
    given()
      .when(setting({ kinds: {} }))
      .thenNothing();
  });

  test('is not for choosing where it is mandatory', () => {
    given()
      .when(
        choosing({
          'security-alert': { channels: [], pace: 'atOnce' },
          late: { channels: [], pace: 'atOnce' },
          'account-issued': { channels: ['email'], pace: 'atOnce' },
        }),
      )
      .thenFails('preferences-refused', 'kinds.security-alert', 'kinds.account-issued');
  });

  test('is never later what is urgent', () => {
    const absences = (pace: Choice['pace']) => choosing({ absence: { channels: ['sms'], pace } });
    given().when(absences('daily')).thenFails('preferences-refused', 'kinds.absence.pace');
    given().when(absences('weekly')).thenFails('preferences-refused', 'kinds.absence.pace');
    given()
      .when(absences('atOnce'))
      .then(set({ kinds: { absence: { channels: ['sms'], pace: 'atOnce' } } }));
  });

  test('is of kinds that there are', () => {
    for (const kind of ['weather', 'constructor', '']) {
      given()
        .when(choosing({ [kind]: { channels: [], pace: 'atOnce' } }))
        .thenFails('preferences-refused', `kinds.${kind}`);
    }
  });

  test('is quiet between two times of a day, somewhere in the world', () => {
    for (const hours of [{}, { from: '00:00', to: '23:59' }, { timeZone: 'UTC' }, { to: '21:31' }]) {
      const command = quiet(hours);
      given().when(command).then(set(command.preferences));
    }
    for (const time of ['24:00', '7:00', '07:60', '0700', '07:00:00', '07:00 ', '']) {
      given()
        .when(quiet({ from: time }))
        .thenFails('preferences-refused', 'quietHours.from');
      given()
        .when(quiet({ to: time }))
        .thenFails('preferences-refused', 'quietHours.to');
    }
    for (const timeZone of ['Lisbon', '+01:00', 'Europe/Lisbon ', 'Mars/Olympus', '']) {
      given().when(quiet({ timeZone })).thenFails('preferences-refused', 'quietHours.timeZone');
    }
    given()
      .when(quiet({ to: '21:30' }))
      .thenFails('preferences-refused', 'quietHours.to');
  });

  test('is refused with everything that is wrong', () => {
    given()
      .when(
        setting({
          quietHours: { from: 'late', to: 'early', timeZone: 'here' },
          kinds: { absence: { channels: ['sms'], pace: 'daily' } },
        }),
      )
      .thenFails(
        'preferences-refused',
        ...['kinds.absence.pace', 'quietHours.from', 'quietHours.to', 'quietHours.timeZone'],
      );
  });
});

describe('a link to unsubscribe', () => {
  test('ends one kind in one channel, once', () => {
    given().when(ending('late', 'email')).then(ended('late', 'email'));
    given(ended('late', 'email')).when(ending('late', 'email')).thenNothing();
    given().when(ending('late', 'sms')).thenNothing();
    given(ended('late', 'email'), set({ kinds: {} }))
      .when(ending('late', 'email'))
      .then(ended('late', 'email'));
  });

  test('ends nothing that is mandatory', () => {
    given().when(ending('recovery-code', 'email')).thenFails('mandatory-notice');
  });
});

const kinds = Object.keys(NOTICE_KINDS) as NoticeKind[];
const optional = kinds.filter((kind) => !ruleOf(kind).mandatory);
const choice = (kind: NoticeKind): fc.Arbitrary<Choice> =>
  fc.record({
    channels: fc.subarray([...CHANNELS]),
    pace: fc.constantFrom(...(ruleOf(kind).urgent ? (['atOnce'] as const) : PACES)),
  });
const preferences: fc.Arbitrary<Preferences> = fc.record(
  {
    language: fc.constantFrom(...LANGUAGES),
    kinds: fc.record(Object.fromEntries(optional.map((kind) => [kind, choice(kind)])), { requiredKeys: [] }),
  },
  { requiredKeys: ['kinds'] },
);

describe('whatever somebody chooses', () => {
  const decider = noticePreferencesDecider;

  test('holds, and choosing it again changes nothing', () => {
    fc.assert(
      fc.property(preferences, preferences, (before, wanted) => {
        const events = decider.decide(setting(wanted), fold(decider, [set(before)]));
        const now = fold(decider, [set(before), ...events]);
        expect(now).toEqual(wanted);
        expect(decider.decide(setting(wanted), now)).toEqual([]);
        for (const kind of kinds) {
          const { mandatory, usually } = ruleOf(kind);
          expect(choiceOf(now, kind)).toEqual(mandatory ? usually : (wanted.kinds[kind] ?? usually));
        }
      }),
    );
  });

  test('a link takes one channel of one kind from it, and nothing else', () => {
    const link = fc.tuple(fc.constantFrom(...optional), fc.constantFrom(...CHANNELS));
    fc.assert(
      fc.property(preferences, link, (before, [ofKind, channel]) => {
        const history = [set(before)];
        const then = fold(decider, history);
        const now = fold(decider, [...history, ...decider.decide(ending(ofKind, channel), then)]);
        for (const kind of kinds) {
          const { channels, pace } = choiceOf(then, kind);
          const left = kind === ofKind ? channels.filter((other) => other !== channel) : channels;
          expect([kind, choiceOf(now, kind)]).toEqual([kind, { channels: left, pace }]);
        }
        expect(now.language).toBe(before.language);
        expect(decider.decide(ending(ofKind, channel), now)).toEqual([]);
      }),
    );
  });
});
