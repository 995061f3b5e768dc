import { describe, expect, it } from '@jest/globals';
import { BEGINNING } from '../cursor.js';
import { messageId, outcomeOf } from './delivery.js';

const place = { commit: 5n, prepare: 5n, sequence: 2n };
const next = { commit: 9n, prepare: 9n, sequence: 4n };
const now = new Date('2026-11-24T08:00:00.000Z');
const failed = (failures: number) => ({ place, failures });

describe('After a delivery', () => {
  it('a webhook goes on where it was answered with success, whichever', () => {
    for (const status of [200, 202, 204]) {
      expect(outcomeOf({ status }, failed(3), { next }, now, 0)).toEqual({
        delivered: true,
        state: { place: next, failures: 0, deliveredAt: now },
      });
    }
  });

  it('stays where it is and tries again later where it was not', () => {
    for (const answer of [{ status: 500 }, { status: 301 }, { status: 404 }, { failure: 'timeout' }]) {
      expect(outcomeOf(answer, failed(0), { next }, now, 0)).toMatchObject({
        delivered: false,
        state: { place, failures: 1, notBefore: new Date('2026-11-24T08:00:05.000Z') },
      });
    }
    expect(outcomeOf({ status: 503, retryAfterMs: 60_000 }, failed(0), { next }, now, 0).state).toMatchObject(
      {
        ...{ lastFailure: 'answered 503', notBefore: new Date('2026-11-24T08:01:00.000Z') },
      },
    );
  });

  it('is known to have been delivered to before, however often it fails', () => {
    const deliveredAt = new Date('2026-11-23T08:00:00.000Z');
    for (const answer of [{ status: 500 }, { status: 410 }]) {
      expect(outcomeOf(answer, { ...failed(1), deliveredAt }, { next }, now, 0).state).toMatchObject({
        deliveredAt,
      });
    }
  });

  it('is paused where the address is gone, or has answered nothing good for days', () => {
    expect(outcomeOf({ status: 410 }, failed(0), { next }, now, 0)).toMatchObject({ pausedAs: 'gone' });
    expect(outcomeOf({ failure: 'refused' }, failed(9), { next }, now, 0)).toMatchObject({
      ...{ pausedAs: 'dead', state: { place, failures: 0, lastFailure: 'refused' } },
    });
  });
});

describe('A message', () => {
  it('has an id of its content', () => {
    const page = (...events: string[]) => ({
      events,
      next: BEGINNING,
      nextText: '',
      atHead: true,
      schools: new Set(''),
    });
    const id = messageId({ webhookId: 'w1' }, page('{"id":1}'));
    expect(id).toBe(messageId({ webhookId: 'w1' }, page('{"id":1}')));
    expect(id).not.toBe(messageId({ webhookId: 'w2' }, page('{"id":1}')));
    expect(id).not.toBe(messageId({ webhookId: 'w1' }, page('{"id":1}', '{"id":2}')));
  });
});
