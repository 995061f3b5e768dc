import type { Decider } from '../../eventing/decider.js';
import { recordAbsences, setAbsenceReasons, withdrawAbsence } from './absences.rules.js';
import { markDebts, withdrawDebt } from './debts.rules.js';
import { annulGrade, correctGrade, giveGrades, takeOverGrades } from './grades.rules.js';
import { amendHomework, setHomework, withdrawHomework } from './homework.rules.js';
import {
  assignSubstitute,
  cancelLesson,
  planLesson,
  recordLesson,
  reinstateLesson,
  releaseSubstitute,
} from './lessons.rules.js';
import { allowLateCorrections } from './late-corrections.rules.js';
import {
  approveLateCorrection,
  refuseLateCorrection,
  requestLateCorrection,
  withdrawLateCorrection,
} from './late-requests.rules.js';
import type { PageCommand } from './page.command.js';
import type { PageEvent } from './page.events.js';
import {
  assignTeachers,
  changeDays,
  extendEditWindow,
  delistPupil,
  listPupils,
  opened,
  openPage,
  setWorkKinds,
} from './page.rules.js';
import { evolvePage, noPage, type Page } from './page.state.js';
import { makeRemark, withdrawRemark } from './remarks.rules.js';
import { closePage, correctTermGrade, giveTermGrades, reopenPage } from './term-grades.rules.js';

/** The rules of a journal page; what each command may do stands in the file of what it is about. */
export const pageDecider: Decider<Page, PageCommand, PageEvent> = {
  initial: noPage,
  evolve: evolvePage,

  decide(command, state) {
    if (command.kind === 'OpenPage') return openPage(command, state);
    const page = opened(state);
    switch (command.kind) {
      case 'AssignTeachers':
        return assignTeachers(command, page);
      case 'ListPupils':
        return listPupils(command, page);
      case 'DelistPupil':
        return delistPupil(command, page);
      case 'SetWorkKinds':
        return setWorkKinds(command, page);
      case 'ChangeDays':
        return changeDays(command, page);
      case 'ExtendEditWindow':
        return extendEditWindow(command, page);
      case 'AllowLateCorrections':
        return allowLateCorrections(command, page);
      case 'PlanLesson':
        return planLesson(command, page);
      case 'RecordLesson':
        return recordLesson(command, page);
      case 'CancelLesson':
        return cancelLesson(command, page);
      case 'ReinstateLesson':
        return reinstateLesson(command, page);
      case 'AssignSubstitute':
        return assignSubstitute(command, page);
      case 'ReleaseSubstitute':
        return releaseSubstitute(command, page);
      case 'SetHomework':
        return setHomework(command, page);
      case 'AmendHomework':
        return amendHomework(command, page);
      case 'WithdrawHomework':
        return withdrawHomework(command, page);
      case 'GiveGrades':
        return giveGrades(command, page);
      case 'CorrectGrade':
        return correctGrade(command, page);
      case 'AnnulGrade':
        return annulGrade(command, page);
      case 'RequestLateCorrection':
        return requestLateCorrection(command, page);
      case 'ApproveLateCorrection':
        return approveLateCorrection(command, page);
      case 'RefuseLateCorrection':
        return refuseLateCorrection(command, page);
      case 'WithdrawLateCorrection':
        return withdrawLateCorrection(command, page);
      case 'MarkDebts':
        return markDebts(command, page);
      case 'WithdrawDebt':
        return withdrawDebt(command, page);
      case 'TakeOverGrades':
        return takeOverGrades(command, page);
      case 'RecordAbsences':
        return recordAbsences(command, page);
      case 'SetAbsenceReasons':
        return setAbsenceReasons(command, page);
      case 'WithdrawAbsence':
        return withdrawAbsence(command, page);
      case 'MakeRemark':
        return makeRemark(command, page);
      case 'WithdrawRemark':
        return withdrawRemark(command, page);
      case 'GiveTermGrades':
        return giveTermGrades(command, page);
      case 'CorrectTermGrade':
        return correctTermGrade(command, page);
      case 'ClosePage':
        return closePage(command, page);
      case 'ReopenPage':
        return reopenPage(command, page);
      default: {
        const unhandled: never = command;
        return unhandled;
      }
    }
  },
};
