import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Reads } from '../../src/eventing/fresh-reader.js';
import { Directory } from '../../src/people/directory.js';
import { averageOf, proposedOn } from '../../src/school/average.values.js';
import { weeksBetween, type CivilDate } from '../../src/school/civil-date.values.js';
import { neededForNext } from '../../src/school/needed.values.js';
import { pupilWeek, pupilWeekId } from '../diary-week/pupil-week.projection.js';
import { pageHead } from '../journal-page/page-head.projection.js';
import type { PageHead } from '../journal-page/read-model.js';
import { pagesOf } from '../pages-of/projection.js';
import { dayWithin } from '../performance/assessments.js';
import { followingReads } from '../performance/following-reads.js';
import type { Asked } from '../performance/queries.js';
import type { AllGrades, GradeListed, SubjectGrades } from './answer.js';
import { countedOf, courseOf, gradesIn, gradesListed, type ListedGrade } from './counted.js';
import { daysOf, pagesWithin, schoolsOfPupil, type Span } from './span.js';

/** All grades of a pupil in a span, by subject, with what they come to. */
export class AllGradesOf extends Query<AllGrades> {
  constructor(
    readonly pupilId: string,
    readonly span: Span,
    /** Where the pupil is. */
    readonly today: CivilDate,
    readonly asked: Asked,
  ) {
    super();
  }
}

@QueryHandler(AllGradesOf)
export class AllGradesOfHandler implements IQueryHandler<AllGradesOf> {
  constructor(private readonly directory: Directory) {}

  async execute({ pupilId, span, today, asked }: AllGradesOf): Promise<AllGrades> {
    const { reads, position } = followingReads(asked.reads, asked.atLeast);
    const schools = await schoolsOfPupil(reads, pupilId);
    const days = daysOf(span, schools.values());
    const [mine, weeks] = await Promise.all([
      reads.get(pagesOf, pupilId),
      reads.getMany(
        pupilWeek,
        weeksBetween(days.from, days.to).map((week) => pupilWeekId(pupilId, week)),
      ),
    ]);
    const grades = gradesIn(weeks.values(), days);
    const stays = (mine?.pages ?? []).map(({ pageId }) => pageId);
    const heads = await headsOf(reads, [
      ...pagesWithin(stays, schools.values(), days),
      ...grades.map(({ pageId }) => pageId),
    ]);
    const nameOf = await this.directory.names([pupilId], reads);
    const titles = [...schools.values()].map(({ subjects }) => subjects);
    const titleOf = (id: string) => titles.find((subjects) => Object.hasOwn(subjects, id))?.[id] ?? '';
    const rows = [...new Set(heads.map(({ opened }) => opened.subjectId))]
      .map((id) => {
        const pages = heads.filter(({ opened }) => opened.subjectId === id);
        const listed = gradesListed(pages, pupilId, grades);
        return subjectTold({ id, title: titleOf(id) }, pages.at(-1), listed);
      })
      .sort(
        (a, b) => a.subject.title.localeCompare(b.subject.title) || (a.subject.id < b.subject.id ? -1 : 1),
      );
    return {
      asOf: { position: position(), at: asked.at, date: dayWithin(days.from, days.to, today) },
      pupil: { id: pupilId, name: nameOf(pupilId) },
      ...days,
      rows,
    };
  }
}

/** The heads of pages, from the first term to the last. */
const headsOf = async (reads: Reads, pageIds: readonly string[]): Promise<readonly PageHead[]> => {
  const found = await reads.getMany(pageHead, [...new Set(pageIds)].sort());
  return [...found.values()].sort((a, b) => a.opened.from.localeCompare(b.opened.from));
};

const subjectTold = (
  subject: SubjectGrades['subject'],
  last: PageHead | undefined,
  grades: readonly ListedGrade[],
): SubjectGrades => {
  const counted = countedOf(grades);
  const average = averageOf(counted);
  const told = { subject, grades: grades.map(gradeTold), counted: counted.length, course: courseOf(grades) };
  if (!last || average === undefined) return told;
  const { scale, rounding } = last.opened;
  const next = neededForNext(scale, rounding, counted, weightsIn(last));
  const proposed = proposedOn(scale, rounding, average);
  return { ...told, average, proposed, ...(next ? { next } : {}) };
};

/** Of the newest version of each kind of work, and of one that weighs 1. */
const weightsIn = ({ works }: PageHead): number[] => {
  const newest = new Map(works.map(({ work }) => [work.code, work.weight]));
  return [...new Set([1, ...newest.values()])].filter((weight) => weight > 0).sort((a, b) => a - b);
};

const gradeTold = ({
  gradeId,
  date,
  value,
  work,
  corrections,
  annulled,
  madeUpOn,
}: ListedGrade): GradeListed => {
  const { code, title, abbreviation, weight } = work;
  return {
    ...{ gradeId, date, value, work: { code, title, abbreviation, weight }, corrections, annulled },
    ...(madeUpOn === undefined ? {} : { madeUpOn }),
  };
};
