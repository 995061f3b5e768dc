import { beforeEach, describe, expect, jest, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { MemoryEventStore } from '../../test/support/memory-event-store.js';
import { CommandRunner, type CommandContext, type RunnerOptions } from './command-runner.js';
import type { Decider } from './decider.js';
import { DomainError } from './domain-error.js';
import { eventIdOf } from './envelope.js';
import { WrongExpectedRevision } from './event-store.js';

// A purse of nine coins at most, each put in by its name and once; a lid goes only onto a box.
type CoinPut = { readonly type: 'CoinPut'; readonly data: { readonly coin: string } };
type Purse = readonly string[];
interface Put {
  readonly put: readonly string[];
}

const purse: Decider<Purse, Put, CoinPut> = {
  initial: () => [],
  decide({ put }, coins) {
    if (put.includes('broken')) throw new TypeError('no such coin');
    if (put.includes('lid') && !coins.includes('box')) throw new DomainError('no-box', 'Put it in first.');
    if (coins.length + put.length > 9) throw new DomainError('purse-full', 'Take some out first.');
    return put.filter((coin) => !coins.includes(coin)).map((coin) => ({ type: 'CoinPut', data: { coin } }));
  },
  evolve: (coins, { data }) => [...coins, data.coin],
};

const context = (changes: Partial<CommandContext> = {}): CommandContext => ({
  commandId: randomUUID(),
  correlationId: 'correlation',
  fingerprint: 'fingerprint',
  schoolId: 'school1',
  actor: { accountId: 'account', personId: 'person', role: 'teacher' },
  via: 'web',
  at: '2026-11-23T08:00:00Z',
  ...changes,
});

let store: MemoryEventStore;
const process = (options: RunnerOptions = {}) => new CommandRunner(store, 'purse', purse, options);
const put = (...coins: string[]): Put => ({ put: coins });
const coinsIn = (streamName = 'purse-mine') =>
  store.stream(streamName).map(({ data }) => (data as CoinPut['data']).coin);

beforeEach(() => {
  store = new MemoryEventStore();
});

describe('a command', () => {
  test('is decided in the state of its stream and written at the revision that it was decided on', async () => {
    const runner = process();
    await runner.handle('mine', put('a', 'b'), context());
    await runner.handle('yours', put('a'), context());
    const { events, position, repeated } = await runner.handle('mine', put('b', 'c'), context());
    expect(events).toEqual([{ type: 'CoinPut', data: { coin: 'c' } }]);
    expect(position).toEqual({ commit: 4n, prepare: 4n });
    expect(repeated).toBe(false);
    expect(store.appends.map(({ streamName, expected }) => [streamName, expected])).toEqual([
      ['purse-mine', undefined],
      ['purse-yours', undefined],
      ['purse-mine', 1n],
    ]);
    expect(await runner.load('mine')).toEqual(['a', 'b', 'c']);
  });

  test('says in every event who did it, when, and by which command', async () => {
    const sent = context();
    await process().handle('mine', put('a', 'b'), sent);
    const events = store.stream('purse-mine');
    expect(events.map(({ id }) => id)).toEqual([eventIdOf(sent.commandId, 0), eventIdOf(sent.commandId, 1)]);
    for (const { metadata } of events) {
      expect(metadata).toEqual({
        schoolId: 'school1',
        actor: sent.actor,
        recordedAt: sent.at,
        via: 'web',
        $correlationId: 'correlation',
        $causationId: sent.commandId,
        fingerprint: 'fingerprint',
        salt: expect.stringMatching(/^[\w-]{22}$/),
      });
    }
    expect(new Set(events.map(({ metadata }) => metadata.salt)).size).toBe(2);
  });

  test('that changes nothing writes nothing, and is answered with where the stream stands', async () => {
    const runner = process();
    const first = await runner.handle('mine', put('a'), context());
    const second = await runner.handle('mine', put('a'), context());
    expect(second).toEqual({ events: [], position: first.position, repeated: false });
    expect(store.appends).toHaveLength(1);
  });

  test('that is refused writes nothing', async () => {
    const runner = process();
    await expect(runner.handle('mine', put(...'abcdefghij'.split('')), context())).rejects.toMatchObject({
      code: 'purse-full',
    });
    expect(store.appends).toEqual([]);
  });

  test('on which the rules themselves break fails with what broke, and is not tried again', async () => {
    await expect(process().handle('mine', put('broken'), context())).rejects.toThrow(TypeError);
    expect(store.appends).toEqual([]);
  });
});

describe('a lost race', () => {
  test('is read on and decided again', async () => {
    const [runner, other] = [process(), process()];
    await runner.handle('mine', put('a'), context());
    store.raceNextAppend(() => other.handle('mine', put('b'), context()));
    const { events } = await runner.handle('mine', put('b', 'c'), context());
    expect(events).toEqual([{ type: 'CoinPut', data: { coin: 'c' } }]);
    expect(coinsIn()).toEqual(['a', 'b', 'c']);
  });

  test('that is lost every time is a conflict', async () => {
    const runner = process({ races: 3 });
    for (let attempt = 0; attempt < 3; attempt++) store.failNextAppend(new WrongExpectedRevision());
    await expect(runner.handle('mine', put('a'), context())).rejects.toMatchObject({
      code: 'write-conflict',
      kind: 'conflict',
    });
    expect(store.appends).toHaveLength(3);
    await runner.handle('mine', put('b'), context());
    expect(coinsIn()).toEqual(['b']);
  });

  test('is read on from where the stream was known, however often it is lost', async () => {
    const [runner, other] = [process(), process()];
    await runner.handle('mine', put('a'), context());
    const reads = jest.spyOn(store, 'readStream');
    const loseTo = ([coin, ...others]: readonly string[]) => {
      if (coin === undefined) return;
      store.raceNextAppend(async () => {
        await other.handle('mine', put(coin), context());
        loseTo(others);
      });
    };
    loseTo(['b', 'c', 'd', 'e', 'f', 'g', 'h']);
    await runner.handle('mine', put('i'), context());
    expect(coinsIn()).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']);
    expect(reads.mock.calls.map(([, after]) => after)).toEqual([undefined, 0n, 1n, 2n, 3n, 4n, 5n, 6n]);
  });

  test('answers nobody from the state that lost it', async () => {
    const [runner, other] = [process(), process()];
    const held = store.holdNextAppend();
    store.raceNextAppend(() => other.handle('mine', put('box'), context()));
    const all = [put('a'), put('lid'), put('b')].map((command) => runner.handle('mine', command, context()));
    held();
    await Promise.all(all);
    expect(coinsIn()).toEqual(['a', 'box', 'lid', 'b']);
  });
});

describe('what another process wrote', () => {
  test('is looked up before a command is refused for the want of it', async () => {
    const [runner, other] = [process(), process()];
    await runner.handle('mine', put('a'), context());
    await expect(runner.handle('mine', put('lid'), context())).rejects.toMatchObject({ code: 'no-box' });
    await other.handle('mine', put('box'), context());
    await runner.handle('mine', put('lid'), context());
    expect(coinsIn()).toEqual(['a', 'box', 'lid']);
  });

  test('is found in a stream that did not exist when it was last looked at', async () => {
    const runner = process();
    expect(await runner.known('mine')).toEqual([]);
    await process().handle('mine', put('a'), context());
    expect(await runner.known('mine')).toEqual(['a']);
  });

  test('is seen by load, while known answers from memory', async () => {
    const runner = process();
    await runner.handle('mine', put('a'), context());
    await process().handle('mine', put('b'), context());
    const reads = store.reads;
    expect(await runner.known('mine')).toEqual(['a']);
    expect(store.reads).toBe(reads);
    expect(await runner.load('mine')).toEqual(['a', 'b']);
  });

  test('is found where it is looked up, in memory or else in the store', async () => {
    const runner = process();
    await runner.handle('mine', put('a'), context());
    await process().handle('mine', put('b'), context());
    const reads = store.reads;
    const lookUp = (sought: string) =>
      runner.lookUp('mine', (coins) => coins.find((coin) => coin === sought));
    expect(await lookUp('a')).toBe('a');
    expect(store.reads).toBe(reads);
    expect(await lookUp('b')).toBe('b');
    expect(await lookUp('c')).toBeUndefined();
  });
});

describe('a command that is sent twice', () => {
  test('is stored once and answered alike, here and in any other process', async () => {
    const runner = process();
    const sent = context();
    const first = await runner.handle('mine', put('a', 'b'), sent);
    await runner.handle('mine', put('c'), context());
    for (const each of [runner, process()]) {
      const again = await each.handle('mine', put('a', 'b'), sent);
      expect(again).toMatchObject({ repeated: true, position: first.position });
      expect(again.events.map(({ type, data }) => ({ type, data }))).toEqual(first.events);
    }
    expect(coinsIn()).toEqual(['a', 'b', 'c']);
  });

  test('at the same time is stored once too', async () => {
    const sent = context();
    const runner = process();
    const held = store.holdNextAppend();
    const before = runner.handle('mine', put('z'), context());
    const twice = [runner.handle('mine', put('a'), sent), runner.handle('mine', put('a'), sent)];
    held();
    await before;
    const [first, second] = await Promise.all(twice);
    expect(first?.repeated).toBe(false);
    expect(second).toMatchObject({ repeated: true, position: first?.position });
    expect(coinsIn()).toEqual(['z', 'a']);
  });

  test('with another request under the same key is refused', async () => {
    const runner = process();
    const sent = context();
    await runner.handle('mine', put('a'), sent);
    for (const each of [runner, process()]) {
      await expect(each.handle('mine', put('b'), { ...sent, fingerprint: 'another' })).rejects.toMatchObject({
        code: 'idempotency-key-reused',
      });
    }
    expect(coinsIn()).toEqual(['a']);
  });
});

describe('commands to one stream at the same time', () => {
  test('are written together, those to other streams apart', async () => {
    const runner = process();
    const held = store.holdNextAppend();
    const first = runner.handle('mine', put('a'), context());
    const rest = 'bcdef'.split('').map((coin) => runner.handle('mine', put(coin), context()));
    const elsewhere = runner.handle('yours', put('a'), context());
    await elsewhere;
    held();
    await first;
    const outcomes = await Promise.all(rest);
    expect(store.appends.map(({ streamName, count }) => [streamName, count])).toEqual([
      ['purse-mine', 1],
      ['purse-yours', 1],
      ['purse-mine', 5],
    ]);
    expect(outcomes.map(({ events }) => events[0]?.data.coin)).toEqual('bcdef'.split(''));
  });

  test('see what the ones before them did', async () => {
    const runner = process();
    const held = store.holdNextAppend();
    const first = runner.handle('mine', put('z'), context());
    const rest = [put('a', 'b'), put('b', 'c')].map((command) => runner.handle('mine', command, context()));
    held();
    await Promise.all([first, ...rest]);
    expect(coinsIn()).toEqual(['z', 'a', 'b', 'c']);
  });

  test('are harmed by none that is refused among them', async () => {
    const runner = process();
    const held = store.holdNextAppend();
    const first = runner.handle('mine', put('z'), context());
    const all = [put('a'), put(...'abcdefghij'.split('')), put('broken'), put('b')].map((command) =>
      runner.handle('mine', command, context()),
    );
    held();
    await first;
    const outcomes = await Promise.allSettled(all);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
    expect(coinsIn()).toEqual(['z', 'a', 'b']);
  });

  test('make no append much larger than allowed', async () => {
    const runner = process({ largestAppend: 3 });
    const held = store.holdNextAppend();
    const first = runner.handle('mine', put('z'), context());
    const all = [put('a', 'b'), put('c', 'd'), put('e'), put('f')].map((command) =>
      runner.handle('mine', command, context()),
    );
    held();
    await Promise.all([first, ...all]);
    expect(store.appends.map(({ count }) => count)).toEqual([1, 4, 2]);
    expect(coinsIn()).toEqual('zabcdef'.split(''));
  });
});

describe('a broken connection', () => {
  test('is tried again, and what was not written is written once', async () => {
    store.failNextAppend();
    await process().handle('mine', put('a'), context());
    expect(coinsIn()).toEqual(['a']);
  });

  test('does not write again what was written although the answer was lost', async () => {
    const runner = process();
    await runner.handle('mine', put('z'), context());
    store.loseNextAnswer();
    const { events, position } = await runner.handle('mine', put('a', 'b'), context());
    expect(events.map(({ data }) => data.coin)).toEqual(['a', 'b']);
    expect(position).toEqual({ commit: 3n, prepare: 3n });
    expect(coinsIn()).toEqual(['z', 'a', 'b']);
    expect(store.appends).toHaveLength(2);
  });

  test('that stays broken is said to be so, and the next command starts afresh', async () => {
    const runner = process({ attempts: 2 });
    store.failNextAppend();
    store.loseNextAnswer();
    await expect(runner.handle('mine', put('a'), context())).rejects.toMatchObject({
      code: 'store-away',
      kind: 'unavailable',
    });
    await runner.handle('mine', put('b'), context());
    expect(coinsIn()).toEqual(['a', 'b']);
  });
});
