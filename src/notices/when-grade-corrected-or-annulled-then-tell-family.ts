import type { GradeAnnulled, GradeCorrected } from '../journal/page/page.events.js';
import { correctionIn } from './correction.js';
import type { Policy } from './policy.js';

export const whenGradeCorrectedOrAnnulledThenTellFamily: Policy<GradeCorrected | GradeAnnulled> = {
  on: ['GradeCorrected', 'GradeAnnulled'],
  tell(event) {
    const { pupilId } = event.data;
    return [
      { audience: { who: 'family', pupilId }, news: { kind: 'grade-corrected', facts: correctionIn(event) } },
    ];
  },
};
