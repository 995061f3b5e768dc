import type { OwnPlace, OwnRating } from './answer.js';
import { resultsAmong } from './compared.js';
import { bandsOf, rankingOf, type Result } from './ranking.js';

/** Fewer could be told apart by whoever knows them. */
const FEWEST = 5;

/** A part of a school in which a pupil is. */
export interface Circle {
  readonly title: string;
  readonly pupilIds: readonly string[];
}

/**
 * A pupil's place in each of three circles, of which each holds the one before. Nothing is told where fewer than five
 * pupils have a place, or fewer than five beyond a smaller circle that was told of: two circles tell their difference.
 */
export const ownPlaces = (
  pupilId: string,
  circles: Readonly<Record<'class' | 'parallel' | 'school', Circle>>,
  results: ReadonlyMap<string, readonly Result[]>,
  least: number,
): Pick<OwnRating, 'class' | 'parallel' | 'school'> => {
  const placeIn = ({ title, pupilIds }: Circle, ...smaller: readonly OwnPlace[]): OwnPlace => {
    const ranking = rankingOf(resultsAmong(pupilIds, results), least);
    const { ranked, standings } = ranking;
    const told = Math.max(0, ...smaller.map((place) => (place.tooSmall ? 0 : place.of)));
    const isSame = ranked === told && told > 0;
    if (ranked - told < FEWEST && !isSame) return { title, tooSmall: true };
    const standing = standings.get(pupilId) ?? { count: 0 };
    return { title, tooSmall: false, of: ranked, ...standing, bands: bandsOf(ranking) };
  };
  const ofClass = placeIn(circles.class);
  const ofParallel = placeIn(circles.parallel, ofClass);
  const ofSchool = placeIn(circles.school, ofClass, ofParallel);
  return { class: ofClass, parallel: ofParallel, school: ofSchool };
};
