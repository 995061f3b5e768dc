import type { GradeAnnulled, GradeCorrected } from '../journal/page/page.events.js';
import { correctionIn } from './correction.js';
import type { Policy } from './policy.js';

export const whenSomebodyElseCorrectedAGradeThenTellTeachersOfPage: Policy<GradeCorrected | GradeAnnulled> = {
  on: ['GradeCorrected', 'GradeAnnulled'],
  tell(event) {
    const { pageId, date, pupilId, asked } = event.data;
    const byPersonId = event.metadata.actor.personId;
    // Whoever asked for it is told of the decision.
    const without = [byPersonId, ...(asked ? [asked.teacherId] : [])];
    return [
      {
        audience: { who: 'teachersOfPage', pageId, on: date, without, pupilId },
        news: { kind: 'page-corrected', facts: { ...correctionIn(event), byPersonId } },
      },
    ];
  },
};
