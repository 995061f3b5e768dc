import type { Matter, Named, OwnPlace, Year } from '../api/pupil-reports.js';
import type { ReportSearch } from './report-search.js';
import { termsOf, usualSpan } from './span.js';

/** The term or year that an address names, else the term that lasts; none where the school has none. */
export function ratedPeriod(
  { term, year }: ReportSearch,
  today: string,
  years: readonly Year[],
): Matter['period'] | undefined {
  if (termsOf(years).some(({ id }) => id === term) && term !== undefined) return { term };
  if (years.some(({ id }) => id === year) && year !== undefined) return { year };
  const usual = usualSpan(today, years);
  return 'term' in usual ? usual : undefined;
}

/** Terms and years to choose from, the newest first. */
export function periodsIn(years: readonly Year[]): readonly (Named & { readonly kind: 'term' | 'year' })[] {
  return years
    .toReversed()
    .flatMap((year) => [
      ...year.terms
        .toReversed()
        .map(({ id, title }) => ({ kind: 'term' as const, id, title: `${title}, ${year.title}` })),
      { kind: 'year' as const, id: year.id, title: year.title },
    ]);
}

/** Where the own place lies among the bands: the last one that begins by it; none without a place. */
export function ownBand(place: Extract<OwnPlace, { tooSmall: false }>): number | undefined {
  const { bands } = place;
  if (place.place === undefined) return undefined;
  const own = bands.every(({ value }) => value !== undefined) ? place.average : place.share;
  if (own === undefined) return undefined;
  const index = bands.findLastIndex(({ least }) => least <= own);
  return index < 0 ? undefined : index;
}
