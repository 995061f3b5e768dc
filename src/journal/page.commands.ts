import { Command } from '@nestjs/cqrs';
import type { Outcome } from '../eventing/command-runner.js';
import type { WriteRequest } from '../http/write-request.js';
import type { AbsenceReasonsBody, AbsencesBody, AbsenceWithdrawalBody } from './absences.dto.js';
import type { DebtsBody, DebtWithdrawalBody } from './debts.dto.js';
import type { GradeAnnulmentBody, GradeCorrectionBody, GradesBody } from './grades.dto.js';
import type { HomeworkAmendmentBody, HomeworkBody, HomeworkWithdrawalBody } from './homework.dto.js';
import type { CancellationBody, LessonBody, ReleaseBody, SubstituteBody } from './lessons.dto.js';
import type {
  LateAnnulmentBody,
  LateCorrectionBody,
  LateGradeBody,
  LateRefusalBody,
} from './late-requests.dto.js';
import type { PageEvent } from './page/page.events.js';
import type { RemarkBody, RemarkWithdrawalBody } from './remarks.dto.js';
import type {
  EditWindowBody,
  LateCorrectionsBody,
  ReopeningBody,
  TermGradeCorrectionBody,
  TermGradesBody,
} from './term.dto.js';

/** What a body says, as plain data. */
export type Fields<Body> = { readonly [Field in keyof Body]: Body[Field] };

/** What somebody asks to have written, in the page with this id or about the thing with this id. */
abstract class ToWrite<Body> extends Command<Outcome<PageEvent>> {
  constructor(
    readonly id: string,
    readonly body: Fields<Body>,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

/** A request that says everything by its address. */
type Nothing = undefined;

export class PlanLesson extends ToWrite<LessonBody> {}
export class RecordLesson extends ToWrite<LessonBody> {}
export class CancelLesson extends ToWrite<CancellationBody> {}
export class ReinstateLesson extends ToWrite<Nothing> {}
export class AssignSubstitute extends ToWrite<SubstituteBody> {}
export class ReleaseSubstitute extends ToWrite<ReleaseBody> {}

export class SetHomework extends ToWrite<HomeworkBody> {}
export class AmendHomework extends ToWrite<HomeworkAmendmentBody> {}
export class WithdrawHomework extends ToWrite<HomeworkWithdrawalBody> {}

export class GiveGrades extends ToWrite<GradesBody> {}
export class CorrectGrade extends ToWrite<GradeCorrectionBody> {}
export class AnnulGrade extends ToWrite<GradeAnnulmentBody> {}

export class RequestLateGrade extends ToWrite<LateGradeBody> {}
export class RequestLateCorrection extends ToWrite<LateCorrectionBody> {}
export class RequestLateAnnulment extends ToWrite<LateAnnulmentBody> {}
export class ApproveLateCorrection extends ToWrite<Nothing> {}
export class RefuseLateCorrection extends ToWrite<LateRefusalBody> {}
export class WithdrawLateCorrection extends ToWrite<Nothing> {}

export class MarkDebts extends ToWrite<DebtsBody> {}
export class WithdrawDebt extends ToWrite<DebtWithdrawalBody> {}

export class RecordAbsences extends ToWrite<AbsencesBody> {}
export class SetAbsenceReasons extends ToWrite<AbsenceReasonsBody> {}
export class WithdrawAbsence extends ToWrite<AbsenceWithdrawalBody> {}

export class MakeRemark extends ToWrite<RemarkBody> {}
export class WithdrawRemark extends ToWrite<RemarkWithdrawalBody> {}

export class GiveTermGrades extends ToWrite<TermGradesBody> {}
export class CorrectTermGrade extends ToWrite<TermGradeCorrectionBody & { readonly pupilId: string }> {}
export class ClosePage extends ToWrite<Nothing> {}
export class ReopenPage extends ToWrite<ReopeningBody> {}
export class ExtendEditWindow extends ToWrite<EditWindowBody> {}
export class AllowLateCorrections extends ToWrite<LateCorrectionsBody> {}
