import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Reads } from '../../src/eventing/fresh-reader.js';
import { Directory } from '../../src/people/directory.js';
import type { CivilDate } from '../../src/school/civil-date.values.js';
import { isMemberOn, membersOn } from '../../src/school/membership.values.js';
import { schoolsOfPupil } from '../all-grades/span.js';
import { pagesOf } from '../pages-of/projection.js';
import { followingReads } from '../performance/following-reads.js';
import type { Asked } from '../performance/queries.js';
import { classes, classesOfPupil, classesOfSchool } from '../schools/class.projection.js';
import type { ClassDocument } from '../schools/read-model.js';
import { schools } from '../schools/school.projection.js';
import { daysOffIn } from './days-off.js';
import { activitiesIn, isForPupil, isForTeacher } from './activities.js';
import type { CalendarFeed } from './answer.js';
import { consultationsOfGuardian, consultationsOfTeacher } from './consultations.js';
import { meetingsOf } from './meetings.js';
import { pagesShown, writtenOn } from './pages.js';
import { firstDayShown, staysOfPupil, staysOfTeacher } from './shown.js';

/**
 * A pupil's lessons, homework, meetings and activities, and what a guardian who reads it booked, from some weeks ago to
 * the end of what is known.
 */
export class CalendarOfPupil extends Query<CalendarFeed> {
  constructor(
    readonly pupilId: string,
    readonly readerId: string,
    readonly today: CivilDate,
    readonly asked: Asked,
  ) {
    super();
  }
}

/** The lessons that a teacher gives, homework set in them, meetings of the teacher's classes and schools, activities, consultations. */
export class CalendarOfTeacher extends Query<CalendarFeed> {
  constructor(
    readonly teacherId: string,
    /** Where the teacher teaches. */
    readonly schoolIds: readonly string[],
    readonly today: CivilDate,
    readonly asked: Asked,
  ) {
    super();
  }
}

@QueryHandler(CalendarOfPupil)
export class CalendarOfPupilHandler implements IQueryHandler<CalendarOfPupil> {
  constructor(private readonly directory: Directory) {}

  async execute({ pupilId, readerId, today, asked }: CalendarOfPupil): Promise<CalendarFeed> {
    const { reads, position } = followingReads(asked.reads, asked.atLeast);
    const from = firstDayShown(today);
    const known = await schoolsOfPupil(reads, pupilId);
    const stays = staysOfPupil((await reads.get(pagesOf, pupilId))?.pages ?? []);
    const pages = await pagesShown(reads, stays.pageIds, [...known.values()], from);
    const written = await writtenOn({ reads, directory: this.directory }, pages, known, stays, from, pupilId);
    const members = (await reads.get(classesOfPupil, pupilId))?.classes ?? {};
    const ofToday = [...(await reads.getMany(classes, membersOn(members, today))).values()];
    const homes = ofToday.filter(({ subjectId }) => subjectId === undefined);
    const schoolIds = [...new Set(ofToday.map(({ schoolId }) => schoolId))];
    const isFor = isForPupil(
      pupilId,
      ofToday.map(({ _id }) => _id),
    );
    const nameOf = await this.directory.names([pupilId], reads);
    const [home] = homes;
    return {
      asOf: { position: position(), at: asked.at, date: today },
      name: nameOf(pupilId),
      ...(home ? { className: home.title } : {}),
      schools: homes.map(({ schoolId }) => known.get(schoolId)?.title ?? ''),
      ...written,
      daysOff: daysOffIn(
        schoolIds.flatMap((id) => known.get(id) ?? []),
        from,
      ),
      meetings: await meetingsOf(reads, homes, schoolIds, from),
      activities: await activitiesIn(reads, schoolIds, isFor, from),
      consultations: await consultationsOfGuardian(
        { reads, directory: this.directory },
        readerId,
        pupilId,
        from,
      ),
    };
  }
}

@QueryHandler(CalendarOfTeacher)
export class CalendarOfTeacherHandler implements IQueryHandler<CalendarOfTeacher> {
  constructor(private readonly directory: Directory) {}

  async execute({ teacherId, schoolIds, today, asked }: CalendarOfTeacher): Promise<CalendarFeed> {
    const { reads, position } = followingReads(asked.reads, asked.atLeast);
    const from = firstDayShown(today);
    const known = await reads.getMany(schools, schoolIds);
    const stays = staysOfTeacher((await reads.get(pagesOf, teacherId))?.pages ?? [], today);
    const found = await pagesShown(reads, stays.pageIds, [...known.values()], from);
    const pages = found.filter(({ opened }) => schoolIds.includes(opened.schoolId));
    const written = await writtenOn({ reads, directory: this.directory }, pages, known, stays, from);
    const groupIds = pages.map(({ opened }) => opened.groupId);
    const homes = await classesOfTeacher(reads, { teacherId, schoolIds, groupIds, today });
    const isFor = isForTeacher(teacherId, [...homes.map(({ _id }) => _id), ...groupIds]);
    const nameOf = await this.directory.names([teacherId], reads);
    return {
      asOf: { position: position(), at: asked.at, date: today },
      name: nameOf(teacherId),
      schools: [...known.values()].map(({ title }) => title),
      ...written,
      daysOff: daysOffIn([...known.values()], from),
      meetings: await meetingsOf(reads, homes, schoolIds, from),
      activities: await activitiesIn(reads, schoolIds, isFor, from),
      consultations: await consultationsOfTeacher({ reads }, teacherId, schoolIds, from),
    };
  }
}

/** The classes whose class teacher somebody is today, or who teaches a group of them. */
const classesOfTeacher = async (
  reads: Reads,
  {
    teacherId,
    schoolIds,
    groupIds,
    today,
  }: {
    readonly teacherId: string;
    readonly schoolIds: readonly string[];
    readonly groupIds: readonly string[];
    readonly today: CivilDate;
  },
): Promise<readonly ClassDocument[]> => {
  const teaches = ({ teachers }: ClassDocument) => isMemberOn(teachers, teacherId, today);
  const listed = [...(await reads.getMany(classesOfSchool, schoolIds)).values()];
  const groups = [...(await reads.getMany(classes, groupIds)).values()].filter(teaches);
  const taught = new Set(groups.map(({ _id, partOf }) => partOf ?? _id));
  const all = await reads.getMany(classes, [...listed.flatMap(({ classIds }) => classIds), ...taught]);
  return [...all.values()].filter(
    (one) => one.subjectId === undefined && (taught.has(one._id) || teaches(one)),
  );
};
