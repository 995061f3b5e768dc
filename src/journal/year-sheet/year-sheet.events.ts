/** A pupil was given the year's final grade in a subject. */
export interface FinalGradeGiven {
  readonly type: 'FinalGradeGiven';
  readonly data: {
    readonly groupId: string;
    readonly yearId: string;
    readonly subjectId: string;
    readonly pupilId: string;
    readonly value: string;
  };
}

export type YearSheetEvent = FinalGradeGiven;
