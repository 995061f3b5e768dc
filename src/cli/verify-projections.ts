import { projections } from '../../projections/all.js';
import { comparePositions, formatPosition } from '../eventing/position.js';
import { collectionOf, Generations } from '../eventing/projecting/generations.js';
import { ProjectionStore } from '../eventing/projecting/projection-store.js';
import { skipsIn } from '../eventing/projecting/projector.js';
import { verifyProjection } from '../eventing/projecting/verify-projection.js';
import { versionOf, type AnyProjection } from '../eventing/projection.js';
import { progressBar } from './progress.js';
import { becomes, whileProjecting } from './projecting.js';
import { projectionCalled } from './projections.js';
import { withTools, type Place, type Tools } from './tools.js';

/** How long the projections may take to come to where the log was. */
const CAUGHT_UP_WITHIN = 10 * 60_000;

/**
 * Builds read models anew, aside, and compares them with those that are stored.
 * @returns the exit code: 1 where one differs, or there is no such projection.
 */
export const verifyProjections = (name: string | undefined, place: Place): Promise<number> => {
  const chosen =
    name === undefined ? projections : [projectionCalled(name)].filter((one) => one !== undefined);
  if (chosen.length === 0) return Promise.resolve(1);
  return withTools(place, (tools) =>
    whileProjecting(tools, async () => {
      let differing = 0;
      for (const projection of chosen) if (!(await isAsFolded(projection, tools))) differing++;
      return differing === 0 ? 0 : 1;
    }),
  );
};

const isAsFolded = async (projection: AnyProjection, { store, documents }: Tools): Promise<boolean> => {
  const models = new ProjectionStore(documents.readModels);
  const generations = new Generations(documents.readModels);
  const liveNow = async () => (await generations.all()).get(versionOf(projection))?.live;
  await becomes(async () => (await liveNow()) !== undefined, CAUGHT_UP_WITHIN);
  const generation = { projection, number: (await liveNow()) ?? 0 };
  const collection = collectionOf(generation);
  const bar = progressBar(`Verifying ${collection}`);
  let events = 0;
  const total = Number((await store.lastPosition()).commit);
  const difference = await verifyProjection({
    projection,
    skips: await skipsIn(store)(projection),
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
        comparePositions((await models.checkpointOf(generation)).position, position) >= 0;
      if (await becomes(hasCome, CAUGHT_UP_WITHIN)) return;
      throw new Error(
        `${projection.name} does not come to ${formatPosition(position)}. \`journal projections list\` tells why.`,
      );
    },
    documents: (ids) => models.all(generation, ids),
  });
  bar.stop();
  if (!difference) {
    process.stdout.write(`${collection}: as ${events.toString()} events make it\n`);
    return true;
  }
  const { id, field, stored, folded } = difference;
  process.stdout.write(
    `${collection}: ${id} differs${field === '' ? '' : ` in ${field}`}\n` +
      `  stored ${textOf(stored)}\n  folded ${textOf(folded)}\n`,
  );
  return false;
};

const textOf = (value: unknown): string =>
  value === undefined
    ? 'nothing'
    : JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? part.toString() : part));
