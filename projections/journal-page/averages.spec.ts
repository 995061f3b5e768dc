import { describe, expect, test } from '@jest/globals';
import { instantOf } from '../../test/support/recorded.js';
import { MONDAY, oral, pageOpened, TUESDAY, written } from '../../src/journal/page/page.examples.js';
import type { WorkKind } from '../../src/school/scale.values.js';
import { averageNow, exemptionNow } from './averages.js';
import type { ColumnGrade, LessonColumn } from './read-model.js';

const opened = pageOpened().data;
const head = { opened, takenOver: [] };
const grade = (
  value: string,
  work: WorkKind = oral,
  status: ColumnGrade['status'] = 'given',
  pupilId = 'anna',
): ColumnGrade => ({ gradeId: `${pupilId}${work.code}`, pupilId, work, value, status, at: instantOf(1) });

describe("a pupil's average", () => {
  test('is weighted, over all lessons, with the term grade that it comes to', () => {
    const columns = [{ grades: [grade('3')] }, { grades: [grade('5', written, 'corrected')] }];
    expect(averageNow(head, columns, 'anna')).toEqual({ average: 4.5, proposed: '5' });
  });

  test('counts no annulled grade, no exemption and nobody else’s grade', () => {
    const columns = [
      {
        grades: [
          grade('4'),
          grade('2', written, 'annulled'),
          grade('exempt', written),
          grade('2', written, 'given', 'boris'),
        ],
      },
    ];
    expect(averageNow(head, columns, 'anna')).toEqual({ average: 4, proposed: '4' });
  });

  test('counts what was taken over from other pages', () => {
    const taken = { gradeId: 'g1', date: MONDAY, work: oral, value: '5' };
    const takenOver = [
      { pupilId: 'anna', fromPageId: '7a.math.q2', grades: [taken] },
      { pupilId: 'boris', fromPageId: '7a.math.q2', grades: [{ ...taken, value: '2' }] },
    ];
    expect(averageNow({ opened, takenOver }, [{ grades: [grade('4')] }], 'anna').average).toBe(4.5);
  });

  test('is none where nothing counts', () => {
    expect(averageNow(head, [{ grades: [grade('exempt')] }], 'anna')).toEqual({});
  });
});

describe('what is proposed for whoever is exempt', () => {
  const pupils = { anna: [{ from: MONDAY }], boris: [{ from: TUESDAY }] };
  const lesson = (date: string, more: Partial<LessonColumn> = {}) => ({
    date,
    stage: 'held' as const,
    ...more,
  });
  const both = [lesson(MONDAY), lesson(TUESDAY)];
  const onTuesday = [{ from: TUESDAY, to: TUESDAY }];
  const exempt = { proposed: 'exempt' };

  test('is exempt where that holds in every lesson, whatever days it is made of', () => {
    const days = [{ from: MONDAY, to: MONDAY }, ...onTuesday];
    expect(exemptionNow({ pupils }, both, 'anna', days)).toEqual(exempt);
    expect(exemptionNow({ pupils }, both, 'anna', onTuesday)).toEqual({});
    expect(exemptionNow({ pupils }, both, 'anna', [])).toEqual({});
  });

  test('goes by lessons that took or will take place while the pupil is on the page', () => {
    expect(exemptionNow({ pupils }, both, 'boris', onTuesday)).toEqual(exempt);
    const cancelled = lesson(MONDAY, { cancelled: {} });
    expect(exemptionNow({ pupils }, [cancelled, lesson(TUESDAY)], 'anna', onTuesday)).toEqual(exempt);
    const expected = lesson(TUESDAY, { stage: 'expected' });
    expect(exemptionNow({ pupils }, [expected], 'anna', onTuesday)).toEqual({});
  });
});
