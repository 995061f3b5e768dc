import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { createParser } from 'eventsource-parser';
import type { Grant } from '../consumers/grant.values.js';
import { FEED_SCOPE } from '../consumers/oauth-scopes.values.js';
import { loggedYear } from '../../test/support/logged-year.js';
import type { FeedEvent } from './cloud-event.js';
import { BEGINNING, Cursors } from './cursor.js';
import { eventStream, type EventStreamOptions } from './event-stream.js';
import { Restorations } from '../backup/restorations.js';
import { Feed } from './feed.js';
import { followed, partsOf } from './feed.examples.js';
import { scopeOf } from './feed-scope.js';

const grant: Grant = {
  ...{ scopes: [FEED_SCOPE], schools: 'all', types: 'all', identification: 'pseudonymous' },
};
const log = loggedYear(5);
const feed = new Feed({
  tail: partsOf(log),
  cursors: new Cursors(Buffer.alloc(32, 3)),
  vault: { secret: () => Promise.resolve(Buffer.alloc(32)), open: () => Promise.resolve(undefined) },
  schemas: 'https://journal.example/schemas',
  restorations: Restorations.none,
});
const scope = scopeOf({ consumerId: 'ministry', grant }, {});
const NOTE = 'journal.example\n7\nroot\n\n— journal.example signature\n';

interface Heard {
  readonly events: FeedEvent[];
  readonly others: (string | undefined)[];
  readonly checkpoints: string[];
  lastId: string | undefined;
  comments: number;
}

/** What a client hears until the stream ends, or has been told so many parts. */
const heard = async (
  parts: number,
  options: Partial<EventStreamOptions> = {},
  of = scope,
): Promise<Heard> => {
  const found: Heard = { events: [], others: [], checkpoints: [], lastId: undefined, comments: 0 };
  const parser = createParser({
    onEvent: ({ event, data, id }) => {
      found.lastId = id ?? found.lastId;
      if (event === 'checkpoint') found.checkpoints.push(data);
      else if (event === undefined) found.events.push(JSON.parse(data) as FeedEvent);
      else found.others.push(event);
    },
    onComment: () => found.comments++,
  });
  const stopping = new AbortController();
  const stream = eventStream(of, BEGINNING, {
    ...{ feed, checkpoint: () => Promise.resolve(NOTE), delivered: () => undefined },
    tail: { beyond: (_position, _signal, ms) => delay(ms, false) },
    stillGranted: () => Promise.resolve(scope),
    ...{ signal: stopping.signal, heartbeatMs: 5 },
    ...options,
  });
  for await (const part of stream) {
    parser.feed(part);
    if (--parts === 0) stopping.abort();
  }
  return found;
};

describe('A feed as Server-Sent Events', () => {
  it('has each event once, in order, with its cursor as the id', async () => {
    const whole = await followed(feed, scope, 1_000);
    const { events, lastId, checkpoints } = await heard(Math.ceil(whole.length / 250) + 2);
    expect(events).toEqual(whole);
    expect(lastId).toBe(whole.at(-1)?.cursor);
    expect(checkpoints).toEqual([NOTE.trimEnd()]);
  });

  it('says now and then that it is there, and nothing twice', async () => {
    const whole = await followed(feed, scope, 1_000);
    const { events, comments, checkpoints } = await heard(Math.ceil(whole.length / 250) + 6);
    expect([events.length, checkpoints.length]).toEqual([whole.length, 1]);
    expect(comments).toBeGreaterThan(1);
  });

  it('tells whose events were delivered', async () => {
    const schools = new Set<string>();
    await heard(3, { delivered: (some) => some.forEach((school) => schools.add(school)) });
    expect([...schools]).toEqual(['school1']);
  });

  it('ends, and says so, when something else is granted', async () => {
    const other = scopeOf({ consumerId: 'ministry', grant: { ...grant, schools: ['school1'] } }, {});
    const identified = scopeOf(
      { consumerId: 'ministry', grant: { ...grant, identification: 'identified' } },
      {},
    );
    for (const now of [other, identified, undefined]) {
      const { others } = await heard(100, { stillGranted: () => Promise.resolve(now) });
      expect(others).toEqual(['feed-changed']);
    }
  });
});
