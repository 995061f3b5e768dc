import { describe, expect, it } from '@jest/globals';
import { gradeOf, pageOf } from '../grid/grid.examples.js';
import { overWhatStands, type Words } from './words.js';

const topic: Words = {
  ...{ kind: 'topic', date: '2026-11-23', number: 2, isPlanned: false },
  ...{ from: 'Fractions', topic: 'Decimals' },
};
const amendment: Words = {
  ...{ kind: 'amendment', homeworkId: 'h1' },
  from: { text: 'No. 1', dueOn: '2026-11-24' },
  task: { text: 'No. 2', dueOn: '2026-11-24' },
};
const correction: Words = {
  ...{ kind: 'correction', pupilId: 'anna', gradeId: 'anna-3', from: '4', to: '5' },
  why: { reason: 'Recounted' },
};
const page = pageOf({
  grades: [gradeOf('anna', '3')],
  lessons: [
    {
      ...{ lessonId: 'l1', date: '2026-11-23', number: 2, topic: 'Powers', planned: false, cancelled: false },
      substitutes: [],
      homeworkSet: [{ homeworkId: 'h1', text: 'No. 3', dueOn: '2026-11-25' }],
    },
  ],
});

describe('Words that somebody else’s came before', () => {
  it('can be written over what stands by now', () => {
    expect(overWhatStands(topic, 'l1', page)).toEqual({ ...topic, from: 'Powers' });
    expect(overWhatStands(amendment, 'l1', page)).toEqual({
      ...amendment,
      from: { text: 'No. 3', dueOn: '2026-11-25' },
    });
    expect(overWhatStands(correction, 'l1', page)).toEqual({ ...correction, from: '3' });
  });

  it('can’t where what they are about is gone', () => {
    expect(overWhatStands({ ...amendment, homeworkId: 'h2' }, 'l1', page)).toBeUndefined();
    const annulled = pageOf({ grades: [gradeOf('anna', '3', { status: 'annulled' })] });
    expect(overWhatStands(correction, 'l1', annulled)).toBeUndefined();
    expect(overWhatStands(correction, 'l1', pageOf())).toBeUndefined();
  });
});
