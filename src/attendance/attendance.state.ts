import { DomainError } from '../eventing/domain-error.js';
import type { CivilDate } from '../school/civil-date.values.js';
import type { DayAbsenceRecorded, FiledCode } from './attendance.events.js';
import type { Days } from './writing.rules.js';

export type DayCode = DayAbsenceRecorded['data']['code'];

/** A certificate or note, and who filed it. */
export interface Filed {
  readonly filedId: string;
  readonly kind: 'certificate' | 'note';
  readonly by: string;
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly code: FiledCode;
  readonly withdrawn: boolean;
}

export interface DayAbsence {
  readonly date: CivilDate;
  /** The certificate that it came with, where it came with one. */
  readonly filedId?: string;
  readonly code: DayCode;
  readonly withdrawn: boolean;
}

/** What was filed and recorded about one pupil in one year. */
export interface Attendance {
  readonly filed: readonly Filed[];
  readonly days: readonly DayAbsence[];
}

export const isFiled = (state: Attendance, filedId: string): boolean =>
  state.filed.some((one) => one.filedId === filedId);

export const dayAbsenceOn = (state: Attendance, date: CivilDate): DayAbsence | undefined =>
  state.days.find((day) => day.date === date && !day.withdrawn);

/** A health worker's word goes before a guardian's; but two of one kind must not say different things of a day. */
export const mustAgree = (
  state: Attendance,
  kind: Filed['kind'],
  { from, to, code }: Days & { readonly code: FiledCode },
): void => {
  const other = state.filed.find(
    (one) => one.kind === kind && !one.withdrawn && one.code !== code && one.from <= to && from <= one.to,
  );
  if (!other) return;
  throw new DomainError(
    'filed-otherwise',
    `Another ${kind} says something else of some of these days. Withdraw it first.`,
    'conflict',
    [{ field: 'code', message: `is ${other.code} from ${other.from} to ${other.to} already` }],
  );
};
