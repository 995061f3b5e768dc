import type { Entry } from './entries.js';

/** A correction that was made here, as it can be undone. */
export interface Corrected {
  readonly key: string;
  readonly pageId: string;
  readonly lessonId: string;
  readonly pupilId: string;
  readonly correction: { readonly gradeId: string; readonly from: string; readonly to: string };
}

/** Something that was done on a page and can be undone. */
export type Step = Entry | Corrected;

/** Whether the journal can be asked to take it back: not where it had it already from somebody else. */
export function isUndoable(step: Step): boolean {
  if ('correction' in step) return true;
  return step.mark.kind === 'absence' || step.saved === undefined || step.saved.gradeId !== undefined;
}

/** Whether a step is about a grade, which somebody has taken out. */
export function isAboutGrade(step: Step, gradeId: string): boolean {
  return ('correction' in step ? step.correction.gradeId : step.saved?.gradeId) === gradeId;
}

/** Whether a step is a pupil's absence from a lesson, which somebody has taken out. */
export function isAbsenceOf(step: Step, { pupilId, lessonId }: Pick<Entry, 'pupilId' | 'lessonId'>): boolean {
  const isThere = step.pupilId === pupilId && step.lessonId === lessonId;
  return isThere && 'mark' in step && step.mark.kind === 'absence';
}
