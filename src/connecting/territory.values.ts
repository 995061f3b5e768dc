/** Where a school is, by the codes of its municipality and region, as far as that is known. */
export interface Whereabouts {
  readonly municipality?: string;
  readonly region?: string;
}

/**
 * Whether an authority decides on a school that applies: it oversees one of the same municipality. Where no school is
 * in the municipality yet, one that oversees a school in the region decides.
 * @param overseen where the schools are that the authority oversees.
 * @param all where all schools are.
 */
export const decidesOn = (
  applying: Required<Pick<Whereabouts, 'municipality'>> & Whereabouts,
  overseen: readonly Whereabouts[],
  all: readonly Whereabouts[],
): boolean => {
  const { municipality, region } = applying;
  const isThere = (place: Whereabouts) => place.municipality === municipality;
  if (overseen.some(isThere)) return true;
  if (region === undefined || all.some(isThere)) return false;
  return overseen.some((place) => place.region === region);
};
