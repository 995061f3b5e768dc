import { projections } from '../../projections/all.js';
import { collectionOf, Generations, type Generation } from '../eventing/projecting/generations.js';
import { ProjectionStore, type Checkpoint } from '../eventing/projecting/projection-store.js';
import { versionOf } from '../eventing/projection.js';
import { progressBar } from './progress.js';
import { becomes, whileProjecting } from './projecting.js';
import { projectionCalled } from './projections.js';
import { Rate } from './rate.js';
import { withTools, type Place, type Tools } from './tools.js';

/**
 * Builds read models from the first event on beside those that are read, which they take over from at the head. What
 * was begun before is gone on with.
 * @param name of one projection; all, where none is named.
 * @returns the exit code: 1 where one stopped, or there is no such projection.
 */
export const rebuildProjections = (name: string | undefined, place: Place): Promise<number> => {
  const chosen =
    name === undefined ? projections : [projectionCalled(name)].filter((one) => one !== undefined);
  if (chosen.length === 0) return Promise.resolve(1);
  return withTools(place, async (tools) => {
    const generations = new Generations(tools.documents.readModels);
    const building: Generation[] = [];
    for (const projection of chosen) {
      building.push({ projection, number: await generations.rebuild(projection) });
    }
    return whileProjecting(tools, () => untilTheyAreRead(building, generations, tools));
  });
};

const untilTheyAreRead = async (
  building: readonly Generation[],
  generations: Generations,
  { store, documents }: Tools,
): Promise<number> => {
  const models = new ProjectionStore(documents.readModels);
  const [first, ...others] = building.map(collectionOf);
  const bar = progressBar(
    `Rebuilding ${others.length === 0 ? (first ?? '') : `${building.length.toString()} read models`}`,
  );
  const rate = new Rate();
  let stopped: string[] = [];
  await becomes(async () => {
    const states = await generations.all();
    const left = building.filter(
      ({ projection, number }) => states.get(versionOf(projection))?.building === number,
    );
    const checkpoints = await Promise.all(left.map((generation) => models.checkpointOf(generation)));
    stopped = left.flatMap((generation, index) => faultOf(generation, checkpoints[index]));
    const [slowest] = checkpoints.sort((a, b) => Number(a.position.commit - b.position.commit));
    if (slowest) {
      const { commit } = await store.lastPosition();
      bar.update(Number(slowest.position.commit), Number(commit), rate.of(slowest.events));
    }
    return stopped.length === left.length;
  });
  bar.stop();
  for (const fault of stopped) process.stderr.write(`${fault}\n`);
  for (const generation of building) {
    const { projection, number } = generation;
    if ((await generations.all()).get(versionOf(projection))?.live !== number) continue;
    process.stdout.write(`${collectionOf(generation)} is read from now on\n`);
  }
  return stopped.length === 0 ? 0 : 1;
};

const faultOf = (generation: Generation, checkpoint: Checkpoint | undefined): string[] => {
  const { failure } = checkpoint ?? {};
  if (!failure) return [];
  const { position, eventType, error } = failure;
  return [
    `${collectionOf(generation)} stopped at ${position}, ${eventType}: ${error}. ` +
      `Mend the projection, or \`journal projections skip ${generation.projection.name} ${position} --reason …\`.`,
  ];
};
