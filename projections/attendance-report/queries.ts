import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { DomainError } from '../../src/eventing/domain-error.js';
import { groupBy } from '../../src/eventing/group-by.js';
import { Directory } from '../../src/people/directory.js';
import type { CivilDate } from '../../src/school/civil-date.values.js';
import { daysOf, schoolsOfPupil, type Span } from '../all-grades/span.js';
import { dayWithin } from '../performance/assessments.js';
import { followingReads } from '../performance/following-reads.js';
import { schoolIn, type Asked } from '../performance/queries.js';
import { classes, classesOfSchool } from '../schools/class.projection.js';
import type { AbsenceRow, ClassAttendance, PupilAttendance, PupilRow, SchoolAttendance } from './answer.js';
import { datesOf, figuresOf, lessonFiguresOf, pupilFiguresOf, sumOf } from './figures.js';
import type { PupilLesson } from './lessons.js';
import { daysInClass, pupilDaysIn, pupilsWithin } from './reading.js';

/** A pupil's attendance in a span: what it comes to, by month and by subject, and each absence. */
export class PupilAttendanceOf extends Query<PupilAttendance> {
  constructor(
    readonly pupilId: string,
    readonly span: Span,
    readonly today: CivilDate,
    readonly asked: Asked,
  ) {
    super();
  }
}

/** A class's attendance in a span: what it comes to, by day and by pupil. */
export class ClassAttendanceOf extends Query<ClassAttendance> {
  constructor(
    readonly classId: string,
    readonly span: Span,
    readonly today: CivilDate,
    readonly asked: Asked,
  ) {
    super();
  }
}

/** A school's attendance in a span: what it comes to, by day and by class. */
export class SchoolAttendanceOf extends Query<SchoolAttendance> {
  constructor(
    readonly schoolId: string,
    readonly span: Span,
    readonly today: CivilDate,
    readonly asked: Asked,
  ) {
    super();
  }
}

@QueryHandler(PupilAttendanceOf)
export class PupilAttendanceOfHandler implements IQueryHandler<PupilAttendanceOf> {
  constructor(private readonly directory: Directory) {}

  async execute({ pupilId, span, today, asked }: PupilAttendanceOf): Promise<PupilAttendance> {
    const { reads, position } = followingReads(asked.reads, asked.atLeast);
    const attended = [...(await schoolsOfPupil(reads, pupilId)).values()];
    const range = daysOf(span, attended);
    const daysOfPupil = await pupilDaysIn(reads, pupilId, [pupilId], attended, range);
    const nameOf = await this.directory.names([pupilId], reads);
    const titles = attended.map(({ subjects }) => subjects);
    const titleOf = (id: string) => titles.find((subjects) => Object.hasOwn(subjects, id))?.[id] ?? '';
    const days = daysOfPupil(pupilId);
    const lessons = days.flatMap((day) => day.lessons);
    return {
      asOf: { position: position(), at: asked.at, date: dayWithin(range.from, range.to, today) },
      pupil: { id: pupilId, name: nameOf(pupilId) },
      ...range,
      total: pupilFiguresOf(days),
      months: [...groupBy(days, ({ date }) => date.slice(0, 7))].map(([month, ofMonth]) => ({
        month,
        ...figuresOf(ofMonth),
      })),
      subjects: [...groupBy(lessons, ({ subjectId }) => subjectId)]
        .map(([id, ofSubject]) => ({ id, title: titleOf(id), ...lessonFiguresOf(ofSubject) }))
        .sort((a, b) => a.title.localeCompare(b.title) || (a.id < b.id ? -1 : 1)),
      rows: lessons.flatMap((lesson) => absenceRow(lesson, titleOf)),
    };
  }
}

@QueryHandler(ClassAttendanceOf)
export class ClassAttendanceOfHandler implements IQueryHandler<ClassAttendanceOf> {
  constructor(private readonly directory: Directory) {}

  async execute({ classId, span, today, asked }: ClassAttendanceOf): Promise<ClassAttendance> {
    const { reads, position } = followingReads(asked.reads, asked.atLeast);
    const found = await reads.get(classes, classId);
    if (!found) throw new DomainError('class-not-found', 'There is no such class.', 'not-found');
    const school = await schoolIn(reads, found.schoolId);
    const range = daysOf(span, [school]);
    const pupilIds = pupilsWithin(found, range);
    const [daysOfPupil, nameOf] = await Promise.all([
      pupilDaysIn(reads, pupilIds, pupilIds, [school], range),
      this.directory.names(pupilIds, reads),
    ]);
    const pupils = pupilIds.map((id) => ({ id, days: daysInClass(found, id, daysOfPupil(id)) }));
    const rows = pupils.map(({ id, days }): PupilRow => ({ id, name: nameOf(id), ...pupilFiguresOf(days) }));
    return {
      asOf: { position: position(), at: asked.at, date: dayWithin(range.from, range.to, today) },
      class: { id: classId, title: found.title },
      ...range,
      total: sumOf(rows),
      days: datesOf(pupils.flatMap(({ days }) => days)),
      rows: rows.sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1)),
    };
  }
}

@QueryHandler(SchoolAttendanceOf)
export class SchoolAttendanceOfHandler implements IQueryHandler<SchoolAttendanceOf> {
  async execute({ schoolId, span, today, asked }: SchoolAttendanceOf): Promise<SchoolAttendance> {
    const { reads, position } = followingReads(asked.reads, asked.atLeast);
    const school = await schoolIn(reads, schoolId);
    const range = daysOf(span, [school]);
    const classIds = (await reads.get(classesOfSchool, schoolId))?.classIds ?? [];
    const withPupils = [...(await reads.getMany(classes, classIds)).values()]
      .map((found) => ({ found, pupilIds: pupilsWithin(found, range) }))
      .filter(({ pupilIds }) => pupilIds.length > 0);
    const everybody = [...new Set(withPupils.flatMap(({ pupilIds }) => pupilIds))];
    const daysOfPupil = await pupilDaysIn(reads, schoolId, everybody, [school], range);
    const ofClasses = withPupils.map(({ found: { _id: id, title, pupils }, pupilIds }) => {
      const days = pupilIds.flatMap((pupilId) => daysInClass({ pupils }, pupilId, daysOfPupil(pupilId)));
      return { days, row: { id, title, pupils: pupilIds.length, ...figuresOf(days) } };
    });
    const rows = ofClasses.map(({ row }) => row);
    return {
      asOf: { position: position(), at: asked.at, date: dayWithin(range.from, range.to, today) },
      ...range,
      total: sumOf(rows),
      days: datesOf(ofClasses.flatMap(({ days }) => days)),
      rows: rows.sort(
        (a, b) => a.title.localeCompare(b.title, 'en', { numeric: true }) || (a.id < b.id ? -1 : 1),
      ),
    };
  }
}

const absenceRow = (
  { lessonId, subjectId, date, number, absence }: PupilLesson,
  titleOf: (subjectId: string) => string,
): AbsenceRow[] =>
  absence
    ? [{ lessonId, date, number, subject: { id: subjectId, title: titleOf(subjectId) }, ...absence }]
    : [];
