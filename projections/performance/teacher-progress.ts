import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Directory } from '../../src/people/directory.js';
import { dateIn, type CivilDate } from '../../src/school/civil-date.values.js';
import { membersOn } from '../../src/school/membership.values.js';
import { own } from '../../src/school/plain-data.values.js';
import type { PageHead } from '../journal-page/read-model.js';
import { classes } from '../schools/class.projection.js';
import { schools } from '../schools/school.projection.js';
import type { PageProgressRow, TeacherProgress } from './answer.js';
import { dayWithin, pagesOfTerms } from './assessments.js';
import { followingReads } from './following-reads.js';
import { progressOn } from './progress.js';
import { pageProgress } from './projection.js';
import type { Asked } from './queries.js';

/** How a teacher keeps the pages of a term, in the schools that whoever asks may see. */
export class TeacherProgressOf extends Query<TeacherProgress | undefined> {
  constructor(
    readonly teacherId: string,
    readonly termId: string,
    readonly maySee: (schoolId: string) => boolean,
    readonly asked: Asked,
  ) {
    super();
  }
}

@QueryHandler(TeacherProgressOf)
export class TeacherProgressOfHandler implements IQueryHandler<TeacherProgressOf> {
  constructor(private readonly directory: Directory) {}

  /** @returns undefined where the teacher has no page of the term there. */
  async execute({
    teacherId,
    termId,
    maySee,
    asked,
  }: TeacherProgressOf): Promise<TeacherProgress | undefined> {
    const { reads, position } = followingReads(asked.reads, asked.atLeast);
    const pages = (await pagesOfTerms(reads, teacherId, [termId])).filter(
      // A substitute answers for a lesson, not for the page.
      ({ opened, teachers }) => maySee(opened.schoolId) && own(teachers, teacherId) !== undefined,
    );
    const [first] = pages;
    if (!first) return undefined;
    const [progress, groups, school, nameOf] = await Promise.all([
      reads.getMany(
        pageProgress,
        pages.map(({ _id }) => _id),
      ),
      reads.getMany(
        classes,
        pages.map(({ opened }) => opened.groupId),
      ),
      reads.get(schools, first.opened.schoolId),
      this.directory.names([teacherId], reads),
    ]);
    const today = dateIn(first.opened.timeZone, asked.at);
    const rows = pages.map((page): PageProgressRow => {
      const { groupId, subjectId } = page.opened;
      const pupils = pupilsOn(page, today);
      return {
        pageId: page._id,
        subject: { id: subjectId, title: school?.subjects[subjectId] ?? '' },
        group: { id: groupId, title: groups.get(groupId)?.title ?? '' },
        ...{ pupils, closed: page.closed },
        ...progressOn(progress.get(page._id), pupils, today),
      };
    });
    const { from, to } = first.opened;
    return {
      asOf: { position: position(), at: asked.at, date: dayWithin(from, to, today) },
      teacher: { id: teacherId, name: nameOf(teacherId) },
      rows: rows.sort((a, b) => byGroup(a, b) || (a.pageId < b.pageId ? -1 : 1)),
    };
  }
}

const pupilsOn = ({ opened: { from, to }, pupils }: PageHead, today: CivilDate): number => {
  const date = dayWithin(from, to, today);
  return membersOn(pupils, date).length;
};

const byGroup = (a: PageProgressRow, b: PageProgressRow): number =>
  a.group.title.localeCompare(b.group.title, 'en', { numeric: true });
