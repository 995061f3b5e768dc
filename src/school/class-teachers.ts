import { classesOfPupil } from '../../projections/schools/class.projection.js';
import type { CommandRunner } from '../eventing/command-runner.js';
import type { Reads } from '../eventing/fresh-reader.js';
import type { CivilDate } from './civil-date.values.js';
import type { ClassCommand, SchoolClass } from './class.decider.js';
import type { ClassEvent } from './class.events.js';
import { isMemberOn } from './membership.values.js';

/** Tells who is in which class, and whose class teacher somebody is. */
export class ClassTeachers {
  constructor(
    private readonly reads: Reads,
    private readonly classes: Pick<CommandRunner<SchoolClass, ClassCommand, ClassEvent>, 'load'>,
  ) {}

  /** Whether the teacher has the class that the pupil is in on a day. */
  async isClassTeacherOf(teacherId: string, pupilId: string, date: CivilDate): Promise<boolean> {
    const classes = await this.classesWith(pupilId, date);
    return classes.some(({ teachers }) => isMemberOn(teachers, teacherId, date));
  }

  /** The class that the pupil is in on a day; undefined where it is in none. */
  async classOf(pupilId: string, date: CivilDate): Promise<string | undefined> {
    return (await this.classesWith(pupilId, date))[0]?.classId;
  }

  /**
   * The read model tells only where to look. A right hangs on it, so whether pupil and teacher belong to the class is
   * asked of the class itself, which another process may have changed.
   */
  private async classesWith(pupilId: string, date: CivilDate): Promise<SchoolClass[]> {
    const classIds = Object.keys((await this.reads.get(classesOfPupil, pupilId))?.classes ?? {});
    const classes = await Promise.all(classIds.map((classId) => this.classes.load(classId)));
    return classes.filter(
      ({ subjectId, pupils }) => subjectId === undefined && isMemberOn(pupils, pupilId, date),
    );
  }
}
