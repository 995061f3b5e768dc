import { DomainError } from '../eventing/domain-error.js';
import { addDays, type CivilDate } from '../school/civil-date.values.js';

/**
 * In what capacity somebody writes, which whoever sends the command has made sure of: a guardian is one of the
 * pupil's, a class teacher one of the class that the pupil is in on the first day that is written about, a clinic one
 * that the school lets report.
 */
export interface Writer {
  readonly personId: string;
  readonly role: 'guardian' | 'classTeacher' | 'healthWorker' | 'deputyHead' | 'clinic';
}

/** What comes with everything that is written about a pupil's year. */
export interface Writing {
  readonly by: Writer;
  /** The day on which this is written, in the school's time zone. */
  readonly today: CivilDate;
  readonly pupilId: string;
  readonly year: { readonly yearId: string; readonly from: CivilDate; readonly to: CivilDate };
}

/** Both included. */
export interface Days {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

export const pupilsYear = ({ pupilId, year: { yearId } }: Writing) => ({ pupilId, yearId });

export const mustBe = (by: Writer, ...roles: readonly Writer['role'][]): void => {
  if (roles.includes(by.role)) return;
  throw new DomainError('not-for-your-role', `This is for: ${roles.join(', ')}.`, 'forbidden');
};

export const mustBeDays = (filing: Writing & Days, longest: number): void => {
  const { from, to } = filing;
  if (to < from) throw refusal('days-reversed', 'to', 'lies before from', 'Put the earlier day first.');
  const latest = addDays(from, longest - 1);
  if (to > latest) {
    throw refusal('too-many-days', 'to', `lies after ${latest}`, `File ${longest.toString()} days at most.`);
  }
  mustLieInYear(filing, 'from', from);
  mustLieInYear(filing, 'to', to);
};

export const mustLieInYear = ({ year }: Writing, field: string, date: CivilDate): void => {
  if (year.from <= date && date <= year.to) return;
  const days = `from ${year.from} to ${year.to}`;
  throw refusal('outside-year', field, `is no day of the year ${days}`, 'File each year by itself.');
};

export const refusal = (code: string, field: string, message: string, whatToDo: string): DomainError =>
  new DomainError(code, `Nothing was written: ${field} ${message}. ${whatToDo}`, 'rule', [
    { field, message },
  ]);
