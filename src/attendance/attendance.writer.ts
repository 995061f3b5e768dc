import { isActingGuardianOf } from '../access/permissions.js';
import { hasRole, type Viewer } from '../access/viewer.js';
import type { CommandRunner, Outcome } from '../eventing/command-runner.js';
import { DomainError } from '../eventing/domain-error.js';
import type { FreshReader } from '../eventing/fresh-reader.js';
import { contextOf } from '../http/command-context.js';
import type { WriteRequest } from '../http/write-request.js';
import type { Ids } from '../people/ids.js';
import { dateIn, type CivilDate } from '../school/civil-date.values.js';
import type { ClassTeachers } from '../school/class-teachers.js';
import type { AttendanceCommand } from './attendance.decider.js';
import type { AttendanceEvent } from './attendance.events.js';
import { attendanceIdOf, attendanceOf } from './attendance-ids.values.js';
import type { Attendance, Filed } from './attendance.state.js';
import { schoolingOf, type Schooling } from './schooling.js';
import type { Writer, Writing } from './writing.rules.js';

/** Whose attendance is written about, and the first day of it with the name of the field that it came in. */
export interface About {
  readonly pupilId: string;
  readonly field: 'from' | 'date';
  readonly date: CivilDate;
}

/** The capacities in which one may do something, that which is preferred first. */
type Capacities = readonly Writer['role'][];

/** Carries out what people ask to have written about a pupil's attendance. */
export class AttendanceWriter {
  constructor(
    private readonly attendance: CommandRunner<Attendance, AttendanceCommand, AttendanceEvent>,
    private readonly reader: FreshReader,
    private readonly classTeachers: ClassTeachers,
    private readonly ids: Ids,
  ) {}

  /**
   * @param commandOf is asked once it is known that the viewer has to do with the pupil.
   * @throws DomainError `pupil-not-found` where the viewer hasn't, `outside-year`, or whatever the rules refuse.
   */
  async write(
    { pupilId, field, date }: About,
    capacities: Capacities,
    request: WriteRequest,
    commandOf: (writing: Writing) => Promise<AttendanceCommand> | AttendanceCommand,
  ): Promise<Outcome<AttendanceEvent>> {
    const { viewer, at } = request;
    const schooling = await schoolingOf(this.reader, pupilId, date);
    const held = schooling ? await this.capacitiesOf(viewer, pupilId, schooling, date) : [];
    // In another capacity than those asked for it is for the rules to refuse.
    const role = capacities.find((one) => held.includes(one)) ?? held[0];
    if (!schooling || role === undefined) {
      throw new DomainError(
        'pupil-not-found',
        'There is no such pupil among those you may see.',
        'not-found',
      );
    }
    const { schoolId, timeZone, year } = schooling;
    if (!year) throw outsideYear(field);
    const by = { personId: viewer.personId, role };
    const command = await commandOf({ by, today: dateIn(timeZone, at), pupilId, year });
    const attendanceId = attendanceIdOf(pupilId, year.yearId);
    const context = contextOf(request, attendanceId, schoolId, by, this.ids);
    return this.attendance.handle(attendanceId, command, context);
  }

  /** What was filed under an id of the pupil's. @throws DomainError `filed-not-found`. */
  async filed(pupilId: string, filedId: string): Promise<Filed> {
    const attendanceId = attendanceOf(pupilId, filedId);
    const { filed } = attendanceId === undefined ? { filed: [] } : await this.attendance.load(attendanceId);
    const found = filed.find((one) => one.filedId === filedId);
    if (!found)
      throw new DomainError('filed-not-found', 'There is no such certificate or note.', 'not-found');
    return found;
  }

  /** The key of what a command files: the same when the command is sent twice. */
  keyOf({ commandId }: WriteRequest): string {
    return this.ids.of('written', commandId, '0').slice(0, 12);
  }

  private async capacitiesOf(
    viewer: Viewer,
    pupilId: string,
    { schoolId }: Schooling,
    date: CivilDate,
  ): Promise<Capacities> {
    const isClassTeacher =
      hasRole(viewer, 'teacher', schoolId) &&
      (await this.classTeachers.isClassTeacherOf(viewer.personId, pupilId, date));
    const isGuardian = await isActingGuardianOf(viewer, pupilId, this.reader);
    return [
      ...(hasRole(viewer, 'deputyHead', schoolId) ? (['deputyHead'] as const) : []),
      ...(hasRole(viewer, 'healthWorker', schoolId) ? (['healthWorker'] as const) : []),
      ...(isClassTeacher ? (['classTeacher'] as const) : []),
      ...(isGuardian ? (['guardian'] as const) : []),
    ];
  }
}

const outsideYear = (field: string): DomainError => {
  const message = 'is no day of an academic year in which the pupil is in a class';
  return new DomainError('outside-year', `Nothing was written: ${field} ${message}.`, 'rule', [
    { field, message },
  ]);
};
