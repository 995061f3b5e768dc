import { seesWithdrawn } from '../../src/announcements/announcements.rights.js';
import type { BlogWords } from '../../src/blogs/blog-words.js';
import type { Viewer } from '../../src/access/viewer.js';
import type { FreshReader } from '../../src/eventing/fresh-reader.js';
import type { Directory } from '../../src/people/directory.js';
import type { Sealed } from '../../src/people/sealed.values.js';
import { UNREADABLE, type Person } from '../messages/telling.js';
import { classes } from '../schools/class.projection.js';
import type { BlogCommentDocument, BlogPostDocument, Reasoned } from './read-model.js';

export interface WithdrawalTold {
  readonly at: string;
  readonly by: Person;
  readonly as: 'author' | 'postAuthor' | 'moderator';
  readonly reason: string;
}

/** A post without its text. Of one that was withdrawn its readers are told that it was there, and why it is not. */
export type PostEntry = Pick<
  BlogPostDocument,
  'schoolId' | 'audience' | 'from' | 'version' | 'publishedAt'
> & {
  readonly postId: string;
  /** Of the class or teaching group that it is for. */
  readonly className?: string;
  readonly author: Person;
  readonly title?: string;
  /** When it was put as it is now, where it was put otherwise before. */
  readonly changedAt?: string;
  readonly comments: number;
  /** Whether its author lets those who read it comment on it, where the blog lets them. */
  readonly letsComment: boolean;
  /** Whether it is commented on at the moment. */
  readonly isOpen: boolean;
  readonly withdrawn?: WithdrawalTold;
};

export interface CommentTold {
  readonly number: number;
  readonly author: Person;
  readonly at: string;
  readonly text?: string;
  readonly withdrawn?: WithdrawalTold;
  /** Whoever asks reported it. */
  readonly reported?: true;
}

export interface ReasonTold {
  readonly by: Person;
  readonly at: string;
  readonly reason: string;
}

export interface TellingTools {
  readonly reader: FreshReader;
  readonly directory: Directory;
  readonly words: BlogWords;
}

/** Opens what was written, and tells by whom and for whom. */
export class Telling {
  private constructor(
    private readonly words: BlogWords,
    private readonly viewer: Viewer,
    private readonly nameOf: (personId: string) => string,
    private readonly titleOf: (classId: string) => string,
  ) {}

  /** People and classes are looked up at once. */
  static async of(
    viewer: Viewer,
    posts: readonly BlogPostDocument[],
    others: readonly string[],
    { reader, directory, words }: TellingTools,
  ): Promise<Telling> {
    const people = posts.flatMap(({ authorId, withdrawn }) => [
      authorId,
      ...(withdrawn ? [withdrawn.by] : []),
    ]);
    const classIds = posts.flatMap(({ audience }) => audience.classId ?? []);
    const [nameOf, found] = await Promise.all([
      directory.names(new Set([...people, ...others])),
      reader.getMany(classes, [...new Set(classIds)]),
    ]);
    return new Telling(words, viewer, nameOf, (classId) => found.get(classId)?.title ?? UNREADABLE);
  }

  person(id: string): Person {
    return { id, name: this.nameOf(id) };
  }

  async entry(post: BlogPostDocument, comments: number, isBlogOpen: boolean): Promise<PostEntry> {
    const { _id: postId, schoolId, audience, authorId, title, from, version, withdrawn } = post;
    const { classId } = audience;
    return {
      ...{ postId, schoolId, audience, author: this.person(authorId), from, version, comments },
      ...(classId === undefined ? {} : { className: this.titleOf(classId) }),
      ...(this.shows(post) ? { title: await this.open(title) } : {}),
      ...{ publishedAt: post.publishedAt, letsComment: post.comments },
      ...{ isOpen: isBlogOpen && post.comments && !withdrawn },
      ...(version > 1 ? { changedAt: post.lastAt } : {}),
      ...(withdrawn ? { withdrawn: await this.withdrawal(withdrawn) } : {}),
    };
  }

  /** Whether whoever asks is shown what the post says. */
  shows(post: BlogPostDocument): boolean {
    return !post.withdrawn || seesWithdrawn(this.viewer, post);
  }

  async comment(post: BlogPostDocument, comment: BlogCommentDocument): Promise<CommentTold> {
    const { number, authorId, at, withdrawn, reports = [] } = comment;
    const { schoolId } = post;
    const isShown = !withdrawn || seesWithdrawn(this.viewer, { schoolId, authorId });
    return {
      ...{ number, author: this.person(authorId), at },
      ...(isShown ? { text: await this.text(comment) } : {}),
      ...(withdrawn ? { withdrawn: await this.withdrawal(withdrawn) } : {}),
      ...(reports.some(({ by }) => by === this.viewer.personId) ? { reported: true } : {}),
    };
  }

  async text({ postId, authorId, text }: BlogCommentDocument): Promise<string> {
    return (await this.words.openComment({ postId, authorId }, text)) ?? UNREADABLE;
  }

  async open(sealed: Sealed): Promise<string> {
    return (await this.words.open(sealed)) ?? UNREADABLE;
  }

  async reason({ by, at, reason }: Reasoned): Promise<ReasonTold> {
    return { by: this.person(by), at, reason: await this.open(reason) };
  }

  async withdrawal(withdrawn: Reasoned & Pick<WithdrawalTold, 'as'>): Promise<WithdrawalTold> {
    return { ...(await this.reason(withdrawn)), as: withdrawn.as };
  }
}

/** Whom a comment and what became of it name. */
export const namedBy = ({ authorId, withdrawn, reports = [], left }: BlogCommentDocument): string[] => [
  ...[authorId, ...reports.map(({ by }) => by)],
  ...[withdrawn, left].flatMap((each) => each?.by ?? []),
];
