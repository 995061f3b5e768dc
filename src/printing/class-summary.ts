import type { QueryBus } from '@nestjs/cqrs';
import { FinalGradesOf } from '../../projections/final-grades/queries.js';
import { dayWithin } from '../../projections/performance/assessments.js';
import { followingReads } from '../../projections/performance/following-reads.js';
import { classes } from '../../projections/schools/class.projection.js';
import { schools } from '../../projections/schools/school.projection.js';
import { yearsTold } from '../../projections/schools/years-of-pupil.js';
import { notFound } from '../access/rights/not-found.js';
import type { Reads } from '../eventing/fresh-reader.js';
import type { Position } from '../eventing/position.js';
import type { Directory } from '../people/directory.js';
import { dateIn } from '../school/civil-date.values.js';
import { membersOn } from '../school/membership.values.js';
import { unknownSpan } from './printing.dto.js';
import type { ClassSummary } from './summary-sheets.js';

interface Asked {
  readonly classId: string;
  readonly yearId: string;
  /** Instant whose day is today: pupils who had left before are not on the sheet. */
  readonly at: string;
  readonly atLeast: Position | undefined;
}

interface Parts {
  readonly queries: QueryBus;
  readonly directory: Directory;
  readonly reads: Reads;
}

/** A class's year, as each pupil's final grades are told. @throws DomainError `class-not-found`, `year-not-found`. */
export const classSummaryOf = async (
  { classId, yearId, at, atLeast }: Asked,
  { queries, directory, reads: all }: Parts,
): Promise<ClassSummary> => {
  const { reads, position } = followingReads(all, atLeast);
  const found = await reads.get(classes, classId);
  if (!found || found.subjectId !== undefined) throw notFound('class');
  const school = await reads.get(schools, found.schoolId);
  const year = school && yearsTold(school).find(({ id }) => id === yearId);
  if (!year) throw unknownSpan('year');
  const pupilIds = membersOn(found.pupils, dayWithin(year.from, year.to, dateIn(school.timeZone, at)));
  const [nameOf, answers] = await Promise.all([
    directory.names(pupilIds, reads),
    Promise.all(
      pupilIds.map(async (id) => ({
        id,
        ...(await queries.execute(new FinalGradesOf(id, atLeast, reads))),
      })),
    ),
  ]);
  return {
    position: position(),
    school: school.title,
    className: found.title,
    timeZone: school.timeZone,
    year: year.title,
    terms: year.terms.map(({ id, title }) => ({ id, title })),
    pupils: answers
      .map(({ id, years }) => ({
        name: nameOf(id),
        subjects: years.find((one) => one.id === yearId)?.subjects ?? [],
      }))
      .sort((a, b) => a.name.localeCompare(b.name)),
  };
};
