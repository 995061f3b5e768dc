import { ALL_SCHOOLS, connectedSchools, schools } from '../../projections/schools/school.projection.js';
import type { SchoolDocument } from '../../projections/schools/read-model.js';
import type { Viewer } from '../access/viewer.js';
import type { Reads } from '../eventing/fresh-reader.js';
import type { Position } from '../eventing/position.js';
import type { Area } from '../school/school.events.js';
import { decidesOn, type Whereabouts } from './territory.values.js';

/** The schools that an authority oversees, and all the others, by where they are. */
export interface Territory {
  readonly overseen: readonly Whereabouts[];
  readonly all: readonly Whereabouts[];
  /** A municipality or region as the journal knows it already, where it does. */
  readonly known: (kind: 'municipality' | 'region', code: string) => Area | undefined;
}

export const territoryOf = async (
  { roles }: Pick<Viewer, 'roles'>,
  reads: Reads,
  atLeast?: Position,
): Promise<Territory> => {
  const schoolIds = (await reads.get(connectedSchools, ALL_SCHOOLS, atLeast))?.schoolIds ?? [];
  const found = await reads.getMany(schools, schoolIds);
  const overseen = roles
    .filter(({ role }) => role === 'authority')
    .flatMap(({ schoolId }) => found.get(schoolId) ?? []);
  return {
    overseen: overseen.map(whereaboutsOf),
    all: [...found.values()].map(whereaboutsOf),
    known: (kind, code) =>
      [...found.values()].map((school) => school[kind]).find((area) => area?.sourcedId === code),
  };
};

/** Whether the authority of a territory decides on a school that applies. */
export const isIn = (
  { municipality, region }: { readonly municipality: string; readonly region?: string },
  { overseen, all }: Pick<Territory, 'overseen' | 'all'>,
): boolean => decidesOn({ municipality, ...(region === undefined ? {} : { region }) }, overseen, all);

const whereaboutsOf = ({ municipality, region }: SchoolDocument): Whereabouts => ({
  ...(municipality ? { municipality: municipality.sourcedId } : {}),
  ...(region ? { region: region.sourcedId } : {}),
});
