import type { Decider } from '../eventing/decider.js';
import { DomainError } from '../eventing/domain-error.js';
import type { Sealed } from '../people/sealed.values.js';
import type { BlogCommentMade, BlogCommentsEvent, BlogCommentWithdrawn } from './comments.events.js';

export type CommentsCommand =
  | { readonly kind: 'Comment'; readonly comment: Omit<BlogCommentMade['data'], 'number'> }
  | {
      readonly kind: 'WithdrawComment';
      readonly number: number;
      readonly byId: string;
      /** What else whoever asks is to the post. */
      readonly as: 'postAuthor' | 'moderator' | undefined;
      readonly reason: Sealed;
    }
  | {
      readonly kind: 'ReportComment';
      readonly number: number;
      readonly reporterId: string;
      readonly reason: Sealed;
    }
  | { readonly kind: 'DismissReport'; readonly number: number; readonly reason: Sealed };

type CommandOf<Kind extends CommentsCommand['kind']> = Extract<CommentsCommand, { kind: Kind }>;

export interface Comment {
  readonly authorId: string;
  readonly isWithdrawn: boolean;
  readonly reportedBy: readonly string[];
  readonly waits: boolean;
}

/** What is written under a post. */
export interface Comments {
  readonly of: Pick<BlogCommentMade['data'], 'postId' | 'schoolId'> | undefined;
  /** In their order. */
  readonly list: readonly Comment[];
}

/** Characters, and comments under a post, at most. */
export const LONGEST = { comment: 2000, reason: 500, discussion: 2000 } as const;

export const commentsDecider: Decider<Comments, CommentsCommand, BlogCommentsEvent> = {
  initial: () => ({ of: undefined, list: [] }),

  decide(command, comments) {
    switch (command.kind) {
      case 'Comment':
        return comment(command, comments);
      case 'WithdrawComment':
        return withdraw(command, comments);
      case 'ReportComment':
        return report(command, comments);
      case 'DismissReport':
        return dismiss(command, comments);
      default: {
        const unhandled: never = command;
        return unhandled;
      }
    }
  },

  evolve(comments, event) {
    switch (event.type) {
      case 'BlogCommentMade': {
        const { postId, schoolId, authorId } = event.data;
        const made = { authorId, isWithdrawn: false, reportedBy: [], waits: false };
        return { of: { postId, schoolId }, list: [...comments.list, made] };
      }
      case 'BlogCommentWithdrawn':
        return withOne(comments, event.data.number, (one) => ({ ...one, isWithdrawn: true, waits: false }));
      case 'BlogCommentReported': {
        const { number, reporterId } = event.data;
        return withOne(comments, number, (one) => ({
          ...{ ...one, reportedBy: [...one.reportedBy, reporterId], waits: true },
        }));
      }
      case 'BlogCommentReportDismissed':
        return withOne(comments, event.data.number, (one) => ({ ...one, waits: false }));
      default:
        return comments;
    }
  },
};

const comment = ({ comment: made }: CommandOf<'Comment'>, { list }: Comments): BlogCommentsEvent[] => {
  if (list.length >= LONGEST.discussion) {
    throw new DomainError('comments-full', 'So many comments are under no post.', 'conflict');
  }
  return [{ type: 'BlogCommentMade', data: { ...made, number: list.length + 1 } }];
};

const withdraw = (
  { number, byId, as: otherwise, reason }: CommandOf<'WithdrawComment'>,
  comments: Comments,
): BlogCommentsEvent[] => {
  const { data, isWithdrawn } = commentIn(comments, number);
  const as: BlogCommentWithdrawn['data']['as'] | undefined = data.authorId === byId ? 'author' : otherwise;
  if (as === undefined) throw notYourComment();
  return isWithdrawn ? [] : [{ type: 'BlogCommentWithdrawn', data: { ...data, as, reason } }];
};

const report = (
  { number, reporterId, reason }: CommandOf<'ReportComment'>,
  comments: Comments,
): BlogCommentsEvent[] => {
  const { data, isWithdrawn, reportedBy } = commentIn(comments, number);
  if (data.authorId === reporterId) {
    throw new DomainError('own-comment', 'You wrote this comment yourself.', 'rule');
  }
  if (isWithdrawn || reportedBy.includes(reporterId)) return [];
  return [{ type: 'BlogCommentReported', data: { ...data, reporterId, reason } }];
};

const dismiss = ({ number, reason }: CommandOf<'DismissReport'>, comments: Comments): BlogCommentsEvent[] => {
  const { data, isWithdrawn, reportedBy, waits } = commentIn(comments, number);
  if (reportedBy.length === 0) {
    throw new DomainError('comment-not-reported', 'Nobody has reported this comment.', 'conflict');
  }
  if (isWithdrawn) throw new DomainError('comment-withdrawn', 'This comment was withdrawn.', 'conflict');
  return waits ? [{ type: 'BlogCommentReportDismissed', data: { ...data, reason } }] : [];
};

/** @throws DomainError `comment-not-found`. */
const commentIn = ({ of, list }: Comments, number: number) => {
  const found = list[number - 1];
  if (!of || !found) throw commentNotFound();
  const { authorId, ...state } = found;
  return { data: { ...of, number, authorId }, ...state };
};

const withOne = (comments: Comments, number: number, to: (one: Comment) => Comment): Comments => ({
  ...comments,
  list: comments.list.map((one, index) => (index === number - 1 ? to(one) : one)),
});

const commentNotFound = (): DomainError =>
  new DomainError('comment-not-found', 'There is no such comment under this post.', 'not-found');

const notYourComment = (): DomainError =>
  new DomainError(
    'not-your-comment',
    'Who wrote it withdraws a comment, who wrote the post, or who leads the school. Report it to them.',
    'forbidden',
  );
