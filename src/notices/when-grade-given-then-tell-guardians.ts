import type { GradeGiven } from '../journal/page/page.events.js';
import { mailTo, pupilInTheNews, type Policy } from './policy.js';

export const whenGradeGivenThenTellGuardians: Policy<GradeGiven> = {
  on: 'GradeGiven',
  about: pupilInTheNews,
  notices(event, guardians) {
    const { pageId, date, work, value, comment } = event.data;
    const facts = { pageId, date, work, value, ...(comment ? { comment } : {}) };
    return mailTo(guardians, event, { kind: 'grade-given', facts });
  },
};
