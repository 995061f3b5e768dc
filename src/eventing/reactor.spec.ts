import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { MemoryCollection } from '../../test/support/memory-collection.js';
import { MemoryLog } from '../../test/support/memory-log.js';
import { instantOf, positionOf, recorded } from '../../test/support/recorded.js';
import { until } from '../../test/support/until.js';
import type { CommandContext } from './command-runner.js';
import { DomainError } from './domain-error.js';
import { THE_SYSTEM } from './envelope.js';
import { Reactor, type Reaction } from './reactor.js';

const rang = (number: number) => recorded({ type: 'BellRang', data: {} }, number);

let log: MemoryLog;
let checkpoints: MemoryCollection;
let messages: string[];
/** What was carried out: the consequence, and the context that it came with. */
let sent: { key: string; context: CommandContext }[];
/** Thrown, one after another, by the next commands. */
let mishaps: Error[];
let reactor: Reactor;

const opening = (...keys: readonly string[]): Reaction => ({
  name: 'when the bell rings then doors open',
  on: ['BellRang'],
  consequences: () =>
    Promise.resolve(
      keys.map((key) => ({
        key,
        carryOut: (context) => {
          sent.push({ key, context });
          const mishap = mishaps.shift();
          return mishap ? Promise.reject(mishap) : Promise.resolve();
        },
      })),
    ),
});

const start = async (...reactions: readonly Reaction[]) => {
  reactor = new Reactor({
    store: log,
    db: checkpoints.db,
    reactions,
    now: () => instantOf(59),
    log: (message) => messages.push(message),
    checkpointEveryMs: 1_000_000,
  });
  await reactor.start();
};
const past = (number: number) => until(() => reactor.status().position.commit >= positionOf(number).commit);

beforeEach(() => {
  [log, checkpoints, messages, sent, mishaps] = [new MemoryLog(), new MemoryCollection(), [], [], []];
});
afterEach(async () => {
  await reactor.stop();
});

describe('A reactor', () => {
  test('carries out what follows from a fact, in order, and passes over what nobody waits for', async () => {
    log.write(recorded({ type: 'SomethingElse', data: {} }, 1), rang(2));
    await start(opening('front', 'back'));
    await past(2);
    expect(sent.map(({ key }) => key)).toEqual(['front', 'back']);
  });

  test('acts as the system, now, and in the course of what the fact came from', async () => {
    log.write(rang(1));
    await start(opening('front'));
    await past(1);
    expect(sent[0]?.context).toMatchObject({
      actor: THE_SYSTEM,
      via: 'system',
      at: instantOf(59),
      correlationId: 'correlation',
      schoolId: 'school1',
    });
  });

  test('gives each consequence of each fact an id of its own, the same one when it is done again', async () => {
    log.write(rang(1), rang(2));
    await start(opening('front', 'back'));
    await past(2);
    const first = sent.map(({ context }) => context.commandId);
    expect(new Set(first).size).toBe(4);
    await reactor.stop();
    checkpoints.documents.clear();
    sent = [];
    await start(opening('front', 'back'));
    await past(2);
    expect(sent.map(({ context }) => context.commandId)).toEqual(first);
  });

  test('goes on where it was stopped', async () => {
    log.write(rang(1));
    await start(opening('front'));
    await past(1);
    await reactor.stop();
    log.write(rang(2));
    await start(opening('front'));
    await past(2);
    expect(sent).toHaveLength(2);
    expect(log.subscriptions.at(-1)).toEqual(positionOf(1));
  });

  test('passes over what the rules refuse, and says so', async () => {
    mishaps.push(new DomainError('page-closed', 'The page is closed.', 'conflict'));
    log.write(rang(1));
    await start(opening('front', 'back'));
    await past(1);
    expect(sent.map(({ key }) => key)).toEqual(['front', 'back']);
    expect(messages).toEqual(['when the bell rings then doors open: front refused (page-closed)']);
  });

  test('tries again what a store that was away could not do', async () => {
    mishaps.push(new DomainError('store-away', 'Away.', 'unavailable'), new Error('connection reset'));
    log.write(rang(1));
    await start(opening('front'));
    await past(1);
    expect(sent).toHaveLength(3);
  });
});
