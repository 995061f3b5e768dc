import type { FinalGradeCorrected, FinalGradeGiven } from '../journal/year-sheet/year-sheet.events.js';
import type { Policy } from './policy.js';

export const whenFinalGradeGivenOrCorrectedThenTellFamily: Policy<FinalGradeGiven | FinalGradeCorrected> = {
  on: ['FinalGradeGiven', 'FinalGradeCorrected'],
  tell(event) {
    const { pupilId, yearId, subjectId } = event.data;
    const grade =
      event.type === 'FinalGradeGiven'
        ? { value: event.data.value }
        : { value: event.data.to, corrected: { from: event.data.from, reason: event.data.reason } };
    const facts = { yearId, subjectId, ...grade };
    return [{ audience: { who: 'family', pupilId }, news: { kind: 'final-grade', facts } }];
  },
};
