import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Ledger, LedgerEntry, Parcel } from '../../src/notices/ledger.js';
import { noticeIdOf } from '../../src/notices/notice.js';
import {
  after,
  CLAIM_MS,
  dueAt,
  EVENING,
  eventsOf,
  inDigest,
  noticeOf,
  openLedger,
  parcelWith,
  START,
  type OpenLedger,
} from './ledger.notices.js';

const grade = noticeOf('grade');
const remark = noticeOf('remark');
const SENT = { transport: 'smpp', providerId: 'p1' } as const;

describe('the ledger of notices', () => {
  let open: OpenLedger;
  let ledger: Ledger;

  beforeAll(async () => {
    open = await openLedger();
    ({ ledger } = open);
  });
  afterEach(() => open.clear());
  afterAll(() => open.close());

  const entryOf = async (eventId: string): Promise<LedgerEntry | undefined> =>
    (await open.entries()).find((entry) => entry.eventId === eventId);
  const stateOf = async (eventId: string) => (await entryOf(eventId))?.state;
  /** Writes a notice that is due, and claims it. */
  const claimed = async (notice = grade, now = START) => {
    await ledger.write([dueAt(notice)], now);
    return ledger.claim(parcelWith(notice), now);
  };
  const theDigest = async (): Promise<Parcel> => {
    const [parcel, ...others] = await ledger.due('sms', EVENING, 10);
    if (!parcel || others.length > 0) throw new Error('There is no one digest');
    return parcel;
  };

  describe('holds', () => {
    it('one notice by event, recipient and channel, however often it is written', async () => {
      const others = [
        noticeOf('grade', { recipientId: 'father' }),
        noticeOf('grade', { channel: 'email' }),
        remark,
      ];
      await ledger.write([dueAt(grade), ...others.map((each) => dueAt(each))], START);
      await ledger.write([dueAt(grade), dueAt(remark), dueAt(noticeOf('late'))], after(1));
      expect(eventsOf(await open.entries())).toEqual(['grade', 'grade', 'grade', 'late', 'remark']);
    });

    it('what became of a notice, though it is written again', async () => {
      await ledger.markSent(await claimed(), SENT, START);
      await ledger.write([dueAt(grade)], after(1));
      expect(await entryOf('grade')).toMatchObject({ state: 'sent', attempts: 1, writtenAt: START });
    });

    it('what is not sent, with the reason', async () => {
      const suppressed = { notice: grade, fate: { suppressed: 'no-contact' } } as const;
      expect(await ledger.write([suppressed], START)).toEqual([]);
      expect(await entryOf('grade')).toMatchObject({ state: 'suppressed', code: 'no-contact' });
      expect(await ledger.due('sms', after(1), 10)).toEqual([]);
    });

    it('nothing new where there is nothing to write', async () => {
      expect(await ledger.write([], START)).toEqual([]);
    });
  });

  describe('hands out', () => {
    it('of what is written only what is due', async () => {
      const due = await ledger.write([dueAt(grade), dueAt(remark, after(1))], START);
      expect(eventsOf(due)).toEqual(['grade']);
    });

    it('what is due in a channel, the longest waiting first', async () => {
      const byMail = noticeOf('mail', { channel: 'email' });
      const late = noticeOf('late');
      await ledger.write([dueAt(grade, after(2)), dueAt(remark, after(1)), dueAt(byMail)], START);
      await ledger.write([dueAt(late, after(3))], START);
      const due = (limit: number) => ledger.due('sms', after(2), limit);
      expect(await due(10)).toEqual([parcelWith(remark), parcelWith(grade)]);
      expect(await due(1)).toEqual([parcelWith(remark)]);
      expect(await ledger.due('email', after(2), 10)).toEqual([parcelWith(byMail)]);
    });

    it('a digest as one parcel, and no sooner than it is due', async () => {
      await ledger.write([inDigest(grade), inDigest(remark)], START);
      expect(await ledger.due('sms', after(-1, EVENING), 10)).toEqual([]);
      const digest = await theDigest();
      expect(digest.of).toBe('digest');
      expect(await ledger.claim(digest, after(-1, EVENING))).toEqual([]);
      expect(eventsOf(await ledger.claim(digest, EVENING))).toEqual(['grade', 'remark']);
    });

    it('digests to each recipient, by each channel and of each evening apart', async () => {
      await ledger.write(
        [
          inDigest(grade),
          inDigest(noticeOf('grade', { recipientId: 'father' })),
          inDigest(noticeOf('grade', { channel: 'email' })),
          inDigest(remark, after(86_400_000, EVENING)),
        ],
        START,
      );
      const due = (channel: 'sms' | 'email') => ledger.due(channel, after(2 * 86_400_000), 10);
      const [short, mails] = [await due('sms'), await due('email')];
      expect([short.length, mails.length]).toEqual([3, 1]);
      expect(new Set([...short, ...mails].map(({ id }) => id)).size).toBe(4);
    });

    it('a digest in the order in which things happened', async () => {
      const then = noticeOf('then', { at: after(2).toISOString() });
      const first = noticeOf('first', { at: after(1).toISOString() });
      await ledger.write([inDigest(then), inDigest(first)], START);
      expect(eventsOf(await ledger.claim(await theDigest(), EVENING))).toEqual(['first', 'then']);
    });

    it('nothing that is being sent, was sent or is given up', async () => {
      const claims = await claimed();
      expect(await ledger.claim(parcelWith(grade), after(1))).toEqual([]);
      await ledger.markSent(claims, SENT, after(1));
      expect(await ledger.claim(parcelWith(grade), after(CLAIM_MS))).toEqual([]);
      await ledger.markFailed(await claimed(remark), 'smpp-11', START);
      expect(await ledger.due('sms', after(CLAIM_MS), 10)).toEqual([]);
    });
  });

  describe('a claim', () => {
    it('counts as a try', async () => {
      expect(await claimed()).toMatchObject([{ eventId: 'grade', attempts: 1 }]);
    });

    it('is one’s own, however many claim at once', async () => {
      await ledger.write([dueAt(grade)], START);
      const claims = await Promise.all(
        Array.from({ length: 20 }, () => ledger.claim(parcelWith(grade), START)),
      );
      expect(eventsOf(claims.flat())).toEqual(['grade']);
    });

    it('of a digest is one’s own, notice by notice, however many claim at once', async () => {
      const events = Array.from({ length: 30 }, (_, number) => `event${number.toString()}`).sort();
      await ledger.write(
        events.map((event) => inDigest(noticeOf(event))),
        START,
      );
      const digest = await theDigest();
      const claims = await Promise.all(Array.from({ length: 20 }, () => ledger.claim(digest, EVENING)));
      expect(eventsOf(claims.flat()).sort()).toEqual(events);
      expect((await open.entries()).map(({ attempts }) => attempts)).toEqual(events.map(() => 1));
    });

    it('runs out when its sender counts as dead', async () => {
      await claimed();
      expect(await ledger.due('sms', after(CLAIM_MS - 1), 10)).toEqual([]);
      expect(await ledger.claim(parcelWith(grade), after(CLAIM_MS - 1))).toEqual([]);
      expect(await ledger.due('sms', after(CLAIM_MS), 10)).toEqual([parcelWith(grade)]);
      expect(await ledger.claim(parcelWith(grade), after(CLAIM_MS))).toMatchObject([{ attempts: 2 }]);
    });

    it('that ran out changes nothing for who is at it now, but that the notice was sent', async () => {
      const dead = await claimed();
      await ledger.claim(parcelWith(grade), after(CLAIM_MS));
      const atOnce = { code: 'smpp-88', until: after(CLAIM_MS), counts: true };
      await ledger.postpone(dead, atOnce);
      await ledger.markFailed(dead, 'smpp-11', after(CLAIM_MS));
      await ledger.markSuppressed(dead, 'withdrawn', after(CLAIM_MS));
      expect(await ledger.claim(parcelWith(grade), after(CLAIM_MS))).toEqual([]);
      await ledger.markSent(dead, SENT, after(CLAIM_MS));
      expect(await stateOf('grade')).toBe('sent');
    });

    it('that ran out changes nothing of what was sent since', async () => {
      const dead = await claimed();
      const now = after(CLAIM_MS);
      await ledger.markSent(await ledger.claim(parcelWith(grade), now), SENT, now);
      await ledger.receive('smpp', { providerId: 'p1', delivered: true }, now);
      await ledger.markSent(dead, { ...SENT, providerId: 'p2' }, after(1, now));
      expect(await entryOf('grade')).toMatchObject({ state: 'delivered', sentAt: now, ...SENT });
    });
  });

  describe('what could not be sent', () => {
    it('is due again when it is said to be, with its try counted', async () => {
      await ledger.postpone(await claimed(), { code: 'smpp-88', until: after(5), counts: true });
      expect(await entryOf('grade')).toMatchObject({ state: 'queued', code: 'smpp-88', attempts: 1 });
      expect(await ledger.claim(parcelWith(grade), after(4))).toEqual([]);
      expect(await ledger.claim(parcelWith(grade), after(5))).toMatchObject([{ attempts: 2 }]);
    });

    it('is due again as if it had not been tried, where it wasn’t', async () => {
      await ledger.postpone(await claimed(), { code: 'paused', until: after(5), counts: false });
      expect(await ledger.claim(parcelWith(grade), after(5))).toMatchObject([{ attempts: 1 }]);
    });

    it('is tried no more once it failed, or there is no reason to send it', async () => {
      await ledger.markFailed(await claimed(), 'smpp-11', after(1));
      await ledger.markSuppressed(await claimed(remark), 'withdrawn', after(1));
      expect(await entryOf('grade')).toMatchObject({ state: 'failed', failedAt: after(1), code: 'smpp-11' });
      expect(await entryOf('remark')).toMatchObject({
        ...{ state: 'suppressed', suppressedAt: after(1), code: 'withdrawn' },
      });
      for (const entry of await open.entries()) expect(entry).not.toHaveProperty('claim');
    });

    it('has no code any more once it is sent', async () => {
      await ledger.postpone(await claimed(), { code: 'smpp-88', until: START, counts: true });
      await ledger.markSent(await ledger.claim(parcelWith(grade), START), SENT, after(1));
      expect(await entryOf('grade')).toMatchObject({ state: 'sent', sentAt: after(1), ...SENT });
      expect(await entryOf('grade')).not.toHaveProperty('code');
    });
  });

  it('makes another message of what comes late for a digest', async () => {
    await ledger.write([inDigest(grade)], START);
    const digest = await theDigest();
    const first = await ledger.claim(digest, EVENING);
    await ledger.write([inDigest(remark)], EVENING);
    const second = await ledger.claim(digest, EVENING);
    await ledger.markSent(first, SENT, EVENING);
    expect([eventsOf(first), eventsOf(second)]).toEqual([['grade'], ['remark']]);
    expect([await stateOf('grade'), await stateOf('remark')]).toEqual(['sent', 'queued']);
    await ledger.write([inDigest(noticeOf('late'))], after(1, EVENING));
    expect(await ledger.due('sms', after(1, EVENING), 10)).toEqual([digest]);
    expect(eventsOf(await ledger.claim(digest, after(1, EVENING)))).toEqual(['late']);
  });

  describe('a receipt', () => {
    const delivered = { providerId: 'p1', delivered: true };
    const lost = { providerId: 'p1', delivered: false, code: 'expired' };
    const receive = (receipt: typeof delivered | typeof lost, now = after(2)) =>
      ledger.receive('smpp', receipt, now);

    it('tells that a message arrived, with every notice in it', async () => {
      await ledger.write([inDigest(grade), inDigest(remark)], START);
      await ledger.markSent(await ledger.claim(await theDigest(), EVENING), SENT, EVENING);
      expect(await receive(delivered)).toEqual([]);
      for (const entry of await open.entries()) {
        expect(entry).toMatchObject({ state: 'delivered', deliveredAt: after(2) });
      }
    });

    it('tells that it did not, and of which notices', async () => {
      await ledger.markSent(await claimed(), SENT, after(1));
      expect(eventsOf(await receive(lost))).toEqual(['grade']);
      expect(await entryOf('grade')).toMatchObject({ state: 'failed', failedAt: after(2), code: 'expired' });
    });

    it('needs to give no reason', async () => {
      await ledger.markSent(await claimed(), SENT, after(1));
      await receive({ providerId: 'p1', delivered: false });
      expect(await entryOf('grade')).toMatchObject({ code: 'not-delivered' });
    });

    it('may be faster than the note that the message was taken over', async () => {
      const [first, second] = [await claimed(), await claimed(remark)];
      expect(await receive(delivered)).toEqual([]);
      expect(await stateOf('grade')).toBe('queued');
      expect(await ledger.markSent(first, SENT, after(3))).toEqual([]);
      expect(await entryOf('grade')).toMatchObject({ state: 'delivered', deliveredAt: after(2) });
      expect(await receive({ ...lost, providerId: 'p2' })).toEqual([]);
      const failed = await ledger.markSent(second, { ...SENT, providerId: 'p2' }, after(3));
      expect(eventsOf(failed)).toEqual(['remark']);
      expect(await entryOf('remark')).toMatchObject({ state: 'failed', code: 'expired' });
    });

    it('may come twice: the first one holds, and what did not arrive is told again', async () => {
      await ledger.markSent(await claimed(), SENT, after(1));
      await receive(lost);
      expect(eventsOf(await receive(lost, after(3)))).toEqual(['grade']);
      await receive(delivered, after(4));
      expect(await entryOf('grade')).toMatchObject({ state: 'failed', failedAt: after(2) });
      await ledger.markSent(await claimed(remark), { ...SENT, providerId: 'p2' }, after(1));
      await receive({ ...delivered, providerId: 'p2' });
      expect(await receive({ ...lost, providerId: 'p2' }, after(3))).toEqual([]);
      expect(await stateOf('remark')).toBe('delivered');
    });

    it('may come twice before that note, and the first one holds', async () => {
      const claims = await claimed();
      await receive(delivered);
      await receive(lost, after(3));
      expect(await ledger.markSent(claims, SENT, after(4))).toEqual([]);
      expect(await entryOf('grade')).toMatchObject({ state: 'delivered', deliveredAt: after(2) });
    });

    it('is of no other message, and of no other provider’s', async () => {
      await ledger.receive('post', lost, START);
      await ledger.markSent(await claimed(), SENT, after(1));
      expect(await receive({ ...lost, providerId: 'p2' })).toEqual([]);
      expect(await ledger.receive('gateway', lost, after(2))).toEqual([]);
      expect(await stateOf('grade')).toBe('sent');
    });
  });

  describe('what failed', () => {
    const resend = (id: string, at: Date, request = 'request1') =>
      ledger.resend(id, { by: 'admin', request, at });

    it('is sent again where somebody asks for it, with as many tries as at first', async () => {
      await ledger.markFailed(await claimed(), 'smpp-11', after(1));
      expect(await resend(noticeIdOf(grade), after(2))).toBe(true);
      expect(await entryOf('grade')).toMatchObject({
        ...{ state: 'queued', attempts: 0, dueAt: after(2) },
        resent: { by: 'admin', request: 'request1', at: after(2) },
      });
      expect(await entryOf('grade')).not.toHaveProperty('failedAt');
      expect(await ledger.claim(parcelWith(grade), after(2))).toMatchObject([{ attempts: 1 }]);
    });

    it('is sent again once for a request, however often that is made', async () => {
      await ledger.markFailed(await claimed(), 'smpp-11', after(1));
      const id = noticeIdOf(grade);
      await resend(id, after(2));
      await ledger.markFailed(await ledger.claim(parcelWith(grade), after(2)), 'smpp-11', after(3));
      expect(await resend(id, after(4))).toBe(true);
      expect(await stateOf('grade')).toBe('failed');
      expect(await resend(id, after(4), 'request2')).toBe(true);
      expect(await stateOf('grade')).toBe('queued');
    });

    it('is no longer what a receipt of the first message tells of', async () => {
      await ledger.markSent(await claimed(), SENT, after(1));
      await ledger.receive('smpp', { providerId: 'p1', delivered: false }, after(2));
      await resend(noticeIdOf(grade), after(3));
      const again = await ledger.claim(parcelWith(grade), after(3));
      await ledger.markSent(again, { ...SENT, providerId: 'p2' }, after(4));
      expect(await ledger.receive('smpp', { providerId: 'p1', delivered: false }, after(5))).toEqual([]);
      expect(await stateOf('grade')).toBe('sent');
    });

    it('is sent again by itself where it was in a digest', async () => {
      await ledger.write([inDigest(grade)], START);
      await ledger.markFailed(await ledger.claim(await theDigest(), EVENING), 'smpp-11', EVENING);
      await resend(noticeIdOf(grade), after(1, EVENING));
      expect(await ledger.due('sms', after(1, EVENING), 10)).toEqual([parcelWith(grade)]);
    });

    it('is nothing that was sent, is still to be sent, or was never written', async () => {
      await ledger.markSent(await claimed(), SENT, after(1));
      await claimed(remark);
      for (const notice of [grade, remark, noticeOf('late')]) {
        expect(await resend(noticeIdOf(notice), after(2))).toBe(false);
      }
      expect([await stateOf('grade'), await stateOf('remark')]).toEqual(['sent', 'queued']);
    });
  });

  it('counts what it holds by what became of it', async () => {
    const none = { queued: 0, sent: 0, delivered: 0, failed: 0, suppressed: 0 };
    expect(await ledger.counts()).toEqual(none);
    await ledger.markSent(await claimed(), SENT, after(1));
    await ledger.markSent(await claimed(noticeOf('late')), SENT, after(1));
    await ledger.markFailed(await claimed(remark), 'smpp-11', after(1));
    await ledger.write([dueAt(noticeOf('meeting'))], START);
    await ledger.write([{ notice: noticeOf('old'), fate: { suppressed: 'too-old' } }], START);
    expect(await ledger.counts()).toEqual({ queued: 1, sent: 2, delivered: 0, failed: 1, suppressed: 1 });
    await ledger.receive('smpp', { providerId: 'p1', delivered: true }, after(2));
    expect(await ledger.counts()).toEqual({ queued: 1, sent: 0, delivered: 2, failed: 1, suppressed: 1 });
  });
});
