import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addressed, type Recipient } from './addressed.js';
import { NOTICE_KINDS, type Channel, type NoticeKind } from './notice-kinds.values.js';
import type { News } from './notice.js';
import { NO_PREFERENCES, type Preferences } from './preferences/preferences.values.js';

const NOW = '2026-11-24T15:00:00.000Z';
const occasion = { eventId: 'event', at: NOW, position: '7/7' };
const grade: News = {
  kind: 'term-grade',
  facts: { pageId: 'page', value: '5' },
};
const absence: News = { kind: 'absence', facts: { date: '2026-11-24', withdrawn: false } };
const issued: News = { kind: 'account-issued', facts: { roles: ['guardian'] } };
const alert: News = { kind: 'security-alert', facts: { what: 'password-changed' } };

const anna: Recipient = {
  personId: 'anna',
  as: 'guardian',
  pupilId: 'ivan',
  internet: true,
  contacts: { email: 'verified', sms: 'verified' },
  preferences: NO_PREFERENCES,
  consentWithdrawn: false,
  schoolId: 'school',
  timeZone: 'Europe/Lisbon',
};
const choosing = (kinds: Preferences['kinds']): Recipient => ({ ...anna, preferences: { kinds } });

/** Channels with what becomes of the notice, such as `email now` or `sms no-contact`. */
const told = (news: News, recipient: Recipient, now = NOW): string[] =>
  addressed(news, recipient, occasion, now).map(({ notice: { channel, orElse }, fate }) =>
    [
      channel,
      'suppressed' in fate ? fate.suppressed : fate.at === now ? 'now' : fate.at,
      ...(orElse === undefined ? [] : ['else', orElse]),
    ].join(' '),
  );

describe('how somebody is told', () => {
  it('is not at all where the consent to it was withdrawn, but for what has to be told', () => {
    const withdrawn = { ...anna, consentWithdrawn: true };
    expect(told(grade, withdrawn)).toEqual(['email consent-withdrawn']);
    expect(told(absence, withdrawn)).toEqual(['sms consent-withdrawn']);
    expect(told(alert, withdrawn)).toEqual(told(alert, anna));
  });

  it('is by mail, and in urgent cases by short message as well', () => {
    expect(told(grade, anna)).toEqual(['email now']);
    expect(told(absence, anna)).toEqual(['sms now', 'email now']);
  });

  it('is as was chosen, or not at all', () => {
    expect(told(grade, choosing({ 'term-grade': { channels: ['sms'], pace: 'atOnce' } }))).toEqual([
      'sms now else email',
    ]);
    expect(told(grade, choosing({ 'term-grade': { channels: [], pace: 'atOnce' } }))).toEqual([]);
    expect(told(grade, choosing({ 'term-grade': { channels: ['email'], pace: 'daily' } }))).toEqual([
      'email 2026-11-24T18:00:00.000Z',
    ]);
  });

  it('is put off by the hours of the school for staff who chose none, of messages alone', () => {
    const message: News = { kind: 'message', facts: { threadId: 't1', number: 1, authorId: 'dora' } };
    const late = '2026-11-24T21:30:00.000Z';
    const staff: Recipient = { ...anna, as: 'staff', staffQuietHours: { from: '20:00', to: '07:00' } };
    expect(told(message, staff, late)).toEqual(['email 2026-11-25T07:00:00.000Z']);
    expect(told(message, staff)).toEqual(['email now']);
    expect(told(grade, staff, late)).toEqual(['email now']);
    expect(told(message, { ...staff, as: 'guardian' }, late)).toEqual(['email now']);
    const quietHours = { from: '23:00', to: '05:00', timeZone: 'Europe/Lisbon' };
    expect(told(message, { ...staff, preferences: { kinds: {}, quietHours } }, late)).toEqual(['email now']);
  });

  it('of an account under suspicion is concealed from whoever has it', () => {
    const suspected: News[] = [
      { kind: 'corrections-alert', facts: { alertId: 'a1', personId: 'dora', rules: [] } },
      { kind: 'page-alert', facts: { pageIds: ['page'], personId: 'dora' } },
    ];
    const concealed = (news: News) =>
      new Set(addressed(news, anna, occasion, NOW).map(({ notice }) => notice.concealedFrom));
    for (const news of suspected) expect(concealed(news)).toEqual(new Set(['dora']));
    for (const news of [grade, alert]) expect(concealed(news)).toEqual(new Set([undefined]));
  });

  it('can be chosen neither for what is mandatory nor put off for what is urgent', () => {
    const none = { channels: [], pace: 'atOnce' } as const;
    expect(told(alert, choosing({ 'security-alert': none }))).toEqual(['sms now', 'email now']);
    const daily = { channels: ['sms'], pace: 'daily' } as const;
    expect(told(absence, choosing({ absence: daily }))).toEqual(['sms now else email']);
  });

  it('is by verified contacts only, and says where there is none', () => {
    const unverified: Recipient = { ...anna, contacts: { email: 'unverified' } };
    expect(told(grade, unverified)).toEqual(['email contact-not-verified']);
    expect(told(grade, { ...anna, contacts: {} })).toEqual(['email no-contact']);
    expect(told(absence, unverified)).toEqual(['email contact-not-verified']);
    expect(told(absence, { ...anna, contacts: { email: 'verified', sms: 'unverified' } })).toEqual([
      'email now',
    ]);
  });

  it('is by any contact where nothing is said about anybody', () => {
    expect(told(issued, { ...anna, contacts: { email: 'unverified' } })).toEqual(['email now']);
  });

  it('is by the diary on paper for a family without internet, and by its telephone', () => {
    const offline: Recipient = { ...anna, internet: false };
    expect(told(grade, { ...offline, contacts: { email: 'verified' } })).toEqual(['email diary-is-printed']);
    expect(told(grade, offline)).toEqual(['email diary-is-printed']);
    expect(told(absence, offline)).toEqual(['sms now']);
  });

  it('is by the other channel where that is worth it', () => {
    const onlySms: Recipient = { ...anna, contacts: { sms: 'verified' } };
    expect(told(grade, onlySms)).toEqual(['email no-contact']);
    expect(told(issued, onlySms)).toEqual(['sms now']);
    const wantsSms = choosing({ 'term-grade': { channels: ['sms'], pace: 'atOnce' } });
    expect(told(grade, { ...wantsSms, contacts: { email: 'verified' } })).toEqual(['email now']);
  });

  it('is by the very contact that a code is to prove', () => {
    const code: News = {
      kind: 'contact-code',
      facts: { channel: 'sms', contact: 'digest', code: { sealed: 's', of: 'anna', in: 'c' }, until: NOW },
    };
    expect(told(code, { ...anna, contacts: { email: 'verified', sms: 'unverified' } })).toEqual(['sms now']);
    expect(told(code, { ...anna, contacts: { email: 'verified' } })).toEqual(['sms no-contact']);
  });

  it('leaves no record of pupils who have no contact', () => {
    expect(told(grade, { ...anna, as: 'pupil', contacts: {} })).toEqual([]);
  });

  it('is not at all where it is old news', () => {
    expect(told(grade, anna, '2026-12-01T15:00:00.000Z')).toEqual(['email now']);
    expect(told(grade, anna, '2026-12-01T15:00:00.001Z')).toEqual(['email too-old']);
  });

  it('names each channel once, and never one that leads nowhere', () => {
    const channel = fc.constantFrom<Channel>('email', 'sms');
    const recipient = fc.record({
      internet: fc.boolean(),
      contacts: fc.dictionary(channel, fc.constantFrom('verified', 'unverified' as const)),
      channels: fc.uniqueArray(channel),
    });
    const news = fc.constantFrom(grade, absence, issued, alert);
    fc.assert(
      fc.property(news, recipient, (some, { internet, contacts, channels }) => {
        const chosen = choosing({ [some.kind]: { channels, pace: 'atOnce' } });
        const notices = addressed(some, { ...chosen, internet, contacts }, occasion, NOW);
        expect(new Set(notices.map(({ notice }) => notice.channel)).size).toBe(notices.length);
        for (const { notice, fate } of notices) {
          if ('suppressed' in fate) continue;
          const { anyContact } = NOTICE_KINDS[some.kind] as { anyContact?: true };
          for (const used of [notice.channel, notice.orElse].filter((each) => each !== undefined)) {
            expect(contacts[used]).toBe(anyContact ? contacts[used] : 'verified');
            expect(contacts[used]).toBeDefined();
            expect(internet || used === 'sms').toBe(true);
          }
        }
      }),
    );
  });

  it('has a rule for every kind', () => {
    for (const kind of Object.keys(NOTICE_KINDS) as NoticeKind[]) {
      expect(NOTICE_KINDS[kind].usually.channels.length).toBeGreaterThan(0);
    }
  });
});
