import type { Decider } from '../../eventing/decider.js';
import { DomainError } from '../../eventing/domain-error.js';
import { numberOn, type Scale } from '../../school/scale.values.js';
import type { FinalGradeGiven, YearSheetEvent } from './year-sheet.events.js';

export interface GiveFinalGrades {
  readonly kind: 'GiveFinalGrades';
  readonly scale: Scale;
  readonly grades: readonly FinalGradeGiven['data'][];
}

/** Final grades given, by subject and pupil. */
export type YearSheet = Readonly<Record<string, string>>;

export const yearSheetDecider: Decider<YearSheet, GiveFinalGrades, YearSheetEvent> = {
  initial: () => ({}),

  decide({ grades, scale }, sheet) {
    const values = new Map(Object.entries(sheet));
    return grades.flatMap((grade): YearSheetEvent[] => {
      const given = values.get(keyOf(grade));
      if (given === grade.value) return [];
      if (given !== undefined) {
        throw new DomainError(
          'final-grade-already-given',
          'The pupil has a final grade in this subject.',
          'conflict',
        );
      }
      if (numberOn(scale, grade.value) === undefined) {
        throw new DomainError('value-not-on-scale', 'The scale has no such grade.');
      }
      values.set(keyOf(grade), grade.value);
      return [{ type: 'FinalGradeGiven', data: grade }];
    });
  },

  evolve: (sheet, { data }) => ({ ...sheet, [keyOf(data)]: data.value }),
};

const keyOf = ({ subjectId, pupilId }: FinalGradeGiven['data']): string => `${subjectId} ${pupilId}`;
