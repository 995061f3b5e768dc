import type { TFunction } from 'i18next';
import type { Needed, Way } from '../api/pupil-reports.js';

const mostWays = 2;

/** The ways of the fewest grades, at most two; undefined where no few grades are enough. */
export function waysTold({ ways }: Needed, t: TFunction<'pupil'>): string | undefined {
  const shortest = shortestWays(ways).map((way) =>
    way.weight === 1 ? t('neededWay', { ...way }) : t('neededWayOf', { ...way }),
  );
  return shortest.length === 0 ? undefined : shortest.join('; ');
}

/** Without those of a value above one that is enough by a single grade of every weight. */
export function waysWorthSaying(ways: readonly Way[]): readonly Way[] {
  const values = [...new Set(ways.map(({ value }) => value))];
  const enough = values.findIndex((value) => ways.every((way) => way.value !== value || way.count === 1));
  const told = enough < 0 ? values : values.slice(0, enough + 1);
  return ways.filter(({ value }) => told.includes(value));
}

/** Of each weight the way of the fewest grades, and of those of equally many the lowest; fewest first. */
export function shortestWays(ways: readonly Way[]): readonly Way[] {
  const byWeight = new Map<number, Way>();
  for (const way of ways) {
    const known = byWeight.get(way.weight);
    if (!known || way.count < known.count) byWeight.set(way.weight, way);
  }
  return [...byWeight.values()].sort((a, b) => a.count - b.count || a.weight - b.weight).slice(0, mostWays);
}
