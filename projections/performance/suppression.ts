import { groupBy } from '../../src/eventing/group-by.js';

/**
 * Figures of fewer pupils than these are not told. Ten is what most authorities settle on that publish results of
 * pupils (see NCES 2011-603, SLDS Technical Brief 3, on minimum group sizes): of fewer, whoever knows the others learns
 * somebody's grade.
 */
export const FEWEST_PUPILS = 10;

/** A figure in a tree of them: that of a whole comes to the sum of its parts' figures. */
export interface CountedFigure {
  readonly id: string;
  /** The whole that it is a part of. */
  readonly within?: string;
  /** The pupils that it is made of. */
  readonly pupils: number;
}

/**
 * The figures that are not to be told: those of too few pupils, and others beside them by which these could be
 * reckoned.
 *
 * In a tree every equation says that a whole comes to its parts. Where each that has a hidden figure in it has two of
 * them, one can go from any hidden figure over hidden ones to an end of the tree on both sides, and along that way
 * figures may be higher here and lower there by any number, without any told figure being another one: so that no
 * combination of what is told comes to a hidden one. What whole and told parts do come to is the sum of the hidden
 * ones under it, and that is of enough pupils, too.
 */
export const suppressedIn = (
  figures: readonly CountedFigure[],
  fewest = FEWEST_PUPILS,
): ReadonlySet<string> => {
  // Of no pupils nothing is told that anybody could be known by.
  const counted = figures.filter(({ pupils }) => pupils > 0);
  const parts = groupBy(counted, ({ within }) => within);
  const wholes = counted.filter(({ id }) => parts.has(id));
  const hidden = new Set(counted.filter(({ pupils }) => pupils < fewest).map(({ id }) => id));
  for (let next = nextToHide(wholes, parts, hidden, fewest); next;) {
    hidden.add(next);
    next = nextToHide(wholes, parts, hidden, fewest);
  }
  return hidden;
};

type Parts = ReadonlyMap<string | undefined, readonly CountedFigure[]>;

const nextToHide = (
  wholes: readonly CountedFigure[],
  parts: Parts,
  hidden: ReadonlySet<string>,
  fewest: number,
): string | undefined => {
  const hiddenOf = ({ id }: CountedFigure) => (parts.get(id) ?? []).filter((part) => hidden.has(part.id));
  // First until none is alone: then every hidden whole has hidden parts, whose sum is to be looked at.
  const whole =
    wholes.find((one) => hiddenOf(one).length + Number(hidden.has(one.id)) === 1) ??
    wholes.find((one) => {
      const sum = hidden.has(one.id) ? 0 : pupilsHidden(hiddenOf(one), parts, hidden);
      return sum > 0 && sum < fewest;
    });
  return whole && (smallestTold(parts.get(whole.id) ?? [], hidden) ?? whole.id);
};

const smallestTold = (parts: readonly CountedFigure[], hidden: ReadonlySet<string>): string | undefined =>
  parts
    .filter(({ id }) => !hidden.has(id))
    .toSorted((a, b) => a.pupils - b.pupils || (a.id < b.id ? -1 : 1))[0]?.id;

/** The pupils of hidden figures that have no hidden parts: those of told parts can be subtracted. */
const pupilsHidden = (figures: readonly CountedFigure[], parts: Parts, hidden: ReadonlySet<string>): number =>
  figures.reduce((sum, { id, pupils }) => {
    const own = parts.get(id);
    if (!own) return sum + pupils;
    return (
      sum +
      pupilsHidden(
        own.filter((part) => hidden.has(part.id)),
        parts,
        hidden,
      )
    );
  }, 0);
