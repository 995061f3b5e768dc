import { setMaxListeners } from 'node:events';
import { performance } from 'node:perf_hooks';
import { Agent, request } from 'undici';
import { becomes } from '../embedded/processes.js';
import { FEED_SCOPE } from '../src/consumers/oauth-scopes.values.js';
import { registerConsumer } from '../test/support/consumer.js';
import type { Bench } from './bench.js';
import type { Row } from './run.js';
import { count, latency, medianOf, megabytes } from './figures.js';
import { gradesToGive } from './grades.js';
import { Client, openLoop, timingOf, type Timing } from './load.js';
import { memoryOf } from './memory.js';
import { startJournal, type Journal } from './stack.js';

const FOLLOWERS = 50;
/** Of so many followers it is looked at when events come; the others are read and not looked at. */
const WATCHED = 5;
const REPLAYERS = 5;
/** What this machine has room for besides, and what is to be held. */
const COMMANDS_PER_SECOND = [150, 500];
const LET_IN_WITHIN = 30_000;

/** Many who follow at the head and some who read from the beginning, while commands come in at a constant rate. */
export const feeds: Bench = ({ withCopy, school, rounds, seconds }) =>
  withCopy(async (dataDir) => {
    const journal = await startJournal(dataDir, 'api,projector');
    const agent = new Agent({ connections: null, bodyTimeout: 0 });
    const writing = new Client(journal.url, 64);
    try {
      const ask = { journal, agent, authorization: await letIn(journal, dataDir) };
      const alone = await readOn(ask);
      const grades = gradesToGive(school);
      const answered = new Map<string, number>();
      const give = async (): Promise<void> => {
        const { body } = await writing.send(grades.next().value.request);
        const id = /"gradeId":"([^"]+)"/.exec(body)?.[1];
        if (id !== undefined) answered.set(id, performance.now());
      };
      const rows: Row[] = [
        {
          what: 'a feed from the beginning, in batches of 1,000, by one reader alone',
          measured: `${count(alone.perSecond)} events/s`,
          bars: [],
        },
      ];
      for (const perSecond of COMMANDS_PER_SECOND) {
        const { cursor: from } = await readOn(ask, alone.cursor);
        rows.push(await underLoad({ ask, from, answered, give, perSecond, rounds, seconds }));
      }
      return rows;
    } finally {
      await writing.close();
      await agent.destroy();
      await journal.stop();
    }
  });

interface Load {
  readonly ask: Asking;
  /** Where those at the head begin. */
  readonly from: string;
  /** When the command was answered by which a grade came, by the grade. */
  readonly answered: ReadonlyMap<string, number>;
  readonly give: () => Promise<void>;
  readonly perSecond: number;
  readonly rounds: number;
  readonly seconds: number;
}

const underLoad = async ({ ask, from, answered, give, perSecond, rounds, seconds }: Load): Promise<Row> => {
  const lags: number[] = [];
  let replayed = 0;
  const ended = new AbortController();
  setMaxListeners(0, ended.signal);
  const watch = (text: string): void => {
    const now = performance.now();
    for (const [, id = ''] of text.matchAll(/"gradeId":"([^"]+)"/g)) {
      const at = answered.get(id);
      if (at !== undefined) lags.push(Math.max(0, now - at));
    }
  };
  const streams = [
    ...Array.from({ length: FOLLOWERS }, (_, index) =>
      stream(ask, from, ended.signal, index < WATCHED ? watch : () => undefined),
    ),
    ...Array.from({ length: REPLAYERS }, async () => {
      while (!ended.signal.aborted) {
        await stream(ask, undefined, ended.signal, (text) => {
          replayed += text.split('\nid: ').length - 1;
        });
      }
    }),
  ];
  const commands: Timing[] = [];
  const memory = [await ownMemory(ask.journal)];
  const begun = performance.now();
  for (let round = 0; round < rounds; round++) {
    commands.push(await openLoop({ perSecond, seconds }, give));
    memory.push(await ownMemory(ask.journal));
  }
  const took = (performance.now() - begun) / 1_000;
  ended.abort();
  await Promise.allSettled(streams);
  return {
    what: `${FOLLOWERS.toString()} followers at the head and ${REPLAYERS.toString()} who read from the beginning, at ${perSecond.toString()} commands/s`,
    measured: [
      `from the answer to a command until a follower has it ${latency(timingOf(lags, took))}`,
      `${count(replayed / took / REPLAYERS)} events/s for each who reads from the beginning`,
      `the commands themselves ${latency(medianOf(commands))}`,
      `in no mapped file before ${memory.join(', after each round ')}`,
    ].join('; '),
    bars: [],
  };
};

/** Mapped files are the stores' data, which are given back when others need the memory. */
const ownMemory = async ({ pid }: Journal): Promise<string> => megabytes((await memoryOf(pid)).anonymous);

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

/** All that comes after a place, or from the beginning on. */
const readOn = async ({ journal, agent, authorization }: Asking, after?: string) => {
  const begun = performance.now();
  const from = after === undefined ? '' : `&after=${after}`;
  let [path, events, cursor] = [`/api/feeds/journal?limit=1000${from}`, 0, ''];
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
