import { Command } from '@nestjs/cqrs';
import type { Outcome } from '../eventing/command-runner.js';
import type { WriteRequest } from '../http/write-request.js';
import type { YearSheetEvent } from './year-sheet/year-sheet.events.js';
import type { FinalGradeCorrectionBody, FinalGradesBody, YearReopeningBody } from './year-sheets.dto.js';

/** A class's year. */
export interface YearOfClass {
  readonly classId: string;
  readonly yearId: string;
}

/** What somebody asks to have written in the sheet of a class's year. */
abstract class ToWriteInSheet<Body> extends Command<Outcome<YearSheetEvent>> {
  constructor(
    readonly sheet: YearOfClass,
    readonly body: Body,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

export class GiveFinalGrades extends ToWriteInSheet<FinalGradesBody> {}
export class CorrectFinalGrade extends ToWriteInSheet<FinalGradeCorrectionBody> {}
export class CloseYear extends ToWriteInSheet<undefined> {}
export class ReopenYear extends ToWriteInSheet<YearReopeningBody> {}
