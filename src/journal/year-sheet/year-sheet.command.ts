import type { Rounding } from '../../school/rounding.values.js';
import type { Scale } from '../../school/scale.values.js';
import type { Writer } from '../page/page.command.js';
import type { Reason } from '../page/reason.values.js';
import type { TermValue } from './year-sheet.events.js';

/** The sheet that is written in: a class's of a year. */
interface InSheet {
  readonly classId: string;
  readonly yearId: string;
  /** A teacher is one of the subject in this class, which whoever sends the command has made sure of. */
  readonly by: Writer;
}

export type YearSheetCommand =
  | (InSheet & {
      readonly kind: 'GiveFinalGrades';
      readonly groupId: string;
      readonly subjectId: string;
      /** Those of the subject's last page in the year. */
      readonly scale: Scale;
      readonly rounding: Rounding;
      readonly grades: readonly FinalGradeToGive[];
    })
  | (InSheet & {
      readonly kind: 'CorrectFinalGrade';
      readonly subjectId: string;
      readonly pupilId: string;
      readonly scale: Scale;
      readonly value: string;
      readonly reason: Reason;
    })
  | (InSheet & {
      readonly kind: 'CloseYear';
      /** Pages of the class in the year that are not closed. */
      readonly openPages: readonly string[];
      /** Who needs a final grade in what: the pupils who learned a subject until the year's end. */
      readonly subjects: readonly { readonly subjectId: string; readonly pupilIds: readonly string[] }[];
    })
  | (InSheet & { readonly kind: 'ReopenYear'; readonly reason: string });

export type CommandOf<Kind extends YearSheetCommand['kind']> = Extract<YearSheetCommand, { kind: Kind }>;

export interface FinalGradeToGive {
  readonly pupilId: string;
  readonly value: string;
  /** The term grades that stand beside it. */
  readonly terms: readonly TermValue[];
}
