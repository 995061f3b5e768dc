import type { Decider } from '../../eventing/decider.js';
import { closeYear, reopenYear } from './closing.rules.js';
import { correctFinalGrade, giveFinalGrades } from './final-grades.rules.js';
import type { YearSheetCommand } from './year-sheet.command.js';
import type { YearSheetEvent } from './year-sheet.events.js';
import { emptySheet, evolveYearSheet, type YearSheet } from './year-sheet.state.js';

/** The rules of a class's sheet of final grades of a year. */
export const yearSheetDecider: Decider<YearSheet, YearSheetCommand, YearSheetEvent> = {
  initial: emptySheet,
  evolve: evolveYearSheet,

  decide(command, sheet) {
    switch (command.kind) {
      case 'GiveFinalGrades':
        return giveFinalGrades(command, sheet);
      case 'CorrectFinalGrade':
        return correctFinalGrade(command, sheet);
      case 'CloseYear':
        return closeYear(command, sheet);
      case 'ReopenYear':
        return reopenYear(command, sheet);
      default: {
        const unhandled: never = command;
        return unhandled;
      }
    }
  },
};
