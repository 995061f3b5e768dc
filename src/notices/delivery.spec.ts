import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Addressed } from './addressed.js';
import { Undelivered, type Carried, type Mail } from './channels/transport.js';
import { Delivery } from './delivery.js';
import type { LedgerEntry, Parcel } from './ledger.js';

const mail: Mail = {
  to: { name: 'Anna Petrova', address: 'anna@example.org' },
  subject: 'A new grade in the diary',
  text: 'Ivan Petrov has a new grade.',
  html: '<p>Ivan Petrov has a new grade.</p>',
  language: 'en',
};

const START = new Date(0);
const gradeNotice: LedgerEntry = {
  ...{ _id: 'notice-1', eventId: 'event', schoolId: 'school', at: START.toISOString(), position: '1/1' },
  kind: 'term-grade',
  facts: { pageId: 'page', value: '5' },
  ...{ pupilId: 'ivan', recipientId: 'anna', channel: 'email' },
  ...{ state: 'queued', writtenAt: START, dueAt: START, turnAt: START, attempts: 0 },
};
const digest = { id: 'digest-1', of: 'daily' } as const;
const PARCEL: Parcel = { of: 'notice', id: 'notice-1' };

describe('the delivery of a parcel', () => {
  /** By notice, its state with the code, such as `queued smtp-451`. */
  let ledger: Map<string, string>;
  let claimed: Set<string>;
  let contents: LedgerEntry[];
  let written: Addressed[];
  let accepted: Carried[];
  let ledgerAway: boolean;
  /** Of which a receipt has told before the ledger is that they did not arrive. */
  let lost: LedgerEntry[];
  let refusal: Error | undefined;
  let dropped: string[];
  let log: string[];
  let postponed: Date[];
  let delivery: Delivery<Mail>;

  const settle = (entries: readonly LedgerEntry[], state: string) => {
    for (const { _id } of entries) {
      ledger.set(_id, state);
      claimed.delete(_id);
    }
    return Promise.resolve();
  };

  beforeEach(() => {
    [ledger, claimed, contents, written, accepted, ledgerAway, lost, refusal, dropped, log, postponed] = [
      new Map<string, string>(),
      new Set<string>(),
      [gradeNotice],
      [],
      [],
      false,
      [],
      undefined,
      [],
      [],
      [],
    ];
    delivery = new Delivery<Mail>({
      ledger: {
        claim: () => {
          const free = contents.filter(
            ({ _id }) => !claimed.has(_id) && (ledger.get(_id) ?? 'queued').startsWith('queued'),
          );
          contents = contents.map((each) =>
            free.includes(each) ? { ...each, attempts: each.attempts + 1 } : each,
          );
          for (const { _id } of free) claimed.add(_id);
          return Promise.resolve(contents.filter(({ _id }) => free.some((each) => each._id === _id)));
        },
        postpone: (entries, { code }) => settle(entries, `queued ${code}`),
        markSent: async (entries) => {
          if (ledgerAway) throw new Error('away');
          await settle(entries, 'sent');
          return lost;
        },
        markFailed: (entries, code) => settle(entries, `failed ${code}`),
        markSuppressed: (entries, code) => settle(entries, `suppressed ${code}`),
        write: (addressed) => {
          written.push(...addressed);
          return Promise.resolve([]);
        },
      },
      compose: (entries) => {
        const gone = entries.filter(({ _id }) => dropped.includes(_id));
        const rest = gone.length < entries.length ? { message: mail } : {};
        return Promise.resolve({ ...rest, dropped: gone.map((entry) => ({ entry, why: 'withdrawn' })) });
      },
      transport: {
        name: 'test',
        send: (_mail, carried) => {
          if (refusal) return Promise.reject(refusal);
          accepted.push(carried);
          return Promise.resolve({ providerId: 'p-1' });
        },
        close: () => Promise.resolve(),
      },
      retries: { attempts: 3, firstPauseMs: 5_000 },
      onPostponed: (until) => postponed.push(until),
      onDue: () => undefined,
      onSent: () => undefined,
      log: (line) => log.push(line),
    });
  });

  const deliver = () => delivery.deliver(PARCEL);
  const state = (id = 'notice-1') => ledger.get(id);

  it('sends it and says so in the ledger', async () => {
    await deliver();
    expect(accepted).toEqual([
      { id: 'notice-1', recipientId: 'anna', schoolId: 'school', kind: 'term-grade' },
    ]);
    expect(state()).toBe('sent');
  });

  it('sends nothing that was sent, or that somebody else is sending', async () => {
    await deliver();
    await deliver();
    [ledger, claimed] = [new Map<string, string>(), new Set(['notice-1'])];
    await deliver();
    expect(accepted).toHaveLength(1);
  });

  it('does not send it again while only the ledger could not be told', async () => {
    ledgerAway = true;
    await expect(deliver()).rejects.toThrow('away');
    await expect(deliver()).rejects.toThrow('away');
    ledgerAway = false;
    await deliver();
    expect(accepted).toHaveLength(1);
    expect(state()).toBe('sent');
  });

  it('tries again what was refused for the moment, and gives up after the last attempt', async () => {
    refusal = new Undelivered('smtp-451', 'later');
    await deliver();
    await deliver();
    expect(state()).toBe('queued smtp-451');
    expect(postponed).toHaveLength(2);
    await deliver();
    expect(state()).toBe('failed smtp-451');
    expect(accepted).toEqual([]);
  });

  it('gives up at once what was refused for good, and tells it by the other channel where there is one', async () => {
    refusal = new Undelivered('smtp-550', 'never');
    contents = [{ ...gradeNotice, orElse: 'sms' }];
    await deliver();
    expect(state()).toBe('failed smtp-550');
    expect(written.map(({ notice }) => [notice.channel, notice.eventId, notice.orElse])).toEqual([
      ['sms', 'event', undefined],
    ]);
  });

  it('keeps from the same person what is sent, and what goes by the other channel', async () => {
    contents = [{ ...gradeNotice, concealedFrom: 'dora' }];
    await deliver();
    expect(accepted.map(({ concealedFrom }) => concealedFrom)).toEqual(['dora']);
    lost = [{ ...gradeNotice, orElse: 'sms', concealedFrom: 'dora' }];
    contents = lost.map((entry) => ({ ...entry, _id: 'notice-4' }));
    await delivery.deliver({ of: 'notice', id: 'notice-4' });
    expect(written.map(({ notice }) => notice.concealedFrom)).toEqual(['dora']);
  });

  it('tells by the other channel, too, what did not arrive though it was taken over', async () => {
    contents = lost = [{ ...gradeNotice, orElse: 'sms' }];
    await deliver();
    expect(written.map(({ notice }) => notice.channel)).toEqual(['sms']);
  });

  it('sends what is in a digest as one message, and drops what is not worth telling any more', async () => {
    const second = { ...gradeNotice, _id: 'notice-2', digest };
    contents = [{ ...gradeNotice, digest }, second, { ...second, _id: 'notice-3' }];
    dropped = ['notice-2'];
    await delivery.deliver({ of: 'digest', id: digest.id });
    expect(accepted.map(({ kind }) => kind)).toEqual(['digest']);
    expect([state('notice-1'), state('notice-2'), state('notice-3')]).toEqual([
      'sent',
      'suppressed withdrawn',
      'sent',
    ]);
  });

  it('sends no message with nothing in it', async () => {
    dropped = ['notice-1'];
    await deliver();
    expect([accepted.length, state()]).toEqual([0, 'suppressed withdrawn']);
  });

  it('gives a message another id only where it says something else', async () => {
    const [first, second] = [
      { ...gradeNotice, digest },
      { ...gradeNotice, _id: 'notice-2', digest },
    ];
    const send = async (...entries: LedgerEntry[]) => {
      [contents, ledger, claimed] = [entries, new Map<string, string>(), new Set<string>()];
      await delivery.deliver({ of: 'digest', id: digest.id });
      return accepted.at(-1)?.id;
    };
    const id = await send(first, second);
    expect(await send(second, first)).toBe(id);
    expect(await send(first)).not.toBe(id);
  });

  it('lets nothing out of what an error says, since that may name the recipient', async () => {
    refusal = new TypeError('anna@example.org is odd');
    await deliver();
    expect(state()).toBe('queued unexpected-TypeError');
    expect(log.join(' ')).not.toContain('anna@example.org');
  });
});
