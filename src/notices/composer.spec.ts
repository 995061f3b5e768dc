import { describe, expect, it } from '@jest/globals';
import { readsOf } from '../../test/support/folded-reads.js';
import type { DomainEvent } from '../eventing/decider.js';
import type { Reads } from '../eventing/fresh-reader.js';
import { Directory } from '../people/directory.js';
import type { PersonalData } from '../people/personal-data.js';
import type { Suppression } from './addressed.js';
import type { Mail, Sms } from './channels/transport.js';
import { Composer } from './composer.js';
import type { Composed } from './delivery.js';
import {
  aVault,
  behind,
  contactVerified,
  digestOf,
  mother,
  noticeOf,
  personChanged,
  personRegistered,
  theFamily,
  theSchool,
} from './family.examples.js';
import type { LedgerEntry } from './ledger.js';
import type { Channel } from './notice-kinds.values.js';
import type { News } from './notice.js';
import type { Preferences } from './preferences/preferences.values.js';
import { unsubscriptionIn } from './preferences/unsubscribe-link.js';
import type { Told } from './texts/told.js';

const URL = 'https://journal.example';
const unsubscribeSecret = Buffer.alloc(32, 7);
const known = [...theSchool, ...theFamily];
const daily = { id: 'digest', of: 'daily' } as const;
const weekly = { id: 'digest', of: 'weekly' } as const;

const ofAnna = { pupil: 'Anna Lee', givenName: 'Anna', link: `${URL}/diary/anna/2026-W48` };
const ofLesson = { ...ofAnna, subject: 'Mathematics', date: '2026-11-23' };
/** What the narration makes of news here; how it does that is told by its own spec. */
const toldOf = ({ kind, facts }: News): Told => {
  switch (kind) {
    case 'late':
      return { kind, ...ofLesson, minutes: facts.minutes ?? 0 };
    case 'homework':
      return { kind, ...ofAnna, subject: 'Mathematics', dueOn: facts.dueOn, text: 'No. 12', files: 0 };
    case 'account-issued':
      return { kind, school: 'Hill School', roles: facts.roles, link: `${URL}/sign-in` };
    case 'security-alert':
      return { kind, ...facts, at: { date: '2026-11-23', time: '09:00' }, link: `${URL}/` };
    case 'recovery-code':
    case 'contact-code':
      return { kind, channel: 'sms', code: '408216', until: { date: '2026-11-23', time: '09:10' } };
    default:
      throw new Error(`${kind} is not told of here.`);
  }
};

const late: News = { kind: 'late', facts: { pageId: 'page', date: '2026-11-23', minutes: 10 } };
const later: News = { kind: 'late', facts: { pageId: 'page', date: '2026-11-23', minutes: 25 } };
const issued: News = { kind: 'account-issued', facts: { roles: ['guardian'] } };
const alert: News = { kind: 'security-alert', facts: { what: 'password-changed' } };
const code = { code: { sealed: '408216', of: 'mother', in: 'command' }, until: '2026-11-23T09:10:00.000Z' };
const codeFor = (contact: string, channel: Channel = 'sms', personId = 'mother'): News => ({
  kind: 'contact-code',
  facts: { channel, contact: digestOf(personId, contact), ...code },
});
const recoveryCode: News = { kind: 'recovery-code', facts: code };
const homework = (homeworkId: string, dueOn = '2026-11-24'): News => ({
  kind: 'homework',
  facts: { pageId: 'page', lessonId: 'lesson', homeworkId, dueOn },
});

interface World {
  readonly more?: readonly DomainEvent[];
  readonly vault?: ReturnType<typeof aVault>;
  readonly reads?: Reads;
  /** By notice, why it is not worth telling. */
  readonly needless?: Readonly<Record<string, Suppression>>;
}

const composerIn = ({ more = [], vault = aVault(), reads, needless = {} }: World) => {
  const reader = reads ?? readsOf([...known, ...more]);
  return new Composer({
    ...{ reader, vault, publicUrl: URL, unsubscribeSecret },
    directory: new Directory(reader, vault),
    narration: { of: (entry) => Promise.resolve(needless[entry._id] ?? toldOf(entry)) },
  });
};
const mailOf = (entries: readonly LedgerEntry[], world: World = {}) => composerIn(world).mailOf(entries);
const smsOf = (entries: readonly LedgerEntry[], world: World = {}) => composerIn(world).smsOf(entries);

/** Such as `notice: erased`. */
const droppedIn = ({ dropped }: Composed<Mail | Sms>): string[] =>
  dropped.map(({ entry, why }) => `${entry._id}: ${why}`);
/** Why nothing is sent at all. */
const reasonIn = (composed: Composed<Mail | Sms>): string[] | Mail | Sms =>
  composed.message ?? droppedIn(composed);

describe('a message', () => {
  it('by mail goes to the address, with the name', async () => {
    const { message, dropped } = await mailOf([noticeOf(late)]);
    expect(message).toMatchObject({
      to: { name: 'Maria Lee', address: 'maria@example.org' },
      subject: expect.stringMatching(/\S/),
      text: expect.stringContaining('Anna Lee was late'),
      html: expect.stringContaining('Anna Lee was late'),
      language: 'en',
    });
    expect(message?.text).toContain('Dear Maria Lee,');
    expect(message?.text).toContain('Hill School');
    expect(message?.text).toContain(`${URL}/notices`);
    expect(dropped).toEqual([]);
  });

  it('by SMS goes to the number, and is a short one', async () => {
    expect(await smsOf([noticeOf(late, { channel: 'sms' })])).toEqual({
      message: {
        ...{ to: '+351912345678', language: 'en' },
        text: expect.stringMatching(/^Anna: 10 minutes late/),
      },
      dropped: [],
    });
  });

  it('of nothing is none', async () => {
    expect(await mailOf([])).toEqual({ dropped: [] });
    expect(await smsOf([])).toEqual({ dropped: [] });
  });

  it('is in the language that was chosen, else the roster’s, else English', async () => {
    const inRoster = personChanged('mother', { ...mother, language: 'ru' });
    const chosen = (preferences: Preferences): DomainEvent => ({
      type: 'NoticePreferencesSet',
      data: { personId: 'mother', preferences },
    });
    const languageAfter = async (...more: DomainEvent[]) => {
      const [mail, sms] = [
        await mailOf([noticeOf(late)], { more }),
        await smsOf([noticeOf(late, { channel: 'sms' })], { more }),
      ];
      expect(mail.message?.language).toBe(sms.message?.language);
      expect(/[а-я]/.test(mail.message?.text ?? '')).toBe(mail.message?.language === 'ru');
      return mail.message?.language;
    };
    expect(await languageAfter()).toBe('en');
    expect(await languageAfter(inRoster)).toBe('ru');
    expect(await languageAfter(inRoster, chosen({ kinds: {} }))).toBe('ru');
    expect(await languageAfter(inRoster, chosen({ kinds: {}, language: 'en' }))).toBe('en');
    expect(await languageAfter(chosen({ kinds: {}, language: 'ru' }))).toBe('ru');
  });
});

describe('nothing is sent', () => {
  const two = [noticeOf(late, { _id: 'n1', digest: daily }), noticeOf(later, { _id: 'n2', digest: daily })];

  it('to somebody who was erased', async () => {
    const vault = aVault('mother');
    expect(reasonIn(await mailOf(two, { vault }))).toEqual(['n1: erased', 'n2: erased']);
    expect(reasonIn(await smsOf(two, { vault }))).toEqual(['n1: erased', 'n2: erased']);
  });

  it('where there is no contact by now', async () => {
    const { email: _email, ...withoutMail } = mother;
    const more = [personChanged('mother', withoutMail)];
    expect(reasonIn(await mailOf(two, { more }))).toEqual(['n1: no-contact', 'n2: no-contact']);
    const { phone: _phone, ...withoutPhone } = mother;
    const another = [personChanged('mother', { ...withoutPhone, phone: '912 345 678' })];
    expect(reasonIn(await smsOf(two, { more: another }))).toEqual(['n1: no-contact', 'n2: no-contact']);
  });

  it('to a contact that was changed since, until that is verified', async () => {
    const moved = personChanged('mother', { ...mother, email: 'maria@example.net', phone: '+351987654321' });
    const unverified = ['n1: contact-not-verified', 'n2: contact-not-verified'];
    expect(reasonIn(await mailOf(two, { more: [moved] }))).toEqual(unverified);
    const sms = two.map((each): LedgerEntry => ({ ...each, channel: 'sms' }));
    expect(reasonIn(await smsOf(sms, { more: [moved] }))).toEqual(unverified);
    const proved = contactVerified('mother', 'email', 'maria@example.net');
    const { message } = await mailOf(two, { more: [moved, proved] });
    expect(message?.to.address).toBe('maria@example.net');
    expect(reasonIn(await smsOf(sms, { more: [moved, proved] }))).toEqual(unverified);
  });

  it('to a contact that somebody else has verified', async () => {
    const father: PersonalData = { ...mother, givenName: 'Pavel' };
    const more = [
      personRegistered('father', father),
      contactVerified('mother', 'email', 'maria@example.org'),
    ];
    const toFather = noticeOf(late, { recipientId: 'father' });
    expect(reasonIn(await mailOf([toFather], { more }))).toEqual(['notice: contact-not-verified']);
    const his = contactVerified('father', 'email', 'maria@example.org');
    expect((await mailOf([toFather], { more: [...more, his] })).message?.to.name).toBe('Pavel Lee');
  });

  it('to a contact that was never verified, unless it says nothing about anybody', async () => {
    const more = [personRegistered('father', { ...mother, givenName: 'Pavel', email: 'pavel@example.org' })];
    const toFather = (news: News) => noticeOf(news, { recipientId: 'father' });
    expect((await mailOf([toFather(issued)], { more })).message?.to.address).toBe('pavel@example.org');
    for (const kind of [late, alert, recoveryCode]) {
      expect(reasonIn(await mailOf([toFather(kind)], { more }))).toEqual(['notice: contact-not-verified']);
    }
  });

  it('of a code to another contact than the one that it is to prove', async () => {
    const byNumber = (news: News, world: World = {}) => smsOf([noticeOf(news, { channel: 'sms' })], world);
    const proving = codeFor('+351987654321');
    expect(reasonIn(await byNumber(proving))).toEqual(['notice: contact-not-verified']);
    const more = [personChanged('mother', { ...mother, phone: '+351987654321' })];
    const { message } = await byNumber(proving, { more });
    expect(message).toMatchObject({ to: '+351987654321', text: expect.stringContaining('408216') });
    expect(reasonIn(await byNumber(codeFor('+351912345678'), { more }))).toEqual([
      'notice: contact-not-verified',
    ]);
  });

  it('where all of it is not worth telling any more', async () => {
    const needless = { n1: 'withdrawn', n2: 'reason-known' } as const;
    expect(reasonIn(await mailOf(two, { needless }))).toEqual(['n1: withdrawn', 'n2: reason-known']);
  });
});

describe('the link that ends mails of a kind', () => {
  const unsubscribed = async (news: News, more: Partial<Pick<LedgerEntry, 'digest' | 'channel'>> = {}) => {
    const { message } = await mailOf([noticeOf(news, more)]);
    const link = message?.unsubscribe;
    if (link !== undefined) expect(message?.html).toContain(link.slice(URL.length));
    return link === undefined
      ? undefined
      : unsubscriptionIn(unsubscribeSecret, link.replace(`${URL}/unsubscribe/`, ''));
  };

  it('is the recipient’s own, for that kind and channel', async () => {
    expect(await unsubscribed(late)).toEqual({ personId: 'mother', kind: 'late', channel: 'email' });
  });

  it('is in no mail that can’t be ended', async () => {
    for (const mandatory of [issued, alert, recoveryCode, codeFor('maria@example.org', 'email')]) {
      expect(await unsubscribed(mandatory)).toBeUndefined();
    }
  });

  it('is in no digest, which tells of many kinds', async () => {
    expect(await unsubscribed(late, { digest: daily })).toBeUndefined();
  });

  it('is in no short message', async () => {
    const { message } = await smsOf([noticeOf(late, { channel: 'sms' })]);
    expect(message).not.toHaveProperty('unsubscribe');
    expect(message?.text).not.toContain('unsubscribe');
  });
});

describe('a digest', () => {
  const textOf = async (entries: readonly LedgerEntry[], world: World = {}) =>
    (await mailOf(entries, world)).message?.text ?? '';
  const timesIn = (text: string, part: string): number => text.split(part).length - 1;
  const of = (news: News, _id: string, more: Partial<LedgerEntry> = {}): LedgerEntry =>
    noticeOf(news, { ...(more as object), _id, digest: weekly });

  it('tells of everything in it, in its order', async () => {
    const text = await textOf([of(late, 'n1'), of(later, 'n2')]);
    expect(text).toMatch(/10 min[^]*25 min/);
  });

  it('is the day’s or the week’s', async () => {
    const subjectOf = async (digest: NonNullable<LedgerEntry['digest']>) =>
      (await mailOf([noticeOf(late, { digest }), noticeOf(later, { digest })])).message?.subject;
    expect(await subjectOf(daily)).not.toBe(await subjectOf(weekly));
    expect(await subjectOf(daily)).not.toBe((await mailOf([noticeOf(late)])).message?.subject);
  });

  it('leaves out what is not worth telling any more', async () => {
    const composed = await mailOf([of(late, 'n1'), of(later, 'n2')], { needless: { n1: 'withdrawn' } });
    expect(droppedIn(composed)).toEqual(['n1: withdrawn']);
    expect(composed.message?.text).toContain('25 min');
    expect(composed.message?.text).not.toContain('10 min');
  });

  it('is of the schools that it tells of', async () => {
    const lake = {
      type: 'SchoolConnected',
      data: { schoolId: 'school2', title: 'Lake School', timeZone: 'Europe/Lisbon', editWindowDays: 7 },
    };
    const two = [of(late, 'n1'), of(later, 'n2', { schoolId: 'school2' })];
    expect(await textOf(two, { more: [lake] })).toContain('Hill School, Lake School');
    const text = await textOf(two, { more: [lake], needless: { n1: 'withdrawn' } });
    expect(text).toContain('Lake School');
    expect(text).not.toContain('Hill School');
  });

  it('has homework that was amended once, as it is by the last notice', async () => {
    const text = await textOf([
      of(homework('h1', '2026-11-24'), 'n1'),
      of(homework('h2', '2026-11-25'), 'n2'),
      of(homework('h1', '2026-11-26'), 'n3'),
    ]);
    expect(timesIn(text, 'No. 12')).toBe(2);
    expect(text).toContain('26 November');
    expect(text).not.toContain('24 November');
  });

  it('has the same homework for each of two pupils', async () => {
    const text = await textOf([of(homework('h1'), 'n1'), of(homework('h1'), 'n2', { pupilId: 'olga' })]);
    expect(timesIn(text, 'No. 12')).toBe(2);
  });

  it('tells all notices of one homework, or drops them together', async () => {
    const three = [
      of(homework('h1', '2026-11-24'), 'n1'),
      of(late, 'n2'),
      of(homework('h1', '2026-11-25'), 'n3'),
    ];
    const together = { needless: { n3: 'withdrawn' } } as const;
    expect(droppedIn(await mailOf(three, together))).toEqual(['n1: withdrawn', 'n3: withdrawn']);
    expect(droppedIn(await mailOf(three, { needless: { n1: 'withdrawn' } }))).toEqual([]);
  });
});

describe('what a message is made of', () => {
  it('is as new as the event: nobody counts as erased who is new', async () => {
    const preferences = { language: 'ru', kinds: {} };
    const chosen = { type: 'NoticePreferencesSet', data: { personId: 'mother', preferences } };
    const reads = readsOf([...known, chosen]);
    const { message } = await mailOf([noticeOf(late)], { reads: behind(reads) });
    expect(message).toMatchObject({ to: { name: 'Maria Lee' }, language: 'ru' });
    expect(message?.text).toContain('Hill School');
  });

  it('is asked of the narration for the last notice of a homework only', async () => {
    const asked: string[] = [];
    const reader = readsOf(known);
    const composer = new Composer({
      ...{ reader, vault: aVault(), publicUrl: URL, unsubscribeSecret },
      directory: new Directory(reader, aVault()),
      narration: {
        of: (entry) => {
          asked.push(entry._id);
          return Promise.resolve(toldOf(entry));
        },
      },
    });
    await composer.mailOf(['n1', 'n2', 'n3'].map((_id) => noticeOf(homework('h1'), { _id, digest: daily })));
    expect(asked).toEqual(['n3']);
  });
});
