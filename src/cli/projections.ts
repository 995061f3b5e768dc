import { projections } from '../../projections/all.js';
import { formatPosition } from '../eventing/position.js';
import { collectionOf, Generations, type Generation } from '../eventing/projecting/generations.js';
import { removeOldVersions } from '../eventing/projecting/old-versions.js';
import { ProjectionStore, type Failure } from '../eventing/projecting/projection-store.js';
import { standingsIn } from '../eventing/projecting/standing.js';
import { versionOf, type AnyProjection } from '../eventing/projection.js';
import { carriedOut, operatorContext, withTools, type Place } from './tools.js';

/** The projection that is so called. Says which there are where there is none. */
export const projectionCalled = (name: string): AnyProjection | undefined => {
  const found = projections.find((projection) => projection.name === name);
  if (!found) {
    const names = projections.map((projection) => projection.name).join(', ');
    process.stderr.write(`There is no projection ${name}. There are: ${names}.\n`);
  }
  return found;
};

/** Prints what read models there are and how far each has come. */
export const listProjections = (place: Place): Promise<void> =>
  withTools(place, async ({ store, documents }) => {
    const head = await store.lastPosition();
    const standings = await standingsIn(documents.readModels, projections, head);
    const rows = standings.map(({ generation, state, position, isAtHead, failure }) =>
      state === 'absent'
        ? [versionOf(generation.projection), 'not begun', '', '']
        : [collectionOf(generation), state, formatPosition(position), standing(isAtHead, failure)],
    );
    printTable([['Projection', 'State', 'Position', `Log: ${formatPosition(head)}`], ...rows]);
  });

/** Removes the read models of versions that this program doesn't have, when no older one runs any more. */
export const removeOldProjections = (place: Place): Promise<void> =>
  withTools(place, async ({ documents }) => {
    const removed = await removeOldVersions(documents.readModels, projections);
    const said = removed.length === 0 ? 'There are no older versions.' : `Removed ${removed.join(', ')}.`;
    process.stdout.write(`${said}\n`);
  });

const standing = (isAtHead: boolean, failure: Failure | undefined): string => {
  if (failure) return `stopped at ${failure.position}, ${failure.eventType}: ${failure.error}`;
  return isAtHead ? 'at the head' : 'behind';
};

/**
 * Has a projection go on past the event at which it stopped.
 * @param position of that event, `commit/prepare`.
 * @returns the exit code.
 */
export const skipEvent = (name: string, position: string, reason: string, place: Place): Promise<number> => {
  const projection = projectionCalled(name);
  if (!projection) return Promise.resolve(1);
  return withTools(place, async ({ documents, runners }) => {
    const failure = (await failuresOf(projection, documents.readModels)).find(
      (one) => one.position === position,
    );
    if (!failure) {
      process.stderr.write(
        `${name} has not stopped at ${position}. \`journal projections list\` shows where one has.\n`,
      );
      return 1;
    }
    const done = await carriedOut(() =>
      runners.projections.handle(
        versionOf(projection),
        { projection: versionOf(projection), ...failure, reason },
        operatorContext(''),
      ),
    );
    if (!done) return 1;
    process.stdout.write(
      `${name} goes on past ${failure.eventType} ${failure.eventId} at ${position} when the application runs.\n`,
    );
    return 0;
  });
};

const failuresOf = async (
  projection: AnyProjection,
  db: ConstructorParameters<typeof ProjectionStore>[0],
): Promise<Failure[]> => {
  const { live, building } = (await new Generations(db).all()).get(versionOf(projection)) ?? {};
  const models = new ProjectionStore(db);
  const generations = [live, building].flatMap((number): Generation[] =>
    number === undefined ? [] : [{ projection, number }],
  );
  const checkpoints = await Promise.all(generations.map((generation) => models.checkpointOf(generation)));
  return checkpoints.flatMap(({ failure }) => failure ?? []);
};

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
