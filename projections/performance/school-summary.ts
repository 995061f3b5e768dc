import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Directory } from '../../src/people/directory.js';
import { dateIn, type CivilDate } from '../../src/school/civil-date.values.js';
import type { PageHead } from '../journal-page/read-model.js';
import type { SchoolSummary, TeacherTotals } from './answer.js';
import { assessedIn, teachersOn } from './assessments.js';
import { figuresFrom, gradesByPupil, listsOf, pupilIn, rowsBy } from './figures.js';
import { followingReads } from './following-reads.js';
import { progressOn } from './progress.js';
import { pageProgress } from './projection.js';
import { schoolIn, type Asked } from './queries.js';
import type { PageProgress } from './read-model.js';

/** A term in a school, as its deputy head reports it. */
export class SchoolSummaryOf extends Query<SchoolSummary> {
  constructor(
    readonly schoolId: string,
    readonly termId: string,
    readonly asked: Asked,
  ) {
    super();
  }
}

@QueryHandler(SchoolSummaryOf)
export class SchoolSummaryOfHandler implements IQueryHandler<SchoolSummaryOf> {
  constructor(private readonly directory: Directory) {}

  async execute({ schoolId, termId, asked }: SchoolSummaryOf): Promise<SchoolSummary> {
    const { reads, position } = followingReads(asked.reads, asked.atLeast);
    const school = await schoolIn(reads, schoolId);
    const assessed = await assessedIn(reads, school, { termId }, asked.at);
    const { pages, assessments, date, title } = assessed;
    const [progress, nameOf] = await Promise.all([
      reads.getMany(
        pageProgress,
        pages.map(({ _id }) => _id),
      ),
      this.directory.names(new Set(pages.flatMap(({ teachers }) => Object.keys(teachers))), reads),
    ]);
    const unnamed = () => '';
    const lists = listsOf(gradesByPupil(assessed), pupilIn(assessed, unnamed), unnamed);
    const closed = pages.filter((page) => page.closed).length;
    return {
      asOf: { position: position(), at: asked.at, date },
      term: { id: termId, title },
      figures: figuresFrom(assessments),
      parallels: rowsBy('parallel', assessed, unnamed),
      classes: rowsBy('class', assessed, unnamed),
      subjects: rowsBy('subject', assessed, unnamed),
      lists: {
        excellent: lists.excellent.length,
        oneShort: lists.oneShort.length,
        atRisk: lists.atRisk.length,
        failing: lists.failing.length,
      },
      pages: {
        open: pages.length - closed,
        closed,
        termGradesMissing: assessments.filter(({ value }) => value === undefined).length,
      },
      rows: teacherTotals(pages, progress, date, dateIn(school.timeZone, asked.at))
        .map((totals) => ({ ...totals, name: nameOf(totals.id) }))
        .sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1)),
    };
  }
}

/** What each teacher's pages come to; a page of several teachers counts for each of them. */
export const teacherTotals = (
  pages: readonly PageHead[],
  progress: ReadonlyMap<string, PageProgress>,
  date: CivilDate,
  today: CivilDate,
): Omit<TeacherTotals, 'name'>[] => {
  const totals = new Map<string, Omit<TeacherTotals, 'name'>>();
  for (const page of pages) {
    // The pupils matter for the density alone, which isn't summed.
    const kept = progressOn(progress.get(page._id), 0, today);
    for (const id of teachersOn(page.teachers, date)) {
      const before = totals.get(id) ?? nothingOf(id);
      const lastEntryAt = [before.lastEntryAt ?? '', kept.lastEntryAt ?? ''].sort()[1];
      totals.set(id, {
        id,
        pages: before.pages + 1,
        held: before.held + kept.lessons.held,
        topicsMissing: before.topicsMissing + kept.topicsMissing.length,
        lateEntries: before.lateEntries + kept.lateEntries,
        corrections: before.corrections + kept.corrections,
        annulments: before.annulments + kept.annulments,
        ...(lastEntryAt ? { lastEntryAt } : {}),
      });
    }
  }
  return [...totals.values()];
};

const nothingOf = (id: string): Omit<TeacherTotals, 'name'> => ({
  ...{ id, pages: 0, held: 0, topicsMissing: 0, lateEntries: 0, corrections: 0, annulments: 0 },
});
