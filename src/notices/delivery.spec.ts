import { beforeEach, describe, expect, it } from '@jest/globals';
import { Delivery } from './delivery.js';
import type { LedgerEntry } from './ledger.js';
import { Undelivered, type Mail } from './mail-transport.js';

const NOTICE = 'notice-1';
const mail: Mail = {
  to: { name: 'Anna Petrova', address: 'anna@example.org' },
  subject: 'A new grade in the diary',
  text: 'Ivan Petrov has a new grade.',
  language: 'en',
};

const entry: LedgerEntry = {
  _id: NOTICE,
  kind: 'grade-given',
  facts: {
    pageId: 'page',
    date: '2026-11-24',
    work: { code: 'test', title: 'Test', abbreviation: 'T', weight: 1 },
    value: '15',
  },
  eventId: 'event',
  schoolId: 'school',
  pupilId: 'ivan',
  recipientId: 'anna',
  channel: 'email',
  state: 'queued',
  queuedAt: new Date(0),
  attempts: 0,
  claimableFrom: new Date(0),
};

describe('the delivery of a notice', () => {
  let state: 'queued' | 'claimed' | 'sent' | 'failed';
  let attempts: number;
  let lastError: string | undefined;
  let accepted: number;
  let ledgerAway: boolean;
  let refusal: Error | undefined;
  let log: string[];
  let delivery: Delivery;

  beforeEach(() => {
    [state, attempts, lastError, accepted, ledgerAway, refusal, log] = [
      'queued',
      0,
      undefined,
      0,
      false,
      undefined,
      [],
    ];
    delivery = new Delivery({
      ledger: {
        claim: () => {
          if (state !== 'queued') return Promise.resolve(undefined);
          state = 'claimed';
          return Promise.resolve({ ...entry, attempts: ++attempts });
        },
        release: (_id, error) => {
          [state, lastError] = ['queued', error];
          return Promise.resolve();
        },
        markSent: () => {
          if (ledgerAway) return Promise.reject(new Error('away'));
          state = 'sent';
          return Promise.resolve();
        },
        markFailed: (_id, error) => {
          [state, lastError] = ['failed', error];
          return Promise.resolve();
        },
      },
      composer: { mailFor: () => Promise.resolve(mail) },
      transport: {
        send: () => {
          if (refusal) return Promise.reject(refusal);
          accepted++;
          return Promise.resolve();
        },
        close: () => Promise.resolve(),
      },
      attempts: 3,
      log: (line) => log.push(line),
    });
  });

  const deliver = () => delivery.deliver(NOTICE);

  it('sends it and says so in the ledger', async () => {
    await deliver();
    expect([accepted, state]).toEqual([1, 'sent']);
  });

  it('sends nothing that was sent, or that somebody else is sending', async () => {
    await deliver();
    await deliver();
    state = 'claimed';
    await deliver();
    expect(accepted).toBe(1);
  });

  it('does not send it again while only the ledger could not be told', async () => {
    ledgerAway = true;
    await expect(deliver()).rejects.toThrow('away');
    await expect(deliver()).rejects.toThrow('away');
    ledgerAway = false;
    await deliver();
    expect([accepted, state]).toEqual([1, 'sent']);
  });

  it('tries again what was refused for the moment, and gives up after the last attempt', async () => {
    refusal = new Undelivered('smtp-451', false);
    await expect(deliver()).rejects.toMatchObject({ code: 'smtp-451', final: false });
    await expect(deliver()).rejects.toMatchObject({ final: false });
    expect([state, lastError]).toEqual(['queued', 'smtp-451']);
    await expect(deliver()).rejects.toMatchObject({ final: true });
    expect([state, lastError, accepted]).toEqual(['failed', 'smtp-451', 0]);
  });

  it('gives up at once what was refused for good', async () => {
    refusal = new Undelivered('smtp-550', true);
    await expect(deliver()).rejects.toMatchObject({ final: true });
    expect([state, lastError, attempts]).toEqual(['failed', 'smtp-550', 1]);
  });

  it('lets nothing out of what an error says, since that may name the recipient', async () => {
    refusal = new TypeError('anna@example.org is odd');
    const told = await deliver().catch(String);
    expect(told).toBe('Undelivered: unexpected-TypeError');
    expect(`${String(lastError)} ${log.join(' ')}`).not.toContain('anna@example.org');
  });
});
