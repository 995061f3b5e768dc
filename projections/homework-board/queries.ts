import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { DomainError } from '../../src/eventing/domain-error.js';
import { Directory } from '../../src/people/directory.js';
import type { CivilDate } from '../../src/school/civil-date.values.js';
import { daysOf, pagesWithin, schoolsOfPupil, type Span } from '../all-grades/span.js';
import { pageHead } from '../journal-page/page-head.projection.js';
import type { PageHead } from '../journal-page/read-model.js';
import { pagesOf } from '../pages-of/projection.js';
import { dayWithin } from '../performance/assessments.js';
import { followingReads } from '../performance/following-reads.js';
import { schoolIn, type Asked } from '../performance/queries.js';
import { classes } from '../schools/class.projection.js';
import type { GroupHomework, PupilHomework } from './answer.js';
import { dueIn, isThereWhenDue, setBefore } from './due.js';
import { rowsOf, weeksOf } from './rows.js';

/** The homework of a group that is due in a span, in those of its pages that may be seen. */
export class HomeworkOfGroup extends Query<GroupHomework> {
  constructor(
    readonly groupId: string,
    readonly span: Span,
    readonly maySee: (page: PageHead) => boolean,
    readonly today: CivilDate,
    readonly asked: Asked,
  ) {
    super();
  }
}

/** The homework of a pupil that is due in a span, in every subject. */
export class HomeworkOfPupil extends Query<PupilHomework> {
  constructor(
    readonly pupilId: string,
    readonly span: Span,
    readonly today: CivilDate,
    readonly asked: Asked,
  ) {
    super();
  }
}

@QueryHandler(HomeworkOfGroup)
export class HomeworkOfGroupHandler implements IQueryHandler<HomeworkOfGroup> {
  constructor(private readonly directory: Directory) {}

  /** @throws DomainError `group-not-found`, `term-not-found`, `year-not-found`. */
  async execute({ groupId, span, maySee, today, asked }: HomeworkOfGroup): Promise<GroupHomework> {
    const { reads, position } = followingReads(asked.reads, asked.atLeast);
    const group = await reads.get(classes, groupId);
    if (!group) throw new DomainError('group-not-found', 'There is no such group.', 'not-found');
    const school = await schoolIn(reads, group.schoolId);
    const days = daysOf(span, [school]);
    const own = (await reads.get(pagesOf, groupId))?.pages.map(({ pageId }) => pageId) ?? [];
    const found = await reads.getMany(pageHead, pagesWithin(own, [school], setBefore(days)));
    const heads = [...found.values()].filter(maySee);
    const due = dueIn(await weeksOf(reads, heads, days), days);
    const rows = await rowsOf({ reads, directory: this.directory }, heads, due, 'teachers');
    return {
      asOf: { position: position(), at: asked.at, date: dayWithin(days.from, days.to, today) },
      group: { id: groupId, title: group.title },
      ...days,
      rows,
    };
  }
}

@QueryHandler(HomeworkOfPupil)
export class HomeworkOfPupilHandler implements IQueryHandler<HomeworkOfPupil> {
  constructor(private readonly directory: Directory) {}

  /** @throws DomainError `term-not-found`, `year-not-found`. */
  async execute({ pupilId, span, today, asked }: HomeworkOfPupil): Promise<PupilHomework> {
    const { reads, position } = followingReads(asked.reads, asked.atLeast);
    const schools = await schoolsOfPupil(reads, pupilId);
    const days = daysOf(span, schools.values());
    const stays = (await reads.get(pagesOf, pupilId))?.pages ?? [];
    const pageIds = stays.map(({ pageId }) => pageId);
    const found = await reads.getMany(pageHead, pagesWithin(pageIds, schools.values(), setBefore(days)));
    const heads = [...found.values()];
    const due = dueIn(await weeksOf(reads, heads, days), days, pupilId);
    const there = due.filter((each) => isThereWhenDue(stays, each));
    const rows = await rowsOf({ reads, directory: this.directory }, heads, there, 'pupil');
    const nameOf = await this.directory.names([pupilId], reads);
    return {
      asOf: { position: position(), at: asked.at, date: dayWithin(days.from, days.to, today) },
      pupil: { id: pupilId, name: nameOf(pupilId) },
      ...days,
      rows,
    };
  }
}
