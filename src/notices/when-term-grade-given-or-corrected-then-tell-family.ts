import type { TermGradeCorrected, TermGradeGiven } from '../journal/page/page.events.js';
import type { Policy } from './policy.js';

export const whenTermGradeGivenOrCorrectedThenTellFamily: Policy<TermGradeGiven | TermGradeCorrected> = {
  on: ['TermGradeGiven', 'TermGradeCorrected'],
  tell(event) {
    const { pageId, pupilId } = event.data;
    const facts =
      event.type === 'TermGradeGiven'
        ? { pageId, value: event.data.value }
        : { pageId, value: event.data.to, corrected: { from: event.data.from, reason: event.data.reason } };
    return [{ audience: { who: 'family', pupilId }, news: { kind: 'term-grade', facts } }];
  },
};
