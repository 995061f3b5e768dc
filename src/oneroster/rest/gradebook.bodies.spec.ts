import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DomainError } from '../../eventing/domain-error.js';
import { lineItemIn, mustBeId, resultIn } from './gradebook.bodies.js';

const result = (more: object) => ({
  result: {
    ...{ lineItem: { sourcedId: 'quiz' }, student: { sourcedId: 'anna' }, scoreStatus: 'fully graded' },
    ...{ score: 15, scoreDate: '2026-11-23', ...more },
  },
});
const lineItem = (more: object) => ({
  lineItem: {
    ...{ title: 'Quiz', class: { sourcedId: '7bm' }, category: { sourcedId: 'school1.test' } },
    ...{ assignDate: '2026-11-23T00:00:00.000Z', dueDate: '2026-11-23', ...more },
  },
});
const faultsOf = (read: () => unknown): readonly string[] => {
  try {
    read();
  } catch (error) {
    if (error instanceof DomainError) return error.fields.map(({ field }) => field);
    throw error;
  }
  return [];
};

describe('What a platform puts', () => {
  it('is a result with a score, a name of the scale, or an exemption', () => {
    const common = { lineItemId: 'quiz', pupilId: 'anna', scoreDate: '2026-11-23' };
    expect(resultIn(result({}), 'r')).toEqual({ ...common, score: '15', isExempt: false });
    expect(resultIn(result({ score: undefined, textScore: 'B', comment: 'Good' }), 'r')).toEqual({
      ...{ ...common, textScore: 'B', isExempt: false, comment: 'Good' },
    });
    expect(
      resultIn(result({ score: null, scoreStatus: 'exempt', sourcedId: 'r', status: 'active' }), 'r'),
    ).toEqual({
      ...{ ...common, isExempt: true },
    });
  });

  it('is a line item in a class, a category and a lesson', () => {
    const common = { title: 'Quiz', classId: '7bm', categoryId: 'school1.test' };
    expect(lineItemIn(lineItem({}), 'q')).toEqual({ ...common, assignDate: '2026-11-23T00:00:00.000Z' });
    expect(
      lineItemIn(lineItem({ gradingPeriod: { sourcedId: 'q2' }, metadata: { lesson: 3 } }), 'q'),
    ).toEqual({
      ...{ ...common, assignDate: '2026-11-23T00:00:00.000Z', sessionId: 'q2', lesson: 3 },
    });
  });

  it('is refused with every field at fault', () => {
    expect(
      faultsOf(() => resultIn(result({ score: undefined, student: {}, scoreDate: '23.11.' }), 'r')),
    ).toEqual([...['result.score', 'result.student.sourcedId', 'result.scoreDate']]);
    expect(faultsOf(() => resultIn(result({ scoreStatus: 'submitted', sourcedId: 'other' }), 'r'))).toEqual([
      ...['result.sourcedId', 'result.scoreStatus'],
    ]);
    expect(faultsOf(() => resultIn(result({ status: 'tobedeleted' }), 'r'))).toEqual(['result.status']);
    expect(faultsOf(() => resultIn({}, 'r'))).toEqual(['result']);
    const wrong = { title: ' ', assignDate: 'today', metadata: { lesson: 21 }, class: 'x', category: [] };
    expect(new Set(faultsOf(() => lineItemIn(lineItem(wrong), 'q')))).toEqual(
      new Set([
        ...['lineItem.title', 'lineItem.assignDate', 'lineItem.metadata.lesson'],
        ...['lineItem.class.sourcedId', 'lineItem.category.sourcedId'],
      ]),
    );
    expect(faultsOf(() => mustBeId('a b'))).toEqual(['sourcedId']);
    expect(faultsOf(() => mustBeId('a'.repeat(256)))).toEqual(['sourcedId']);
    expect(faultsOf(() => mustBeId('{7D3A-…}:ä'))).toEqual([]);
  });

  it('never fails in another way', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.jsonValue(),
          fc.jsonValue().map((value) => ({ result: value, lineItem: value })),
        ),
        (body) => {
          faultsOf(() => resultIn(body, 'r'));
          faultsOf(() => lineItemIn(body, 'q'));
        },
      ),
    );
  });
});
