import type { Days } from '../all-grades/span.js';
import type { SchoolDocument } from '../schools/read-model.js';
import type { SchoolCalendar } from './answer.js';

/** What the whole school knows of its days. */
export const daysOfSchool = (
  school: SchoolDocument,
  days: Days,
): Pick<SchoolCalendar, 'years' | 'terms' | 'daysOff' | 'shiftedDays'> => {
  const shown = <Span extends Days>(spans: Readonly<Record<string, Span>>): Span[] =>
    Object.values(spans)
      .filter(({ from, to }) => from <= days.to && days.from <= to)
      .sort((a, b) => a.from.localeCompare(b.from));
  return {
    years: shown(school.years).map(({ yearId, title, from, to }) => ({ yearId, title, from, to })),
    terms: shown(school.terms).map(({ termId, title, from, to }) => ({ termId, title, from, to })),
    daysOff: shown(school.days.off),
    shiftedDays: Object.values(school.days.shifted)
      .filter(({ date }) => days.from <= date && date <= days.to)
      .sort((a, b) => a.date.localeCompare(b.date))
      .map(({ bells, ...day }) => ({ ...day, otherBells: bells !== undefined })),
  };
};
