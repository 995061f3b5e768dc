import type { PageHead } from '../../../projections/journal-page/read-model.js';
import { classes } from '../../../projections/schools/class.projection.js';
import { hasRole, type Viewer } from '../../access/viewer.js';
import type { Reads } from '../../eventing/fresh-reader.js';
import type { Position } from '../../eventing/position.js';
import { dateOf } from '../../journal/page/page-ids.values.js';
import { todayIn } from '../../reports/today.js';
import type { ClassTeachers } from '../../school/class-teachers.js';
import { isMemberOn, membersOn } from '../../school/membership.values.js';
import { dateIn, type CivilDate } from '../../school/civil-date.values.js';
import { own } from '../../school/plain-data.values.js';
import type { Directory } from '../directory.js';
import type { HealthFlag } from './health-flags.values.js';
import type { HealthReader } from './health-told.js';

export interface FlagsShownParts {
  readonly reads: Reads;
  readonly health: Pick<HealthReader, 'flagsOf'>;
  readonly directory: Pick<Directory, 'names'>;
  readonly classTeachers: Pick<ClassTeachers, 'isClassTeacherOf'>;
}

/** Shows flags on pupils' health to the teachers who have these pupils today, and to nobody for having had them once. */
export class FlagsShown {
  constructor(private readonly parts: FlagsShownParts) {}

  /** By pupil, of those who stand on a page today. @param at instant */
  async onPage(
    viewer: Viewer,
    head: PageHead,
    at: string,
    atLeast: Position | undefined,
  ): Promise<ReadonlyMap<string, readonly HealthFlag[]>> {
    const { schoolId, timeZone } = head.opened;
    if (!hasRole(viewer, 'teacher', schoolId)) return new Map();
    const today = dateIn(timeZone, at);
    const flags = await this.parts.health.flagsOf(membersOn(head.pupils, today), today, atLeast);
    if (teachesOn(head, viewer.personId, today)) return flags;
    const ofOwnClass: (readonly [string, readonly HealthFlag[]])[] = [];
    for (const [pupilId, raised] of flags) {
      const { classTeachers } = this.parts;
      const isOwn = await classTeachers.isClassTeacherOf(viewer.personId, pupilId, today);
      if (isOwn) ofOwnClass.push([pupilId, raised]);
    }
    return new Map(ofOwnClass);
  }

  /** Of those who are in a class today and have any; undefined where there is no such class. @param at instant */
  async inClass(classId: string, at: string, atLeast: Position | undefined) {
    const { reads, health, directory } = this.parts;
    const group = await reads.get(classes, classId, atLeast);
    if (!group) return undefined;
    const today = await todayIn(group.schoolId, at, reads);
    const flags = await health.flagsOf(membersOn(group.pupils, today), today, atLeast);
    const nameOf = await directory.names([...flags.keys()]);
    const pupils = [...flags].map(([id, raised]) => ({ id, name: nameOf(id), flags: raised }));
    return { position: group.position, pupils: pupils.sort((a, b) => a.name.localeCompare(b.name)) };
  }
}

/** Whether somebody has the page on a day, or gives a lesson of that day in it as a substitute. */
const teachesOn = (
  { teachers, substitutes }: Pick<PageHead, 'teachers' | 'substitutes'>,
  personId: string,
  day: CivilDate,
): boolean =>
  isMemberOn(teachers, personId, day) ||
  (own(substitutes, personId) ?? []).some((lessonId) => dateOf(lessonId) === day);
