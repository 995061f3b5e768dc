import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { FreshReader } from '../../src/eventing/fresh-reader.js';
import type { Addressed } from '../../src/notices/addressed.js';
import { Guarded } from '../../src/notices/channels/guarded.js';
import { GATEWAY, SmsGateway } from '../../src/notices/channels/sms-gateway.js';
import { Undelivered, type Mail, type Sms, type Transport } from '../../src/notices/channels/transport.js';
import { Ledger, type LedgerEntry } from '../../src/notices/ledger.js';
import type { Channel } from '../../src/notices/notice-kinds.values.js';
import type { Notice } from '../../src/notices/notice.js';
import type { Notices } from '../../src/notices/notices.js';
import { NoticeFigures } from '../../src/notices/operation/notice-figures.js';
import { NoticeSearch, type NoticeFilter } from '../../src/notices/operation/notice-search.js';
import { composerToShow, shownMessage } from '../../src/notices/operation/shown-message.js';
import type { NoticePreferencesSet } from '../../src/notices/preferences/preferences.events.js';
import { received } from '../../src/notices/received.js';
import { Directory } from '../../src/people/directory.js';
import { eventually } from '../support/eventually.js';
import { startGatewayServer, type GatewayServer } from '../support/gateway-server.js';
import { queueServers, type QueueServer } from '../support/queue-servers.js';
import { FAMILY, IN_LESSON, SCHOOL, SchoolOfOnePupil } from './notices.school.js';
import { noticesBy, readerOf } from './notices.sending.js';

const ANNA = FAMILY.anna?.email ?? '';

/** Keeps what it is given; refuses as long as it is told to. */
class Postbox implements Transport<Mail> {
  readonly name = 'postbox';
  readonly mails: Mail[] = [];
  refusal: Undelivered | undefined;

  send(mail: Mail) {
    if (this.refusal) return Promise.reject(this.refusal);
    this.mails.push(mail);
    return Promise.resolve({});
  }

  close = () => Promise.resolve();
}

describe('what a school sends, as its administrators see it', () => {
  let queue: QueueServer;
  let school: SchoolOfOnePupil;
  let reader: FreshReader;
  let gateway: GatewayServer;
  let postbox: Postbox;
  let notices: Notices | undefined;
  /** As a process has it that serves requests and sends nothing. */
  let ledger: Ledger;
  let search: NoticeSearch;
  let figures: NoticeFigures;
  const note = () => undefined;

  beforeAll(async () => {
    const [, startQueueServer] = queueServers()[0] ?? [];
    if (!startQueueServer) throw new Error('There is no queue server to test with.');
    queue = await startQueueServer();
    school = await SchoolOfOnePupil.open(queue.url, note);
    reader = await readerOf(school, note);
  });
  afterAll(async () => {
    await reader.stop();
    await school.close();
    await queue.stop();
  });
  beforeEach(async () => {
    gateway = await startGatewayServer();
    postbox = new Postbox();
    ledger = new Ledger(school.documents.vault);
    search = new NoticeSearch(school.documents.vault);
    figures = new NoticeFigures(school.documents.vault);
    await Promise.all([search.prepare(), figures.prepare()]);
  });
  afterEach(async () => {
    await notices?.stop();
    notices = undefined;
    await gateway.close();
    await school.documents.vault.collection('notices').deleteMany({});
  });

  const until = async (isSo: () => Promise<boolean>): Promise<void> => {
    expect(await eventually(isSo)).toBe(true);
  };
  const entries = (filter: object): Promise<LedgerEntry[]> =>
    school.documents.vault.collection<LedgerEntry>('notices').find(filter).toArray();
  const one = async (filter: object): Promise<LedgerEntry> => {
    await until(async () => (await entries(filter)).length === 1);
    const [entry] = await entries(filter);
    if (!entry) throw new Error('It has gone again.');
    return entry;
  };
  const send = async (mailing: Transport<Mail> = postbox): Promise<Notices> => {
    const { store, documents, vault } = school;
    const sms: Transport<Sms> = new SmsGateway({ url: gateway.url, from: 'School' });
    notices = noticesBy(
      { store, documents, vault, reader, queueUrl: queue.url, log: note },
      { email: mailing, sms },
      { retries: { attempts: 2, firstPauseMs: 20 } },
    );
    await notices.start();
    return notices;
  };

  describe('is found', () => {
    const AT = ['2026-11-24T08:00:00.000Z', '2026-11-24T09:00:00.000Z', '2026-11-25T08:00:00.000Z'];
    const KINDS = ['late', 'remark'] as const;
    const CHANNELS: readonly Channel[] = ['email', 'sms'];

    /** Sixty notices of two schools, many of which happened at the same instant. */
    const written = async (): Promise<void> => {
      const addressed = Array.from({ length: 60 }, (_, index): Addressed => {
        const at = AT[index % 3] ?? '';
        const notice = {
          ...{ kind: KINDS[index % 2], facts: { pageId: 'page', date: '2026-11-24' } },
          ...{ eventId: `event-${index.toString()}`, schoolId: index % 5 === 0 ? 'other' : SCHOOL, at },
          ...{
            position: '1/1',
            recipientId: index % 4 === 0 ? 'anna' : 'pavel',
            channel: CHANNELS[index % 2],
          },
          ...(index % 7 === 0 ? {} : { pupilId: 'ivan' }),
        };
        const fate = index % 3 === 0 ? { suppressed: 'too-old' } : { at };
        return { notice, fate } as Addressed;
      });
      await ledger.write(addressed, new Date());
    };
    /** Everything that is found, page by page. */
    const found = async (
      filter: Omit<NoticeFilter, 'viewerId'>,
      schools = [{ schoolId: SCHOOL }],
      viewerId = 'dora',
    ): Promise<LedgerEntry[]> => {
      const all: LedgerEntry[] = [];
      for (let after: string | undefined, pages = 0; pages < 60; pages++) {
        const page = await search.page(
          schools,
          { ...filter, viewerId },
          {
            ...(after === undefined ? {} : { after }),
            limit: 7,
          },
        );
        all.push(...page.notices);
        if (page.next === undefined) return all;
        after = page.next;
      }
      throw new Error('The list has no end.');
    };
    const keysOf = (some: readonly LedgerEntry[]) => some.map(({ at, _id }) => `${at} ${_id}`);
    const newestFirst = (some: readonly LedgerEntry[]) => keysOf(some).sort().reverse();

    beforeEach(written);

    it('newest first, page by page, each notice once', async () => {
      expect(keysOf(await found({}))).toEqual(newestFirst(await entries({ schoolId: SCHOOL })));
    });

    it('in several schools as in one list', async () => {
      const both = await found({}, [{ schoolId: SCHOOL }, { schoolId: 'other' }]);
      expect(keysOf(both)).toEqual(newestFirst(await entries({})));
    });

    it('by state, kind, channel, recipient and pupil', async () => {
      const filters: Omit<NoticeFilter, 'viewerId'>[] = [
        { state: 'suppressed' },
        { kind: 'late' },
        { channel: 'sms' },
        { recipientId: 'anna' },
        { pupilId: 'ivan' },
        { state: 'queued', kind: 'remark', channel: 'sms', recipientId: 'pavel', pupilId: 'ivan' },
      ];
      for (const filter of filters) {
        const expected = newestFirst(await entries({ schoolId: SCHOOL, ...filter }));
        expect(expected).not.toHaveLength(0);
        expect(keysOf(await found(filter))).toEqual(expected);
      }
    });

    it('from an instant on, and up to another one', async () => {
      const [, from = '', until = ''] = AT;
      const between = await found({}, [{ schoolId: SCHOOL, from, until } as { schoolId: string }]);
      expect(keysOf(between)).toEqual(newestFirst(await entries({ schoolId: SCHOOL, at: from })));
    });

    it('by nobody elsewhere, and not from a notice of another school on', async () => {
      const [foreign] = await entries({ schoolId: 'other' });
      const id = foreign?._id ?? '';
      expect(await found({}, [{ schoolId: 'third' }])).toEqual([]);
      await expect(search.get(id, [SCHOOL], 'dora')).rejects.toMatchObject({ code: 'notice-not-found' });
      expect(await search.get(id, ['other'], 'dora')).toMatchObject({ _id: id });
      const from = search.page([{ schoolId: SCHOOL }], { viewerId: 'dora' }, { after: id, limit: 7 });
      await expect(from).rejects.toMatchObject({ code: 'cursor-gone' });
    });

    it('by every administrator but the one whose account it is about', async () => {
      const notice: Notice = {
        ...{ kind: 'corrections-alert', facts: { alertId: 'a1', personId: 'dora', rules: [] } },
        ...{ eventId: 'event', schoolId: SCHOOL, at: AT[0] ?? '', position: '1/1', recipientId: 'head' },
        ...{ channel: 'email', concealedFrom: 'dora' },
      };
      await ledger.write([{ notice, fate: { at: notice.at } }], new Date());
      const filter = { kind: 'corrections-alert' } as const;
      const [told] = await found(filter, [{ schoolId: SCHOOL }], 'emma');
      expect(told).toMatchObject({ recipientId: 'head' });
      expect(await found(filter, [{ schoolId: SCHOOL }], 'dora')).toEqual([]);
      const id = told?._id ?? '';
      expect(await search.get(id, [SCHOOL], 'emma')).toMatchObject({ _id: id });
      await expect(search.get(id, [SCHOOL], 'dora')).rejects.toMatchObject({ code: 'notice-not-found' });
    });

    it('counted by kind and state', async () => {
      const { counts } = await figures.counts([SCHOOL, 'other']);
      expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(60);
      for (const { kind, state, count } of counts) {
        expect(count).toBe((await entries({ kind, state })).length);
      }
      expect((await figures.counts(['third'])).counts).toEqual([]);
    });
  });

  it('is sent again by whoever sends, though only the ledger is told', async () => {
    postbox.refusal = new Undelivered('smtp-550', 'never');
    await send();
    await school.giveGrade('8');
    // Pavel's too: whichever of the two is tried for the last time later must not find the postbox open.
    await one({ recipientId: 'pavel', state: 'failed' });
    const failed = await one({ recipientId: 'anna', state: 'failed' });
    postbox.refusal = undefined;
    const at = new Date();
    expect(await ledger.resend(failed._id, { by: 'head', request: 'first', at })).toBe(true);
    const sent = await one({ recipientId: 'anna', state: 'sent' });
    expect(sent).toMatchObject({ _id: failed._id, dueAt: at, resent: { by: 'head', at } });
    expect(sent).not.toHaveProperty('code');
    expect(postbox.mails.map(({ to }) => to.address)).toEqual([ANNA]);
    // The time for which it lay about as failed is nobody's lag.
    const [lag] = await figures.lag([SCHOOL], new Date());
    expect(lag).toMatchObject({ channel: 'email', count: 1 });
    expect(lag?.p99).toBeCloseTo(((sent.sentAt?.getTime() ?? 0) - at.getTime()) / 1_000);
  });

  it('goes by mail where a gateway says, to whichever process, that it did not arrive', async () => {
    const preferences = { kinds: { late: { channels: ['sms'], pace: 'atOnce' } } } as const;
    const set: NoticePreferencesSet = {
      type: 'NoticePreferencesSet',
      data: { personId: 'anna', preferences },
    };
    await school.append('noticePreferences-anna', set);
    await send();
    await school.record({
      type: 'AbsenceRecorded',
      data: { ...IN_LESSON, pupilId: 'ivan', code: 'late' },
    });
    const late = { recipientId: 'anna', kind: 'late' };
    const { providerId = '' } = await one({ ...late, channel: 'sms', state: 'sent' });
    await received(ledger, GATEWAY, { providerId, delivered: false, code: 'http-gone' }, new Date());
    await one({ ...late, channel: 'email', state: 'sent' });
    expect(await entries({ ...late, channel: 'sms' })).toMatchObject([
      { state: 'failed', code: 'http-gone' },
    ]);
  });

  it('is shown as it would be written now, with no link by which somebody else could end it', async () => {
    postbox.refusal = new Undelivered('smtp-550', 'never');
    await send();
    await school.giveGrade('9');
    const failed = await one({ recipientId: 'pavel', state: 'failed' });
    const { vault } = school;
    const directory = new Directory(reader, vault);
    const composer = composerToShow({ reader, directory, vault, publicUrl: 'https://journal.example' });
    const shown = await shownMessage(composer, failed);
    expect(shown.to).toBe(`Pavel Orlov <${FAMILY.pavel?.email ?? ''}>`);
    expect(shown.subject).toBe('Новая оценка в дневнике');
    expect(shown.text).toContain('Оценка: 9');
    const [, token] = /unsubscribe\/([\w.-]+)/.exec(shown.html ?? '') ?? [];
    postbox.refusal = undefined;
    await ledger.resend(failed._id, { by: 'head', request: 'first', at: new Date() });
    await one({ recipientId: 'pavel', state: 'sent' });
    expect(token).toBeDefined();
    expect(postbox.mails[0]?.unsubscribe).not.toContain(token);

    const unverified = await one({ recipientId: 'uncle' });
    await expect(shownMessage(composer, unverified)).rejects.toMatchObject({
      ...{ code: 'contact-not-verified', kind: 'gone' },
    });
  });

  it('waits while a channel is open, which is told until the provider takes messages again', async () => {
    postbox.refusal = new Undelivered('smtp-421', 'pause', 200);
    const options = { refusals: 1, firstPauseMs: 200, longestPauseMs: 200, now: Date.now };
    const sending = await send(new Guarded(postbox, options));
    const stateOf = (name: Channel) => sending.channels().find(({ channel }) => channel === name);
    expect(sending.channels()).toMatchObject([
      { channel: 'email', transport: 'postbox', position: 'closed' },
      { channel: 'sms', transport: GATEWAY, position: 'closed' },
    ]);
    await school.giveGrade('10');
    await until(() => Promise.resolve(stateOf('email')?.position === 'open'));
    expect(stateOf('email')).toMatchObject({ lastCode: 'smtp-421', until: expect.any(Date) });
    expect(stateOf('sms')?.position).toBe('closed');
    postbox.refusal = undefined;
    await until(() => Promise.resolve(stateOf('email')?.position === 'closed'));
    await until(async () => (await entries({ channel: 'email', state: 'sent' })).length === 2);
    expect((await sending.status()).channels).toEqual(sending.channels());
  });
});
