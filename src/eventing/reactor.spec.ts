import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { MemoryCollection } from '../../test/support/memory-collection.js';
import { MemoryLog } from '../../test/support/memory-log.js';
import { instantOf, positionOf, recorded } from '../../test/support/recorded.js';
import { until } from '../../test/support/until.js';
import type { CommandContext } from './command-runner.js';
import { DomainError } from './domain-error.js';
import { THE_SYSTEM } from './envelope.js';
import { Reactor, type Reaction } from './reactor.js';
import type { RefusedConsequence } from './refused-consequences.js';

const rang = (number: number) => recorded({ type: 'BellRang', data: {} }, number);

let log: MemoryLog;
let checkpoints: MemoryCollection;
let messages: string[];
/** What was carried out: the consequence, and the context that it came with. */
let sent: { key: string; context: CommandContext }[];
/** Thrown, one after another, by the next commands. */
let mishaps: Error[];
/** What was refused, by id. */
let refused: Map<string, RefusedConsequence>;
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
    triesAgainEveryMs: 1,
    refused: {
      keep: (one) => Promise.resolve(void refused.set(one._id, one)),
      forget: (id) => Promise.resolve(void refused.delete(id)),
      wanted: () => Promise.resolve([...refused.values()].filter(({ isWanted }) => isWanted === true)),
    },
  });
  await reactor.start();
};
const past = (number: number) => until(() => reactor.status().position.commit >= positionOf(number).commit);

beforeEach(() => {
  [log, checkpoints, messages, sent, mishaps] = [new MemoryLog(), new MemoryCollection(), [], [], []];
  refused = new Map();
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

  const isClosed = () => new DomainError('page-closed', 'The page is closed.', 'conflict');
  const want = () => {
    for (const [id, one] of refused) refused.set(id, { ...one, isWanted: true });
  };

  test('keeps what the rules refuse, and tries it again under its id when somebody asks for that', async () => {
    mishaps.push(isClosed());
    log.write(rang(1));
    await start(opening('front', 'back'));
    await past(1);
    const [first] = sent;
    expect([...refused.values()]).toEqual([
      {
        ...{ _id: first?.context.commandId, reaction: 'when the bell rings then doors open', key: 'front' },
        ...{ schoolId: 'school1', eventType: 'BellRang', position: '1/1', code: 'page-closed' },
        ...{ message: 'The page is closed.', at: new Date(instantOf(59)) },
      },
    ]);
    mishaps.push(isClosed());
    want();
    await until(() => sent.length === 3);
    await until(() => refused.get(first?.context.commandId ?? '')?.isWanted === undefined);
    expect(refused.size).toBe(1);
    want();
    await until(() => refused.size === 0);
    expect(sent.map(({ key }) => key)).toEqual(['front', 'back', 'front', 'front']);
    expect(
      new Set(sent.filter(({ key }) => key === 'front').map(({ context }) => context.commandId)).size,
    ).toBe(1);
  });

  test('lets go of what follows no more', async () => {
    mishaps.push(isClosed());
    log.write(rang(1));
    await start(opening('front'));
    await past(1);
    const [[id, one]] = [...refused] as [[string, RefusedConsequence]];
    refused.set(id, { ...one, key: 'cellar', isWanted: true });
    await until(() => refused.size === 0);
    expect(sent).toHaveLength(1);
  });

  test('tries again what a store that was away could not do', async () => {
    mishaps.push(new DomainError('store-away', 'Away.', 'unavailable'), new Error('connection reset'));
    log.write(rang(1));
    await start(opening('front'));
    await past(1);
    expect(sent).toHaveLength(3);
  });
});
