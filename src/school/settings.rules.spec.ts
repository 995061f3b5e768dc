import { describe, expect, test } from '@jest/globals';
import { deciderSpec } from '../../test/support/decider-spec.js';
import { fold } from '../eventing/decider.js';
import { HALF_UP } from './rounding.values.js';
import { USUAL_RATINGS } from './ratings.values.js';
import type { Scale, WorkKind } from './scale.values.js';
import { schoolDecider } from './school.decider.js';
import type { SchoolEvent } from './school.events.js';
import {
  connected,
  fivePoint,
  oral,
  reasonListed,
  scaleDefined,
  schoolId,
  subjectAdded,
  thresholdsSet,
  TODAY,
  TOMORROW,
  twentyPoint,
  workKindDefined,
} from './school.examples.js';
import { rulesFor } from './school.state.js';

const { given } = deciderSpec(schoolDecider);

describe('the scale of a school', () => {
  const define = (scale: Scale, subjectId?: string) =>
    ({ kind: 'DefineScale', scale, ...(subjectId === undefined ? {} : { subjectId }) }) as const;

  test('may be another one for a subject', () => {
    given(connected, subjectAdded, scaleDefined(fivePoint))
      .when(define(twentyPoint, 'math'))
      .then(scaleDefined(twentyPoint, 'math'));
    given(connected, subjectAdded, scaleDefined(fivePoint), scaleDefined(twentyPoint, 'math'))
      .when(define(twentyPoint, 'math'))
      .thenNothing();
    given(connected).when(define(twentyPoint, 'math')).thenFails('subject-not-found', 'subjectId');
  });

  test('is another one as soon as one of its levels or names is', () => {
    const stricter = { ...fivePoint, levels: { ...fivePoint.levels, satisfactory: 4 } };
    given(connected, scaleDefined(fivePoint)).when(define(stricter)).then(scaleDefined(stricter));
    const named = (pass: number) => ({ ...fivePoint, names: { pass, fail: 1 } });
    given(connected, scaleDefined(named(4)))
      .when(define(named(5)))
      .then(scaleDefined(named(5)));
  });

  test('is refused with everything that is wrong with it', () => {
    given(connected)
      .when(define({ min: -1, max: 0.5, levels: { excellent: 1, good: 2, satisfactory: -1 } }))
      .thenFails(
        'bad-scale',
        'scale.min',
        'scale.max',
        'scale.levels.satisfactory',
        'scale.levels.excellent',
      );
    given(connected)
      .when(define({ min: 5, max: 5, levels: { excellent: NaN, good: NaN, satisfactory: 6 } }))
      .thenFails(
        ...(['bad-scale', 'scale.max', 'scale.levels.satisfactory'] as const),
        ...(['scale.levels.good', 'scale.levels.excellent'] as const),
      );
  });

  test('has names that are names, and stand for a number each', () => {
    const levels = { excellent: 2, good: 2, satisfactory: 1 };
    given(connected)
      .when(define({ min: 0, max: 2, levels, names: { A: 2 } }))
      .thenFails('bad-scale', 'scale.names');
    given(connected)
      .when(define({ min: 0, max: 2, levels, names: { A: 2, B: 2, C: 3, exempt: 0, ' ': 1 } }))
      .thenFails('bad-scale', 'scale.names.B', 'scale.names.C', 'scale.names.exempt', 'scale.names. ');
  });

  test('takes with it thresholds that were made for the one before', () => {
    given(connected, scaleDefined(fivePoint), thresholdsSet({ '5': 4.6 }))
      .when(define(twentyPoint))
      .then(scaleDefined(twentyPoint), { type: 'RoundingSet', data: { schoolId, rounding: HALF_UP } });
    const stricter = { ...fivePoint, levels: { ...fivePoint.levels, satisfactory: 4 } };
    given(connected, scaleDefined(fivePoint), thresholdsSet({ '5': 4.6 }))
      .when(define(stricter))
      .then(scaleDefined(stricter));
  });
});

describe('a kind of work', () => {
  const define = (work: WorkKind, from: string) =>
    ({ kind: 'DefineWorkKind', work, from, today: TODAY }) as const;
  const heavier = { ...oral, weight: 2 };

  test('counts from any day on where it is new', () => {
    given(connected).when(define(oral, '2026-09-01')).then(workKindDefined(oral, '2026-09-01'));
  });

  test('is changed from a day after today', () => {
    const there = [connected, workKindDefined(oral, '2026-09-01')];
    given(...there)
      .when(define(heavier, TOMORROW))
      .then(workKindDefined(heavier, TOMORROW));
    given(...there)
      .when(define(heavier, TODAY))
      .thenFails('work-kind-backdated', 'from');
    given(...there)
      .when(define(oral, TODAY))
      .thenNothing();
  });

  test('is changed no earlier than the change that is coming already', () => {
    const there = [connected, workKindDefined(oral, '2026-09-01'), workKindDefined(heavier, '2026-12-01')];
    given(...there)
      .when(define(oral, TOMORROW))
      .thenFails('work-kind-backdated', 'from');
    given(...there)
      .when(define(oral, '2026-12-01'))
      .then(workKindDefined(oral, '2026-12-01'));
    given(...there)
      .when(define(heavier, TOMORROW))
      .thenNothing();
  });

  test('is refused with everything that is wrong with it', () => {
    given(connected)
      .when(define({ code: 'Oral!', title: ' ', abbreviation: '', weight: -1, grades: 0 }, '2026-02-30'))
      .thenFails(
        ...(['bad-work-kind', 'work.code', 'work.title', 'work.abbreviation'] as const),
        ...(['work.weight', 'work.grades', 'from'] as const),
      );
    given(connected)
      .when(define({ ...oral, weight: 100.5, grades: 10 }, TODAY))
      .thenFails('bad-work-kind', 'work.weight', 'work.grades');
    given(connected)
      .when(define({ ...oral, weight: NaN }, TODAY))
      .thenFails('bad-work-kind', 'work.weight');
    given(connected)
      .when(define({ ...oral, weight: 0, grades: 2 }, TODAY))
      .then(workKindDefined({ ...oral, weight: 0, grades: 2 }, TODAY));
  });
});

describe('rounding', () => {
  const set = (least: Readonly<Record<string, number>>) =>
    ({ kind: 'SetRounding', rounding: { kind: 'thresholds', least } }) as const;
  const there = [connected, scaleDefined(fivePoint)];

  test('has thresholds that rise with the grades of the scale', () => {
    given(...there)
      .when(set({ '3': 2.6, '4': 3.6, '5': 4.6 }))
      .then(thresholdsSet({ '3': 2.6, '4': 3.6, '5': 4.6 }));
    given(...there)
      .when(set({ '4': 3.6, '5': 3.5 }))
      .thenFails('bad-rounding', 'rounding.least.5');
  });

  test('has none for the lowest grade, for no grade of the scale, or beyond the scale', () => {
    given(...there)
      .when(set({ '1': 1, '5': 6, '7': 4.8 }))
      .thenFails('bad-rounding', 'rounding.least.1', 'rounding.least.7', 'rounding.least.5');
    for (const odd of [NaN, '3.6' as unknown as number]) {
      given(...there)
        .when(set({ '4': odd }))
        .thenFails('bad-rounding', 'rounding.least.4');
    }
  });

  test('keeps below what the grade above is rounded to', () => {
    given(...there)
      .when(set({ '4': 4.6 }))
      .thenFails('bad-rounding', 'rounding.least.4');
  });

  test('is set back to halves up', () => {
    given(...there, thresholdsSet({ '5': 4.6 }))
      .when({ kind: 'SetRounding', rounding: HALF_UP })
      .then({ type: 'RoundingSet', data: { schoolId, rounding: HALF_UP } });
    given(...there)
      .when({ kind: 'SetRounding', rounding: HALF_UP })
      .thenNothing();
  });
});

describe('the edit window', () => {
  test('is from a day to a year long', () => {
    for (const days of [1, 365]) {
      given(connected)
        .when({ kind: 'SetEditWindow', days })
        .then({ type: 'EditWindowSet', data: { schoolId, days } });
    }
    for (const days of [0, 366, 1.5, NaN]) {
      given(connected).when({ kind: 'SetEditWindow', days }).thenFails('bad-edit-window', 'days');
    }
  });
});

describe('ratings', () => {
  const set = (on: boolean, inSubject: number, overall: number) =>
    ({ kind: 'SetRatings', ratings: { on, least: { inSubject, overall } } }) as const;

  test('are on, from three grades in a subject and five overall, where the school has said nothing', () => {
    given(connected)
      .when(set(true, 3, 5))
      .thenNothing();
  });

  test('are switched off, and on again', () => {
    const off = { ...USUAL_RATINGS, on: false };
    const event: SchoolEvent = { type: 'RatingsSet', data: { schoolId, ratings: off } };
    given(connected)
      .when(set(false, 3, 5))
      .then(event);
    given(connected, event)
      .when(set(true, 3, 5))
      .then({ type: 'RatingsSet', data: { schoolId, ratings: USUAL_RATINGS } });
  });

  test('need a grade at the least', () => {
    given(connected)
      .when(set(true, 0, 1.5))
      .thenFails('bad-ratings', 'least.inSubject', 'least.overall');
    given(connected)
      .when(set(true, 101, 1))
      .thenFails('bad-ratings', 'least.inSubject');
  });
});

describe('how many tests a class should have', () => {
  const set = (aDay: number, aWeek: number) => ({ kind: 'SetTestLimits', limits: { aDay, aWeek } }) as const;

  test('is one a day and three a week, where the school has said nothing', () => {
    given(connected).when(set(1, 3)).thenNothing();
    given(connected)
      .when(set(2, 5))
      .then({ type: 'TestLimitsSet', data: { schoolId, limits: { aDay: 2, aWeek: 5 } } });
  });

  test('is one at the least', () => {
    given(connected).when(set(0, 1.5)).thenFails('bad-test-limits', 'aDay', 'aWeek');
    given(connected).when(set(1, 101)).thenFails('bad-test-limits', 'aWeek');
  });
});

describe('how many guardians one may vote for in a meeting', () => {
  const limit = (proxies: number) => ({ kind: 'LimitProxies', proxies }) as const;

  test('is two, where the school has said nothing', () => {
    given(connected).when(limit(2)).thenNothing();
    given(connected)
      .when(limit(0))
      .then({ type: 'ProxiesLimited', data: { schoolId, proxies: 0 } });
  });

  test('is a whole number, and none where nobody may', () => {
    for (const proxies of [-1, 0.5, 21]) {
      given(connected).when(limit(proxies)).thenFails('bad-proxies', 'proxies');
    }
  });
});

describe('a reason for corrections', () => {
  const listed = reasonListed('recounted', 'Recounted');
  const delisted: SchoolEvent = { type: 'CorrectionReasonDelisted', data: { schoolId, code: 'recounted' } };

  test('is listed with a code and a title, which may be put differently', () => {
    given(connected, listed)
      .when({ kind: 'ListCorrectionReason', code: 'recounted', title: 'Counted again' })
      .then(reasonListed('recounted', 'Counted again'));
    given(connected)
      .when({ kind: 'ListCorrectionReason', code: 'Re counted', title: '' })
      .thenFails('bad-correction-reason', 'code', 'title');
  });

  test('is delisted once, and listed again', () => {
    given(connected, listed).when({ kind: 'DelistCorrectionReason', code: 'recounted' }).then(delisted);
    given(connected, listed, delisted)
      .when({ kind: 'DelistCorrectionReason', code: 'recounted' })
      .thenNothing();
    given(connected, listed, delisted)
      .when({ kind: 'ListCorrectionReason', code: 'recounted', title: 'Recounted' })
      .then(listed);
  });
});

describe('the rules for a subject on a day', () => {
  const rules = (subjectId: string, date: string, ...history: readonly SchoolEvent[]) =>
    rulesFor(fold(schoolDecider, [connected, ...history]), subjectId, date);

  test('are those that the school has on that day', () => {
    const heavier = { ...oral, weight: 2 };
    const test2 = { ...oral, code: 'test' };
    const history = [
      scaleDefined(twentyPoint),
      workKindDefined(oral, '2026-09-01'),
      workKindDefined(heavier, '2026-12-01'),
      workKindDefined(test2, '2027-01-01'),
      thresholdsSet({ '10': 9.6 }),
      { type: 'EditWindowSet', data: { schoolId, days: 5 } } as const,
    ];
    const rounding = { kind: 'thresholds', least: { '10': 9.6 } };
    const all = { scale: twentyPoint, rounding, editWindowDays: 5 };
    expect(rules('math', '2026-11-30', ...history)).toEqual({ ...all, works: [oral] });
    expect(rules('math', '2026-12-01', ...history)).toEqual({ ...all, works: [heavier] });
    expect(rules('math', '2027-01-01', ...history)).toEqual({ ...all, works: [heavier, test2] });
  });

  test('are the usual ones where the school has said nothing else', () => {
    expect(rules('math', '2026-11-30')).toEqual({
      ...{ scale: fivePoint, works: [], rounding: HALF_UP, editWindowDays: 14 },
    });
  });

  test('are a scale of its own and halves up for a subject that has one', () => {
    const history = [
      subjectAdded,
      scaleDefined(fivePoint),
      thresholdsSet({ '5': 4.6 }),
      scaleDefined(twentyPoint, 'math'),
    ];
    expect(rules('math', TODAY, ...history)).toMatchObject({ scale: twentyPoint, rounding: HALF_UP });
    expect(rules('physics', TODAY, ...history)).toMatchObject({
      scale: fivePoint,
      rounding: { kind: 'thresholds' },
    });
  });
});
