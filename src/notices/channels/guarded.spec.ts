import { beforeEach, describe, expect, it } from '@jest/globals';
import { Guarded } from './guarded.js';
import { Undelivered, type Accepted, type Carried, type Sms, type Transport } from './transport.js';

const SMS: Sms = { to: '+351912345678', text: 'Hello', language: 'en' };
const CARRIED: Carried = { id: 'n-1', recipientId: 'anna', schoolId: 'gymnasium', kind: 'digest' };
const NOON = Date.parse('2026-11-28T12:00:00Z');
const ALL_IS_WELL = undefined;

describe('a guarded transport', () => {
  let now: number;
  let tried: number;
  let next: Undelivered | Promise<Accepted> | undefined;
  let guarded: Guarded<Sms>;

  const provider: Transport<Sms> = {
    name: 'smpp',
    send: () => {
      tried++;
      if (next instanceof Undelivered) return Promise.reject(next);
      return next ?? Promise.resolve({ providerId: `m-${tried}` });
    },
    close: () => Promise.resolve(),
  };
  beforeEach(() => {
    now = NOON;
    tried = 0;
    next = ALL_IS_WELL;
    guarded = new Guarded(provider, {
      refusals: 3,
      firstPauseMs: 1_000,
      longestPauseMs: 3_000,
      now: () => now,
    });
  });

  /** Sends while the provider answers so. */
  const sendAnd = async (answer: typeof next, times = 1): Promise<unknown> => {
    next = answer;
    let last: unknown;
    for (let time = 0; time < times; time++) {
      last = await guarded.send(SMS, CARRIED).catch((error: unknown) => error);
    }
    return last;
  };
  const throttled = new Undelivered('smpp-throttled', 'pause');

  it('sends as the transport does, under its name', async () => {
    expect(guarded.name).toBe('smpp');
    expect(await sendAnd(ALL_IS_WELL)).toEqual({ providerId: 'm-1' });
    expect(guarded.state).toEqual({ position: 'closed', since: new Date(NOON) });
  });

  it('leaves a provider alone that refuses everything, and says for how long', async () => {
    now += 50;
    expect(await sendAnd(throttled, 3)).toBe(throttled);
    expect(tried).toBe(3);
    now += 400;
    expect(await sendAnd(ALL_IS_WELL)).toMatchObject({
      code: 'smpp-throttled',
      again: 'pause',
      pauseMs: 600,
    });
    expect(tried).toBe(3);
    expect(guarded.state).toEqual({
      position: 'open',
      since: new Date(NOON + 50),
      until: new Date(NOON + 1_050),
      lastCode: 'smpp-throttled',
    });
  });

  it.each(['never', 'later'] as const)('counts no message that is refused for itself (%s)', async (again) => {
    await sendAnd(throttled, 2);
    await sendAnd(new Undelivered('smpp-other', again), 5);
    await sendAnd(throttled, 2);
    expect(tried).toBe(9);
    expect(guarded.state.position).toBe('closed');
  });

  it('counts refusals in a row only', async () => {
    await sendAnd(throttled, 2);
    await sendAnd(ALL_IS_WELL);
    await sendAnd(throttled, 2);
    expect(guarded.state.position).toBe('closed');
  });

  it('tries one message after a pause, and the others only when that got through', async () => {
    await sendAnd(throttled, 3);
    now += 1_000;
    let answer: (accepted: Accepted) => void = () => undefined;
    next = new Promise<Accepted>((resolve) => {
      answer = resolve;
    });
    const trial = guarded.send(SMS, CARRIED);
    expect(guarded.state).toMatchObject({ position: 'halfOpen', since: new Date(NOON + 1_000) });
    await expect(guarded.send(SMS, CARRIED)).rejects.toMatchObject({ again: 'pause', pauseMs: 1_000 });
    expect(tried).toBe(4);
    answer({});
    await trial;
    expect(guarded.state.position).toBe('closed');
    await sendAnd(ALL_IS_WELL);
    expect(tried).toBe(5);
  });

  it('pauses twice as long after every vain try, up to the longest, and begins anew when one got through', async () => {
    await sendAnd(throttled, 3);
    const pauses: number[] = [];
    for (const last of [throttled, throttled, throttled, ALL_IS_WELL]) {
      const { until } = guarded.state;
      pauses.push((until?.getTime() ?? NaN) - now);
      now = until?.getTime() ?? NaN;
      await sendAnd(last);
    }
    expect(pauses).toEqual([1_000, 2_000, 3_000, 3_000]);
    await sendAnd(throttled, 3);
    expect(guarded.state.until).toEqual(new Date(now + 1_000));
  });

  it('takes a provider at its word that asks for a pause', async () => {
    await sendAnd(new Undelivered('http-429', 'pause', 90_000));
    expect(guarded.state).toMatchObject({ position: 'open', until: new Date(NOON + 90_000) });
    now += 89_999;
    expect(await sendAnd(ALL_IS_WELL)).toMatchObject({ code: 'http-429', pauseMs: 1 });
    now += 1;
    expect(await sendAnd(ALL_IS_WELL)).toEqual({ providerId: 'm-2' });
  });

  it('lets what was begun before a pause neither end it nor make it longer', async () => {
    let answers: (() => void)[] = [];
    const begin = (answer: () => Promise<Accepted>) => {
      next = new Promise<Accepted>((resolve, reject) => {
        answers.push(() => void answer().then(resolve, reject));
      });
      return guarded.send(SMS, CARRIED).catch((error: unknown) => error);
    };
    const begun = [begin(() => Promise.resolve({})), begin(() => Promise.reject(throttled))];
    await sendAnd(throttled, 3);
    now += 500;
    for (const answer of answers) answer();
    answers = [];
    await Promise.all(begun);
    expect(guarded.state).toMatchObject({ position: 'open', until: new Date(NOON + 1_000) });
  });
});
