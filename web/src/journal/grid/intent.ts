import type { WorkKind } from '../../../../src/school/scale.values.js';
import { standing, type ShownAbsence, type ShownCell, type ShownGrade } from './cell.js';
import type { Entry, ToEnter } from './entries.js';
import type { Mark } from './typed.js';

/** Why nothing is entered. */
export type WhyNot =
  /** Who was away has no grade of the lesson, unless the work is made up for on a later day. */
  | 'away'
  /** Who has a grade of the lesson was there. */
  | 'hasGrade'
  | 'absenceThere'
  /** What is to be changed is on its way: whether the journal has it is not known. */
  | 'notSaved';

/** What follows where something is entered in a cell. */
export type Intent =
  | {
      readonly kind: 'enter';
      readonly what: Pick<ToEnter, 'mark' | 'work' | 'debtId' | 'madeUpOn'>;
      /** One that was never sent, in the place of which it is entered. */
      readonly instead?: Entry;
    }
  /** Who was away made up for the work: it takes the day. */
  | { readonly kind: 'makeUp'; readonly what: Pick<ToEnter, 'mark' | 'work' | 'debtId'> }
  | { readonly kind: 'correct'; readonly grade: ShownGrade; readonly gradeId: string; readonly value: string }
  /** It stands there already. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'not'; readonly why: WhyNot };

const not = (why: WhyNot): Intent => ({ kind: 'not', why });

/** @param work the kind of work that a grade is for. */
export function intentOf(mark: Mark, cell: ShownCell, work: WorkKind): Intent {
  return mark.kind === 'grade' ? toGrade(mark, cell, work) : toAbsence(mark, cell);
}

function toGrade(mark: Mark & { readonly kind: 'grade' }, cell: ShownCell, work: WorkKind): Intent {
  const there = standing(cell).filter((grade) => grade.work.code === work.code);
  const last = there.at(-1);
  if (last === undefined || there.length < (work.grades ?? 1)) {
    const debt = cell.debts.find((one) => one.work.code === work.code);
    const settling = debt === undefined ? {} : { debtId: debt.debtId };
    return { kind: isAway(cell.absence) ? 'makeUp' : 'enter', what: { mark, work: work.code, ...settling } };
  }
  if (last.value === mark.value) return { kind: 'nothing' };
  const { gradeId, entry } = last;
  if (gradeId !== undefined) return { kind: 'correct', grade: last, gradeId, value: mark.value };
  return entry?.attempts === 0
    ? { kind: 'enter', what: { mark, work: work.code, ...aimOf(entry) }, instead: entry }
    : not('notSaved');
}

function toAbsence(mark: Mark & { readonly kind: 'absence' }, cell: ShownCell): Intent {
  const there = cell.absence;
  if (there === undefined) {
    if (mark.code !== 'late' && standing(cell).length > 0) return not('hasGrade');
    return { kind: 'enter', what: { mark } };
  }
  if (there.recorded === mark.code && (mark.minutes ?? there.minutes) === there.minutes) {
    return { kind: 'nothing' };
  }
  if (there.entry?.attempts === 0) return { kind: 'enter', what: { mark }, instead: there.entry };
  return not('absenceThere');
}

/** What follows where a cell is to be emptied: of several things in it the one that was entered last. */
export type Removal =
  | { readonly kind: 'drop'; readonly entry: Entry }
  | { readonly kind: 'annul'; readonly grade: ShownGrade; readonly gradeId: string }
  | { readonly kind: 'withdraw'; readonly absence: ShownAbsence }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'not'; readonly why: WhyNot };

export function removalFrom(cell: ShownCell): Removal {
  const refused = cell.refused.at(-1);
  if (refused) return { kind: 'drop', entry: refused };
  const last = standing(cell).at(-1);
  if (last) return removalOfGrade(last);
  return cell.absence === undefined ? { kind: 'nothing' } : removalOfAbsence(cell.absence);
}

export function removalOfGrade(grade: ShownGrade): Removal {
  const { gradeId, entry } = grade;
  if (gradeId !== undefined) return { kind: 'annul', grade, gradeId };
  return entry?.attempts === 0 ? { kind: 'drop', entry } : { kind: 'not', why: 'notSaved' };
}

export function removalOfAbsence(absence: ShownAbsence): Removal {
  const { entry } = absence;
  if (entry === undefined || entry.saved) return { kind: 'withdraw', absence };
  return entry.attempts === 0 ? { kind: 'drop', entry } : { kind: 'not', why: 'notSaved' };
}

/** Away as the journal takes it: by what was recorded, but not late. */
function isAway(absence: ShownAbsence | undefined): boolean {
  return absence !== undefined && absence.recorded !== 'late';
}

function aimOf({ debtId, madeUpOn }: Entry): Pick<ToEnter, 'debtId' | 'madeUpOn'> {
  return {
    ...(debtId === undefined ? {} : { debtId }),
    ...(madeUpOn === undefined ? {} : { madeUpOn }),
  };
}
