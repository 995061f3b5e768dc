import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { projections } from '../../projections/all.js';
import type { SuspicionEvent } from '../../src/audit/alerts/suspicion.events.js';
import type { DomainEvent } from '../../src/eventing/decider.js';
import type { ProjectionEngine } from '../../src/eventing/projecting/projection-engine.js';
import { projectorOn } from '../../src/eventing/projecting/projector.js';
import { correctedOn, deputy, pageWithTeacher, type Entry } from '../../src/audit/alerts/alerts.examples.js';
import { eventually } from '../support/eventually.js';
import { recorded } from '../support/recorded.js';
import { startStores, type EmbeddedStores } from '../support/embedded-stores.js';

const CHILD = fileURLToPath(new URL('../../dist/test/integration/alerts.child.js', import.meta.url));
const PAGES = Array.from({ length: 40 }, (_, index) => `g${index.toString()}.math.q2`);
const KILLS = 4;

describe('Suspicions', () => {
  let stores: EmbeddedStores;
  let projector: ProjectionEngine;
  let reacting: ChildProcess | undefined;
  const revisions = new Map<string, bigint>();
  let written = 0;

  beforeAll(async () => {
    stores = await startStores();
    projector = projectorOn(stores.store, stores.documents.readModels, { projections, log: () => undefined });
    await projector.start();
  });
  afterAll(async () => {
    await kill();
    await projector.stop();
    await stores.close();
  });

  const start = async (): Promise<void> => {
    const child = (reacting = fork(CHILD, {
      execArgv: [],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      env: { ...process.env, ...stores.addresses },
    }));
    const said: string[] = [];
    child.stderr?.on('data', (chunk: Buffer) => said.push(chunk.toString()));
    await Promise.race([
      once(child, 'message'),
      once(child, 'exit').then(() => Promise.reject(new Error(said.join('')))),
    ]);
  };
  const kill = async (): Promise<void> => {
    if (!reacting) return;
    const gone = once(reacting, 'exit');
    reacting.kill('SIGKILL');
    await gone;
    reacting = undefined;
  };

  const write = async (entries: readonly Entry[]): Promise<void> => {
    for (const { event, at, actor, via = 'web' } of entries) {
      const { id, metadata } = recorded(event, ++written);
      const told = { ...metadata, recordedAt: at, actor, via };
      const streamName = `journalPage-${(event.data as { pageId: string }).pageId}`;
      const revision = revisions.get(streamName);
      await stores.store.append(streamName, revision, [{ id, event, metadata: told }]);
      revisions.set(streamName, (revision ?? -1n) + 1n);
    }
  };
  const raised = async (): Promise<SuspicionEvent[]> => {
    const events: DomainEvent[] = [];
    for await (const event of stores.store.readStream('alert-a1.school1')) events.push(event);
    return events as SuspicionEvent[];
  };
  /** The pages that the alert concerns, each as often as it was named. */
  const concerned = async (): Promise<readonly string[]> =>
    (await raised()).flatMap((event) => (event.type === 'SuspicionReviewed' ? [] : event.data.pageIds));

  it('are raised once, and widened once by each page, however often who watches is killed', async () => {
    const opened = PAGES.flatMap(pageWithTeacher).map((event): Entry => ({
      ...{ event, at: '2026-09-01T08:00:00.000Z', actor: deputy, via: 'system' },
    }));
    await write(opened);
    const corrections = PAGES.map((pageId, index): Entry => ({
      event: correctedOn(pageId, { pupilId: `pupil${index.toString()}` }),
      at: new Date(Date.UTC(2026, 10, 9, 9) + index * 20 * 60_000).toISOString(),
      actor: deputy,
    }));
    await start();
    const share = corrections.length / KILLS;
    for (let round = 0; round < KILLS; round++) {
      const before = (await concerned()).length;
      await write(corrections.slice(round * share, (round + 1) * share));
      // In the middle of what was just written.
      expect(await eventually(async () => (await concerned()).length > before)).toBe(true);
      await kill();
      await start();
    }
    expect(await eventually(async () => (await concerned()).length >= PAGES.length)).toBe(true);
    expect((await concerned()).toSorted()).toEqual(PAGES.toSorted());
    const events = await raised();
    expect(events.filter(({ type }) => type === 'SuspicionRaised')).toHaveLength(1);
    const rules = events.flatMap((event) =>
      event.type === 'SuspicionReviewed' ? [] : event.data.findings.map(({ rule }) => rule),
    );
    expect(rules).toEqual([...new Set(rules)]);
  });
});
