import { describe, expect, it } from '@jest/globals';
import type { PersonWithSignIn } from '../api/sign-ins.js';
import { byPupil, needsSlip } from './pupils-with-sign-ins.js';

const pupil = (personId: string, state: 'none' | 'active' = 'none'): PersonWithSignIn => ({
  ...{ personId, name: 'Ann Lee', as: 'pupil', children: [], childIds: [], state },
});
const guardian = (
  personId: string,
  childIds: readonly string[],
  state: 'none' | 'lapsed' | 'active' | 'staff' = 'none',
): PersonWithSignIn => ({
  ...{ personId, name: 'Mr Lee', as: 'guardian', children: childIds.map(() => 'Ann Lee'), childIds, state },
});

describe('the people around a class', () => {
  it('are listed by pupil, whatever they are called, with a guardian of two beside both', () => {
    const all = [pupil('ann'), guardian('a', ['ann', 'bob']), pupil('bob'), guardian('b', ['bob'])];
    const told = byPupil(all).map((one) => [one.pupil, ...one.guardians].map(({ personId }) => personId));
    expect(told).toEqual([
      ['ann', 'a'],
      ['bob', 'a', 'b'],
    ]);
  });

  it('need a slip while somebody for whom slips are to be has none that is good', () => {
    const ann = { pupil: pupil('ann', 'active'), guardians: [guardian('a', ['ann'], 'lapsed')] };
    expect(needsSlip(ann, ['guardians'])).toBe(true);
    expect(needsSlip(ann, ['pupils'])).toBe(false);
    const bob = { pupil: pupil('bob'), guardians: [guardian('b', ['bob'], 'staff')] };
    expect(needsSlip(bob, ['guardians'])).toBe(false);
    expect(needsSlip(bob, ['pupils', 'guardians'])).toBe(true);
  });
});
