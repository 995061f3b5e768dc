import type { Statistics } from '../../projections/performance/statistics.js';
import { formatPosition } from '../eventing/position.js';
import { formatCsv } from '../oneroster/csv.js';
import { harmless } from '../http/csv-cell.js';

const HEADER = [
  ...['year', 'term', 'of', 'id', 'title', 'regionId', 'region', 'municipalityId', 'municipality', 'subject'],
  ...['suppressed', 'counted', 'excellent', 'good', 'satisfactory', 'unsatisfactory', 'notAssessed'],
  ...['performance', 'quality', 'training', 'position', 'at', 'date'],
];

/** The same as the JSON: a line for each row, with what it stands for in every one. */
export const statisticsCsv = ({ asOf, year, term, rows }: Statistics): string =>
  formatCsv([
    HEADER,
    ...rows.map(({ of, id, title, region, municipality, subject, suppressed, counted, levels, ...shares }) =>
      [
        ...[year, term, of, id, title, region?.id, region?.title, municipality?.id, municipality?.title],
        ...[subject, suppressed, counted, levels?.excellent, levels?.good, levels?.satisfactory],
        ...[levels?.unsatisfactory, levels?.notAssessed],
        ...[shares.performance, shares.quality, shares.training],
        ...[formatPosition(asOf.position), asOf.at, asOf.date],
      ].map((cell) => (cell === undefined ? '' : harmless(String(cell)))),
    ),
  ]);
