import { DomainError } from '../eventing/domain-error.js';
import type { Sealed } from '../people/sealed.values.js';
import { datesBetween } from '../school/civil-date.values.js';
import type { AttendanceEvent } from './attendance.events.js';
import { dayAbsenceOn, isFiled, mustAgree, type Attendance, type Filed } from './attendance.state.js';
import { mustBe, mustBeDays, pupilsYear, type Days, type Writing } from './writing.rules.js';

/** What a clinic reports: days on which the pupil is ill, and away by itself. */
export type IllnessCommand =
  | (Writing & Days & { readonly kind: 'FileIllness'; readonly filedId: string })
  | (Writing & { readonly kind: 'WithdrawIllness'; readonly filedId: string; readonly reason: Sealed });

type CommandOf<Kind extends IllnessCommand['kind']> = Extract<IllnessCommand, { kind: Kind }>;

const LONGEST_ILLNESS_DAYS = 60;
const ILL = 'ill';

/** A certificate, with an absence on each of its days that has none yet: both together, or nothing. */
export const fileIllness = (command: CommandOf<'FileIllness'>, state: Attendance): AttendanceEvent[] => {
  const { by, filedId, from, to } = command;
  mustBe(by, 'clinic');
  if (isFiled(state, filedId)) return [];
  mustBeDays(command, LONGEST_ILLNESS_DAYS);
  mustAgree(state, 'certificate', { from, to, code: ILL });
  const about = pupilsYear(command);
  return [
    { type: 'CertificateFiled', data: { ...about, filedId, filedBy: by.personId, from, to, code: ILL } },
    ...datesBetween(from, to)
      .filter((date) => !dayAbsenceOn(state, date))
      .map((date): AttendanceEvent => ({
        type: 'DayAbsenceRecorded',
        data: { ...about, date, code: ILL, filedId },
      })),
  ];
};

/** Takes back the certificate, and those of its days that came with it and still stand. */
export const withdrawIllness = (
  command: CommandOf<'WithdrawIllness'>,
  state: Attendance,
): AttendanceEvent[] => {
  const { by, filedId, reason } = command;
  mustBe(by, 'clinic');
  const filed = state.filed.find((one) => one.filedId === filedId && one.by === by.personId);
  if (!filed) throw new DomainError('filed-not-found', 'There is no such certificate.', 'not-found');
  return takenBack(command, filed, reason, state);
};

/** What was filed is withdrawn, with those of its days that came with it and still stand. */
export const takenBack = (
  writing: Writing,
  { filedId, withdrawn }: Filed,
  reason: Sealed,
  state: Attendance,
): AttendanceEvent[] => {
  const about = pupilsYear(writing);
  const days = state.days.filter((day) => day.filedId === filedId && !day.withdrawn);
  return [
    ...(withdrawn ? [] : [{ type: 'FiledReasonWithdrawn', data: { ...about, filedId, reason } } as const]),
    ...days.map(({ date }): AttendanceEvent => ({
      type: 'DayAbsenceWithdrawn',
      data: { ...about, date, reason },
    })),
  ];
};
