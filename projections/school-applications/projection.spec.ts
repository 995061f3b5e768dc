import { describe, test } from '@jest/globals';
import {
  answered,
  applied,
  approved,
  invited,
  questioned,
  refused,
  sealed,
} from '../../src/connecting/school-application.examples.js';
import { projectionSpec } from '../../test/support/projection-spec.js';
import { instantOf } from '../../test/support/recorded.js';
import { areaId, schoolApplicationsOfArea } from './projection.js';

const { given } = projectionSpec(schoolApplicationsOfArea);

const listed = { municipality: 'm1', region: 'r1', school: sealed('Lake School'), filedAt: instantOf(1) };

describe('the schools of an area that applied', () => {
  test('are listed by municipality and by region, without who applied', () => {
    for (const area of [areaId('municipality', 'm1'), areaId('region', 'r1')]) {
      given()
        .on(applied)
        .expect(area, {
          applications: { ap1: { ...listed, status: 'filed', changedAt: instantOf(1) } },
        });
    }
  });

  test('are listed as what became of them', () => {
    const histories = [
      [[applied], questioned, 'questioned'],
      [[applied, questioned], answered, 'answered'],
      [[applied], refused, 'refused'],
      [[applied], approved, 'approved'],
      [[applied, approved], invited, 'connected'],
    ] as const;
    for (const [before, event, status] of histories) {
      const changedAt = instantOf(before.length + 1);
      given(...before)
        .on(event)
        .expect(areaId('municipality', 'm1'), { applications: { ap1: { ...listed, status, changedAt } } });
    }
  });

  test('apply first', () => {
    given()
      .on(approved)
      .fails(/came before the application/);
  });
});
