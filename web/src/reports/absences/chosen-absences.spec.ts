import { describe, expect, it } from '@jest/globals';
import { chosenWith, keyOf, pupilsByLesson } from './chosen-absences.js';

const ann = { pupilId: 'ann', lessonId: 'g.s.t.20261124-1' };
const annLater = { pupilId: 'ann', lessonId: 'g.s.t.20261124-2' };
const bob = { pupilId: 'bob', lessonId: 'g.s.t.20261124-1' };

describe('absences that get a reason', () => {
  it('are sent lesson by lesson, with all pupils of each', () => {
    expect([...pupilsByLesson([ann, annLater, bob])]).toEqual([
      [ann.lessonId, ['ann', 'bob']],
      [annLater.lessonId, ['ann']],
    ]);
  });

  it('are chosen one by one or together, each once', () => {
    const one = chosenWith([], [ann], true);
    expect(chosenWith(one, [ann, annLater], true)).toEqual([ann, annLater].map(keyOf));
    expect(chosenWith([ann, annLater, bob].map(keyOf), [ann, annLater], false)).toEqual([keyOf(bob)]);
  });
});
