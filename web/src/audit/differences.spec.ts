import { describe, expect, it } from '@jest/globals';
import type { PageAsOf } from '../api/audit.js';
import { toldDifferences } from './differences.js';

const pupils = [{ id: 'p1', name: 'Ann Lee', from: '2026-09-01' }];
const lessons = [{ lessonId: 'l1', date: '2026-11-23', topic: 'Sums' }];
const page = (grades: readonly object[]) => ({ pupils, lessons, grades, termGrades: [] });

const asOf = (then: object | null, now: object, differences: PageAsOf['differences']) =>
  ({ asOf: { position: '1/1', instant: '2026-11-23T10:00:00Z' }, then, now, differences }) as PageAsOf;

describe('What changed in a page', () => {
  it('tells a value that was corrected with pupil and lesson', () => {
    const [was, is] = [12, 14].map((value) => ({
      ...{ gradeId: 'g1', pupilId: 'p1', lessonId: 'l1' },
      value: value.toString(),
    }));
    const [told, ...others] = toldDifferences(
      asOf(page([was ?? {}]), page([is ?? {}]), [
        {
          ...{ kind: 'changed', path: '/grades/g1/value', then: '/grades/0/value', now: '/grades/0/value' },
          ...{ was: '12', is: '14' },
        },
      ]),
    );
    expect(others).toEqual([]);
    expect(told).toEqual({
      ...{ path: '/grades/g1/value', kind: 'changed', part: 'grades', field: 'value' },
      ...{ pupil: 'Ann Lee', date: '2026-11-23', was: '12', is: '14' },
    });
  });

  it('tells an entry that came by what stands in it, also where there was no page', () => {
    const grade = { gradeId: 'g2', pupilId: 'p1', lessonId: 'l1', value: '5' };
    const differences: PageAsOf['differences'] = [
      { kind: 'added', path: '/grades/g2', now: '/grades/0', is: grade },
    ];
    expect(toldDifferences(asOf(null, page([grade]), differences))).toEqual([
      {
        ...{ path: '/grades/g2', kind: 'added', part: 'grades', pupil: 'Ann Lee', date: '2026-11-23' },
        ...{ was: '', is: '5' },
      },
    ]);
  });

  it('tells whose grade was asked to be corrected late, and to what', () => {
    const request = {
      gradeId: 'g1',
      pupil: { id: 'p1', name: 'Ann Lee' },
      lessonId: 'l1',
      from: '4',
      to: '5',
    };
    const now = { ...page([]), lateRequests: [request] };
    const path = '/lateRequests/g1';
    expect(
      toldDifferences(asOf(page([]), now, [{ kind: 'added', path, now: '/lateRequests/0', is: request }])),
    ).toEqual([
      {
        ...{ path, kind: 'added', part: 'lateRequests', pupil: 'Ann Lee', date: '2026-11-23' },
        ...{ was: '', is: '5' },
      },
    ]);
  });

  it('leaves out what is reckoned from it, and tells of other parts by where they are', () => {
    const differences: PageAsOf['differences'] = [
      { kind: 'changed', path: '/pupils/p1/average', was: 4, is: 5 },
      { kind: 'changed', path: '/closed', then: '/closed', now: '/closed', was: false, is: true },
    ];
    expect(toldDifferences(asOf(page([]), page([]), differences))).toEqual([
      { path: '/closed', kind: 'changed', part: 'others', field: 'closed', was: 'false', is: 'true' },
    ]);
  });
});
