import { performance } from 'node:perf_hooks';
import { Agent, request } from 'undici';
import { becomes } from '../embedded/processes.js';
import { FEED_SCOPE } from '../src/consumers/oauth-scopes.values.js';
import { registerConsumer } from '../test/support/consumer.js';
import type { Bench } from './bench.js';
import { count, latency, medianOf, megabytes } from './figures.js';
import { gradesToGive } from './grades.js';
import { Client, openLoop, timingOf, type Timing } from './load.js';
import { memoryOf } from './memory.js';
import { startJournal, type Journal } from './stack.js';

const FOLLOWERS = 50;
/** Of so many followers it is looked at when events come; the others are read and not looked at. */
const WATCHED = 5;
const REPLAYERS = 5;
const COMMANDS_PER_SECOND = 500;
const LET_IN_WITHIN = 30_000;

/** Many who follow at the head and some who read from the beginning, while commands come in at a constant rate. */
export const feeds: Bench = ({ withCopy, school, rounds, seconds }) =>
  withCopy(async (dataDir) => {
    const journal = await startJournal(dataDir, 'api,projector');
    const agent = new Agent({ connections: null, bodyTimeout: 0 });
    const writing = new Client(journal.url, 64);
    try {
      const ask = { journal, agent, authorization: await letIn(journal, dataDir) };
      const alone = await readWhole(ask);
      const grades = gradesToGive(school);
      const answered = new Map<string, number>();
      const lags: number[] = [];
      let replayed = 0;
      const ended = new AbortController();
      const streams = [
        ...Array.from({ length: FOLLOWERS }, (_, index) =>
          stream(ask, alone.cursor, ended.signal, (text) => {
            if (index >= WATCHED) return;
            const now = performance.now();
            for (const [, id = ''] of text.matchAll(/"gradeId":"([^"]+)"/g)) {
              const at = answered.get(id);
              if (at !== undefined) lags.push(Math.max(0, now - at));
            }
          }),
        ),
        ...Array.from({ length: REPLAYERS }, async () => {
          while (!ended.signal.aborted) {
            await stream(ask, undefined, ended.signal, (text) => {
              replayed += text.split('\nid: ').length - 1;
            });
          }
        }),
      ];
      const before = (await memoryOf(journal.pid)).proportional;
      const commands: Timing[] = [];
      const begun = performance.now();
      for (let round = 0; round < rounds; round++) {
        commands.push(
          await openLoop({ perSecond: COMMANDS_PER_SECOND, seconds }, async () => {
            const { body } = await writing.send(grades.next().value.request);
            const id = /"gradeId":"([^"]+)"/.exec(body)?.[1];
            if (id !== undefined) answered.set(id, performance.now());
          }),
        );
      }
      const took = (performance.now() - begun) / 1_000;
      const after = (await memoryOf(journal.pid)).proportional;
      ended.abort();
      await Promise.allSettled(streams);
      const lag = timingOf(lags, took);
      return [
        {
          what: 'a feed from the beginning, in batches of 1,000, by one reader alone',
          measured: `${count(alone.perSecond)} events/s`,
          bars: [],
        },
        {
          what: `${FOLLOWERS.toString()} followers at the head and ${REPLAYERS.toString()} who read from the beginning, at ${COMMANDS_PER_SECOND.toString()} commands/s`,
          measured: [
            `from the answer to a command until a follower has it ${latency(lag)}`,
            `${count(replayed / took / REPLAYERS)} events/s for each who reads from the beginning`,
            `the commands themselves ${latency(medianOf(commands))}`,
            `resident before ${megabytes(before)}, after ${megabytes(after)}`,
          ].join('; '),
          bars: [],
        },
      ];
    } finally {
      await writing.close();
      await agent.destroy();
      await journal.stop();
    }
  });

interface Asking {
  readonly journal: Journal;
  readonly agent: Agent;
  readonly authorization: string;
}

/** The header that a consumer of the feed asks with. */
const letIn = async ({ url }: Journal, dataDir: string): Promise<string> => {
  const consumer = await registerConsumer({ url, dataDir }, ['--scope', FEED_SCOPE], 'Bench');
  const isKnown = async () => (await consumer.grant()).status === 200;
  if (!(await becomes(isKnown, LET_IN_WITHIN))) throw new Error('The consumer is not let in.');
  return (await consumer.letIn()).authorization.Authorization;
};

const readWhole = async ({ journal, agent, authorization }: Asking) => {
  const begun = performance.now();
  let [path, events, cursor] = ['/api/feeds/journal?limit=1000', 0, ''];
  for (;;) {
    const { headers, body } = await request(`${journal.url}${path}`, {
      dispatcher: agent,
      headers: { authorization },
    });
    events += (await body.text()).split('"specversion"').length - 1;
    cursor = String(headers['feed-cursor']);
    if (headers['feed-at-head'] === 'true') break;
    path = /<([^>]+)>/.exec(String(headers['link']))?.[1] ?? '';
  }
  return { cursor, perSecond: (1_000 * events) / (performance.now() - begun) };
};

const stream = async (
  { journal, agent, authorization }: Asking,
  after: string | undefined,
  signal: AbortSignal,
  take: (text: string) => void,
): Promise<void> => {
  const query = after === undefined ? '' : `?after=${after}`;
  const { body } = await request(`${journal.url}/api/feeds/journal${query}`, {
    ...{ dispatcher: agent, signal },
    headers: { authorization, accept: 'text/event-stream' },
  });
  for await (const chunk of body) take((chunk as Buffer).toString());
};
