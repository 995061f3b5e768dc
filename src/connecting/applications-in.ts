import { areaId, schoolApplicationsOfArea } from '../../projections/school-applications/projection.js';
import type { SchoolApplicationListed } from '../../projections/school-applications/read-model.js';
import type { Reads } from '../eventing/fresh-reader.js';
import { laterOf, START, type Position } from '../eventing/position.js';
import { isIn, type Territory } from './territory.js';

/** The applications on which the authority of a territory decides, the newest first. */
export const applicationsIn = async (
  territory: Pick<Territory, 'overseen' | 'all'>,
  reads: Reads,
  atLeast?: Position,
): Promise<{
  readonly found: readonly (SchoolApplicationListed & { readonly applicationId: string })[];
  readonly position: Position;
}> => {
  const areas = territory.overseen.flatMap(({ municipality, region }) => [
    ...(municipality === undefined ? [] : [areaId('municipality', municipality)]),
    ...(region === undefined ? [] : [areaId('region', region)]),
  ]);
  const documents = await reads.getMany(schoolApplicationsOfArea, [...new Set(areas)], atLeast);
  const found = new Map(
    [...documents.values()].flatMap(({ applications }) =>
      Object.entries(applications)
        .filter(([, application]) => isIn(application, territory))
        .map(([applicationId, application]) => [applicationId, { applicationId, ...application }] as const),
    ),
  );
  return {
    found: [...found.values()].sort((a, b) => (a.filedAt < b.filedAt ? 1 : -1)),
    position: [...documents.values()].reduce((latest, each) => laterOf(latest, each.position), START),
  };
};
