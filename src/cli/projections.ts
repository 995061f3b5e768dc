import { setTimeout as delay } from 'node:timers/promises';
import { projections } from '../../projections/all.js';
import { comparePositions, formatPosition, START } from '../eventing/position.js';
import { ProjectionEngine } from '../eventing/projection-engine.js';
import { ProjectionStore } from '../eventing/projection-store.js';
import { collectionOf, type AnyProjection } from '../eventing/projection.js';
import { verifyProjection } from '../eventing/verify-projection.js';
import { progressBar } from './progress.js';
import { withTools, type Place, type Tools } from './tools.js';

/** How long the projections of a running application, or ours, may take to come to where the log was. */
const CAUGHT_UP_WITHIN = 10 * 60_000;
/** How soon a running application has saved that it is where the log was. */
const WHERE_ONE_RUNS_WITHIN = 3_000;

/** Prints what read models there are and how far each has come. */
export const listProjections = (place: Place): Promise<void> =>
  withTools(place, async ({ store, documents }) => {
    const models = new ProjectionStore(documents.readModels);
    const head = await store.lastPosition();
    const rows = await Promise.all(
      projections.map(async (projection) => {
        const position = (await models.checkpointOf(projection)) ?? START;
        const isAtHead = comparePositions(position, head) >= 0;
        return [
          projection.name,
          projection.version.toString(),
          formatPosition(position),
          isAtHead ? 'at the head' : 'behind',
        ];
      }),
    );
    printTable([['Projection', 'Version', 'Position', `Log: ${formatPosition(head)}`], ...rows]);
  });

/**
 * Builds read models anew, aside, and compares them with those that are stored.
 * @returns the exit code: 1 where one differs, or there is no such projection.
 */
export const verifyProjections = (name: string | undefined, place: Place): Promise<number> => {
  const chosen = projections.filter((projection) => name === undefined || projection.name === name);
  if (chosen.length === 0) {
    const names = projections.map((projection) => projection.name).join(', ');
    process.stderr.write(`There is no projection ${name ?? ''}. There are: ${names}.\n`);
    return Promise.resolve(1);
  }
  return withTools(place, async (tools) => {
    const engine = await engineWhereNoneRuns(tools);
    try {
      let differing = 0;
      for (const projection of chosen) if (!(await isAsFolded(projection, tools))) differing++;
      return differing === 0 ? 0 : 1;
    } finally {
      await engine?.stop();
    }
  });
};

const isAsFolded = async (projection: AnyProjection, { store, documents }: Tools): Promise<boolean> => {
  const models = new ProjectionStore(documents.readModels);
  const bar = progressBar(`Verifying ${collectionOf(projection)}`);
  let events = 0;
  const total = Number((await store.lastPosition()).commit);
  const difference = await verifyProjection({
    projection,
    events: async function* (after, upTo) {
      for await (const batch of store.readAll(after, upTo)) {
        events += batch.length;
        yield batch;
        bar.update(Number(batch.at(-1)?.position.commit ?? 0), total);
      }
    },
    head: () => store.lastPosition(),
    reached: async (position) => {
      const hasCome = async () =>
        comparePositions((await models.checkpointOf(projection)) ?? START, position) >= 0;
      if (await becomes(hasCome, CAUGHT_UP_WITHIN)) return;
      throw new Error(
        `${projection.name} does not come to ${formatPosition(position)}. See /health for why.`,
      );
    },
    documents: (ids) => models.all(projection, ids),
  });
  bar.stop();
  if (!difference) {
    process.stdout.write(`${collectionOf(projection)}: as ${events.toString()} events make it\n`);
    return true;
  }
  const { id, field, stored, folded } = difference;
  process.stdout.write(
    `${collectionOf(projection)}: ${id} differs${field === '' ? '' : ` in ${field}`}\n` +
      `  stored ${textOf(stored)}\n  folded ${textOf(folded)}\n`,
  );
  return false;
};

/** Where no application runs, nobody brings the stored documents to the head but this command. */
const engineWhereNoneRuns = async ({ store, documents }: Tools): Promise<ProjectionEngine | undefined> => {
  const models = new ProjectionStore(documents.readModels);
  const head = await store.lastPosition();
  const areAtHead = async () => {
    const positions = await Promise.all(projections.map((one) => models.checkpointOf(one)));
    return positions.every((position) => comparePositions(position ?? START, head) >= 0);
  };
  if (await becomes(areAtHead, WHERE_ONE_RUNS_WITHIN)) return undefined;
  const engine = new ProjectionEngine({
    store,
    documents: models,
    projections,
    log: (message) => process.stderr.write(`${message}\n`),
  });
  await engine.start();
  return engine;
};

/** Whether something is so within some milliseconds. */
const becomes = async (isSo: () => Promise<boolean>, within: number): Promise<boolean> => {
  const deadline = Date.now() + within;
  for (;;) {
    if (await isSo()) return true;
    if (Date.now() >= deadline) return false;
    await delay(50);
  }
};

const textOf = (value: unknown): string =>
  value === undefined
    ? 'nothing'
    : JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? part.toString() : part));

const printTable = (rows: readonly (readonly string[])[]): void => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  for (const row of rows) {
    process.stdout.write(
      `  ${row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd()}\n`,
    );
  }
};
