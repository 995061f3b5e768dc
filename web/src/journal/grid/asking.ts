import type { PageLesson, PagePupil } from '../../api/journal-page.js';
import type { AskedChange } from '../../api/late-requests.js';
import type { Entry } from './entries.js';
import type { Intent } from './intent.js';

/** What a teacher asks a deputy head for, and where. */
export interface Asking {
  readonly kind: 'ask';
  readonly change: AskedChange;
  readonly pupil: PagePupil;
  readonly lesson: PageLesson;
  /** The key of what was entered and not accepted, in the place of which it is asked for. */
  readonly entry?: string;
}

/** What is asked for where something can't be entered any more; nothing of absences, which families know of. */
export function askedBy(intent: Intent): AskedChange | undefined {
  if (intent.kind === 'enter') return askedOf(intent.what);
  if (intent.kind !== 'correct') return undefined;
  return { what: 'correct', gradeId: intent.gradeId, from: intent.grade.value, to: intent.value };
}

/** The same of what was entered. */
export function askedOf({
  mark,
  work,
  debtId,
  madeUpOn,
}: Pick<Entry, 'mark' | 'work' | 'debtId' | 'madeUpOn'>): AskedChange | undefined {
  if (mark.kind !== 'grade' || work === undefined) return undefined;
  return {
    ...{ what: 'give', value: mark.value, work },
    ...(debtId === undefined ? {} : { debtId }),
    ...(madeUpOn === undefined ? {} : { madeUpOn }),
  };
}
