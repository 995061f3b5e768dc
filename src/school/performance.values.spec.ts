import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { countsOf, figuresOf, standingOf, sumOf, type InSubject } from './performance.values.js';
import { SCALE_PRESETS } from './scale-presets.values.js';
import type { Level } from './scale.values.js';

const counts = (n5: number, n4: number, n3: number, n2: number, n0: number) => ({
  excellent: n5,
  good: n4,
  satisfactory: n3,
  unsatisfactory: n2,
  notAssessed: n0,
});

describe('the figures', () => {
  test('of a class of 25 with five excellent, ten good, seven satisfactory, two unsatisfactory, one not assessed', () => {
    expect(figuresOf(counts(5, 10, 7, 2, 1))).toEqual({
      counted: 25,
      levels: counts(5, 10, 7, 2, 1),
      performance: 88,
      quality: 60,
      training: 57.24,
    });
  });

  test('of one grade of each level alone', () => {
    const trainings = [counts(1, 0, 0, 0, 0), counts(0, 1, 0, 0, 0), counts(0, 0, 1, 0, 0)];
    const rest = [counts(0, 0, 0, 1, 0), counts(0, 0, 0, 0, 1)];
    expect([...trainings, ...rest].map((one) => figuresOf(one).training)).toEqual([100, 64, 36, 16, 7]);
  });

  test('are to two places', () => {
    expect(figuresOf(counts(1, 1, 0, 1, 0))).toMatchObject({
      performance: 66.67,
      quality: 66.67,
      training: 60,
    });
  });

  test('of nothing are none', () => {
    expect(figuresOf(countsOf([]))).toEqual({ counted: 0, levels: counts(0, 0, 0, 0, 0) });
  });

  const level = fc.constantFrom<Level>('excellent', 'good', 'satisfactory', 'unsatisfactory', 'notAssessed');
  const levels = fc.array(level, { minLength: 1, maxLength: 60 });

  test('lie between none and all, quality never above performance, and training between its weights', () => {
    fc.assert(
      fc.property(levels, (all) => {
        const { counted, performance = -1, quality = -1, training = -1 } = figuresOf(countsOf(all));
        expect(counted).toBe(all.length);
        expect(quality).toBeGreaterThanOrEqual(0);
        expect(performance).toBeGreaterThanOrEqual(quality);
        expect(performance).toBeLessThanOrEqual(100);
        expect(training).toBeGreaterThanOrEqual(7);
        expect(training).toBeLessThanOrEqual(100);
      }),
    );
  });

  test('rise with any grade that gets better', () => {
    fc.assert(
      fc.property(levels, (rest) => {
        const withOne = (one: Level) => figuresOf(countsOf([...rest, one])).training ?? -1;
        const inOrder = (['notAssessed', 'unsatisfactory', 'satisfactory', 'good', 'excellent'] as const).map(
          withOne,
        );
        expect(inOrder).toEqual(inOrder.toSorted((a, b) => a - b));
        expect(new Set(inOrder).size).toBe(inOrder.length);
      }),
    );
  });

  test('of classes together are those of all their grades', () => {
    fc.assert(
      fc.property(levels, levels, (one, other) => {
        expect(sumOf([countsOf(one), countsOf(other)])).toEqual(countsOf([...one, ...other]));
      }),
    );
  });
});

describe('a pupil', () => {
  const { fivePoint, passFail } = SCALE_PRESETS;
  const inSubject = (subjectId: string, level?: Level, more: Partial<InSubject> = {}): InSubject => ({
    ...{ subjectId, scale: fivePoint, exempt: false, level },
    ...more,
  });
  const math = (level?: Level, more?: Partial<InSubject>) => inSubject('math', level, more);
  const others = (level: Level) => [inSubject('art', level), inSubject('music', level)];
  const nothing = { excellent: false, atRisk: [], failing: [] };

  test('is excellent where every grade is', () => {
    expect(standingOf([math('excellent'), ...others('excellent')])).toEqual({ ...nothing, excellent: true });
  });

  test('is excellent beside a pass and an exemption, but not by a pass alone', () => {
    const pass = inSubject('sport', 'satisfactory', { scale: passFail });
    const exempt = inSubject('dance', undefined, { exempt: true });
    expect(standingOf([math('excellent'), pass, exempt]).excellent).toBe(true);
    expect(standingOf([pass]).excellent).toBe(false);
  });

  test('is in no list of the best while a grade is missing', () => {
    expect(standingOf([math(), ...others('excellent')])).toEqual(nothing);
    expect(standingOf([])).toEqual(nothing);
  });

  test('is one grade short of excellent, or of good', () => {
    const short = (of: 'excellent' | 'good') => ({ ...nothing, oneShort: { of, subjectId: 'math' } });
    expect(standingOf([...others('excellent'), math('good')])).toEqual(short('excellent'));
    expect(standingOf([...others('good'), math('satisfactory')])).toEqual(short('good'));
    expect(standingOf([...others('excellent'), math('satisfactory')])).toEqual(short('good'));
  });

  test('who has two lower grades, or one grade only, is not one grade short', () => {
    expect(standingOf([...others('good'), inSubject('law', 'excellent')])).toEqual(nothing);
    expect(standingOf([...others('satisfactory'), math('good')])).toEqual(nothing);
    expect(standingOf([math('good')])).toEqual(nothing);
  });

  test('fails in a subject with an unsatisfactory grade, and where nothing could be assessed', () => {
    const failed = standingOf([
      math('unsatisfactory'),
      inSubject('art', 'notAssessed'),
      inSubject('law', 'good'),
    ]);
    expect(failed).toEqual({ ...nothing, failing: ['math', 'art'] });
  });

  test('is at risk with an unsatisfactory average, whether there is no grade yet or one that passes', () => {
    const low = { averageLevel: 'unsatisfactory' } as const;
    expect(standingOf([math(undefined, low)]).atRisk).toEqual(['math']);
    expect(standingOf([math('satisfactory', low)]).atRisk).toEqual(['math']);
  });

  test('is not at risk in what is failed already or need not be assessed', () => {
    const low = { averageLevel: 'unsatisfactory' } as const;
    expect(standingOf([math('unsatisfactory', low)])).toEqual({ ...nothing, failing: ['math'] });
    expect(standingOf([math(undefined, { ...low, exempt: true })])).toEqual(nothing);
  });
});
