import { isActingGuardianOf } from '../access/permissions.js';
import { hasRole, type Viewer } from '../access/viewer.js';
import { schoolingOf, type Schooling } from '../attendance/schooling.js';
import type { FreshReader } from '../eventing/fresh-reader.js';
import { teachesPupil } from '../messages/participants.js';
import { dateIn } from '../school/civil-date.values.js';
import type { ClassTeachers } from '../school/class-teachers.js';

/** Those in which one brings in what comes into a portfolio, of the staff and of the family. */
export const STAFF = ['deputyHead', 'classTeacher', 'teacher'] as const;
export const FAMILY = ['guardian', 'pupil'] as const;
/** Those in which one decides on what others brought in. */
export const DECIDING = ['deputyHead', 'classTeacher'] as const;

export type Capacity = (typeof STAFF | typeof FAMILY)[number];

export const decidesAs = (capacity: Capacity): boolean => DECIDING.some((one) => one === capacity);

/** In which capacities somebody has to do with a pupil's portfolio today, and where the pupil is at school. */
export interface Held {
  readonly capacities: readonly Capacity[];
  readonly schooling: Schooling;
}

export class Capacities {
  constructor(
    private readonly reader: FreshReader,
    private readonly classTeachers: Pick<ClassTeachers, 'isClassTeacherOf'>,
  ) {}

  /** @returns undefined for whoever was never a pupil. */
  async of(viewer: Viewer, pupilId: string, at: string): Promise<Held | undefined> {
    const schooling = await schoolingOf(this.reader, pupilId, dateIn('UTC', at));
    if (!schooling) return undefined;
    const { schoolId, timeZone } = schooling;
    const isTeacher = hasRole(viewer, 'teacher', schoolId);
    const holds: Readonly<Record<Capacity, () => boolean | Promise<boolean>>> = {
      deputyHead: () => hasRole(viewer, 'deputyHead', schoolId),
      classTeacher: () =>
        isTeacher && this.classTeachers.isClassTeacherOf(viewer.personId, pupilId, dateIn(timeZone, at)),
      teacher: () => isTeacher && teachesPupil(viewer.personId, pupilId, at, this.reader),
      guardian: () => isActingGuardianOf(viewer, pupilId, this.reader),
      pupil: () => hasRole(viewer, 'pupil') && viewer.personId === pupilId,
    };
    const capacities: Capacity[] = [];
    for (const one of [...STAFF, ...FAMILY]) if (await holds[one]()) capacities.push(one);
    return { capacities, schooling };
  }
}
