import { describe, expect, test } from '@jest/globals';
import { countsOf } from '../../src/school/performance.values.js';
import { statisticsRows, type SchoolResult, type StatisticsRow } from './statistics.js';

const hills = { sourcedId: 'hills', title: 'Hills' };
const lakes = { sourcedId: 'lakes', title: 'Lakes' };
const north = { sourcedId: 'north', title: 'North' };

/** So many pupils of a school who are good, and as many who are not. */
const result = (
  id: string,
  pairs: number,
  place: Omit<SchoolResult['school'], '_id' | 'title'> = { municipality: hills, region: north },
  subject = 'Mathematics',
): SchoolResult => ({
  school: { _id: id, title: `School ${id}`, ...place },
  subject,
  levels: countsOf([
    ...Array.from({ length: pairs }, () => 'good' as const),
    ...Array.from({ length: pairs }, () => 'unsatisfactory' as const),
  ]),
  pupils: 2 * pairs,
});
const told = (rows: readonly StatisticsRow[]) =>
  rows.map(({ of, id, subject, counted, performance }) => [subject, of, id, counted, performance]);

describe('statistics', () => {
  test('come to what schools, municipalities and regions did, in each subject', () => {
    const rows = statisticsRows([
      result('s1', 10),
      result('s2', 20),
      result('s3', 30, { municipality: lakes, region: north }),
      result('s1', 5, { municipality: hills, region: north }, 'Art'),
    ]);
    const math = 'Mathematics';
    expect(told(rows)).toEqual([
      ['Art', 'territory', 'territory', 10, 50],
      ['Art', 'region', 'north', 10, 50],
      ['Art', 'municipality', 'hills', 10, 50],
      ['Art', 'school', 's1', 10, 50],
      [math, 'territory', 'territory', 120, 50],
      [math, 'region', 'north', 120, 50],
      [math, 'municipality', 'hills', 60, 50],
      [math, 'municipality', 'lakes', 60, 50],
      [math, 'school', 's1', 20, 50],
      [math, 'school', 's2', 40, 50],
      [math, 'school', 's3', 60, 50],
    ]);
    const place = { region: { id: 'north', title: 'North' }, municipality: { id: 'lakes', title: 'Lakes' } };
    expect(rows.at(-1)).toEqual({
      ...{ of: 'school', id: 's3', title: 'School s3', ...place, subject: math, suppressed: false },
      ...{ counted: 60, performance: 50, quality: 50, training: 40 },
      levels: { excellent: 0, good: 30, satisfactory: 0, unsatisfactory: 30, notAssessed: 0 },
    });
  });

  test('say nothing of few pupils, nor of those beside them who would tell', () => {
    const rows = statisticsRows([result('s1', 4), result('s2', 20), result('s3', 30)]);
    expect(rows.filter(({ suppressed }) => suppressed).map(({ id }) => id)).toEqual(['s1', 's2']);
    const place = { region: { id: 'north', title: 'North' }, municipality: { id: 'hills', title: 'Hills' } };
    expect(rows.find(({ id }) => id === 's1')).toEqual({
      ...{ of: 'school', id: 's1', title: 'School s1', ...place, subject: 'Mathematics', suppressed: true },
    });
  });

  test('have a school under what is known of where it is', () => {
    const rows = statisticsRows([
      result('s1', 10, {}),
      result('s2', 20, { region: north }),
      result('s3', 30, { municipality: lakes }),
    ]);
    expect(told(rows).map(([, of, id, counted]) => [of, id, counted])).toEqual([
      ['territory', 'territory', 120],
      ['region', 'north', 40],
      ['municipality', 'lakes', 60],
      ['school', 's1', 20],
      ['school', 's2', 40],
      ['school', 's3', 60],
    ]);
  });
});
