import type { GradeAnnulled, GradeCorrected } from '../journal/page/page.events.js';
import { correctionIn } from './correction.js';
import type { Policy } from './policy.js';

export const whenSomebodyElseCorrectedAGradeThenTellTeachersOfPage: Policy<GradeCorrected | GradeAnnulled> = {
  on: ['GradeCorrected', 'GradeAnnulled'],
  tell(event) {
    const { pageId, date, pupilId } = event.data;
    const byPersonId = event.metadata.actor.personId;
    return [
      {
        audience: { who: 'teachersOfPage', pageId, on: date, without: byPersonId, pupilId },
        news: { kind: 'page-corrected', facts: { ...correctionIn(event), byPersonId } },
      },
    ];
  },
};
