import type { GradeGiven } from '../journal/page/page.events.js';
import type { Policy } from './policy.js';

export const whenGradeGivenThenTellFamily: Policy<GradeGiven> = {
  on: ['GradeGiven'],
  tell({ data: { pageId, date, pupilId, work, value, comment } }) {
    const facts = { pageId, date, work, value, ...(comment === undefined ? {} : { comment }) };
    return [{ audience: { who: 'family', pupilId }, news: { kind: 'grade-given', facts } }];
  },
};
