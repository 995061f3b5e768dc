import type { GradeCorrected } from '../journal/page/page.events.js';
import { mailTo, pupilInTheNews, type Policy } from './policy.js';

export const whenGradeCorrectedThenTellGuardians: Policy<GradeCorrected> = {
  on: 'GradeCorrected',
  about: pupilInTheNews,
  notices(event, guardians) {
    const { pageId, gradeId, date, from, to, reason } = event.data;
    const facts = { pageId, gradeId, date, from, to, reason };
    return mailTo(guardians, event, { kind: 'grade-corrected', facts });
  },
};
