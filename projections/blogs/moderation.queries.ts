import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Viewer } from '../../src/access/viewer.js';
import { BlogWords } from '../../src/blogs/blog-words.js';
import { FreshReader } from '../../src/eventing/fresh-reader.js';
import { laterOf, START, type Position } from '../../src/eventing/position.js';
import { Directory } from '../../src/people/directory.js';
import type { Person } from '../messages/telling.js';
import { partOfList } from '../part-of-list.js';
import { placeOfReport } from './order.js';
import { blogComments, reportedBlogComments } from './projection.js';
import type { BlogCommentDocument } from './read-model.js';
import { namedBy, Telling, type ReasonTold, type WithdrawalTold } from './telling.js';

/** Comments that were reported in a school: first what waits for a decision, then the newest. */
export class ReportedCommentsIn extends Query<ReportedCommentsAnswer> {
  constructor(
    readonly asked: {
      readonly schoolId: string;
      readonly viewer: Viewer;
      readonly cursor: string | undefined;
      readonly limit: number;
      readonly atLeast: Position | undefined;
    },
  ) {
    super();
  }
}

export interface ReportedCommentTold {
  readonly postId: string;
  readonly number: number;
  readonly author: Person;
  readonly at: string;
  readonly text: string;
  readonly isOpen: boolean;
  readonly reports: readonly ReasonTold[];
  readonly withdrawn?: WithdrawalTold;
  readonly left?: ReasonTold;
}

export interface ReportedCommentsAnswer {
  readonly position: Position;
  /** How many wait for a decision. */
  readonly open: number;
  readonly comments: readonly ReportedCommentTold[];
  readonly next?: string;
}

@QueryHandler(ReportedCommentsIn)
export class ReportedCommentsInHandler implements IQueryHandler<ReportedCommentsIn> {
  constructor(
    readonly reader: FreshReader,
    readonly directory: Directory,
    readonly words: BlogWords,
  ) {}

  async execute({ asked }: ReportedCommentsIn): Promise<ReportedCommentsAnswer> {
    const { schoolId, viewer, atLeast } = asked;
    const reported = await this.reader.get(reportedBlogComments, schoolId, atLeast);
    const all = Object.entries(reported?.comments ?? {}).map(([id, each]) => ({
      ...{ id, isOpen: each.isOpen, place: placeOfReport(id, each) },
    }));
    const { entries, ...more } = partOfList(all, asked);
    const found = await this.reader.getMany(
      blogComments,
      entries.map(({ id }) => id),
      atLeast,
    );
    const telling = await Telling.of(viewer, [], [...found.values()].flatMap(namedBy), this);
    const told = entries.flatMap(({ id, isOpen }) => {
      const comment = found.get(id);
      return comment ? [toldOf(comment, isOpen, telling)] : [];
    });
    const sources = [...(reported ? [reported] : []), ...found.values()];
    return {
      position: sources.map(({ position }) => position).reduce(laterOf, START),
      open: all.filter(({ isOpen }) => isOpen).length,
      comments: await Promise.all(told),
      ...more,
    };
  }
}

const toldOf = async (
  comment: BlogCommentDocument,
  isOpen: boolean,
  telling: Telling,
): Promise<ReportedCommentTold> => {
  const { postId, number, authorId, at, reports = [], withdrawn, left } = comment;
  return {
    ...{ postId, number, author: telling.person(authorId), at, text: await telling.text(comment), isOpen },
    reports: await Promise.all(reports.map((each) => telling.reason(each))),
    ...(withdrawn ? { withdrawn: await telling.withdrawal(withdrawn) } : {}),
    ...(left ? { left: await telling.reason(left) } : {}),
  };
};

export const blogModerationQueries = [ReportedCommentsInHandler];
