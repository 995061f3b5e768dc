import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Viewer } from '../../src/access/viewer.js';
import type { Boards } from '../../src/announcements/announcements.rights.js';
import { BlogWords } from '../../src/blogs/blog-words.js';
import { postNotFound } from '../../src/blogs/post.decider.js';
import { commentIdOf, wordingIdOf } from '../../src/blogs/post-ids.values.js';
import { FreshReader } from '../../src/eventing/fresh-reader.js';
import { laterOf, START, type Position } from '../../src/eventing/position.js';
import { Directory } from '../../src/people/directory.js';
import type { Person } from '../messages/telling.js';
import { partOfList } from '../part-of-list.js';
import { placeOf } from './order.js';
import { blogBoard, blogComments, blogDiscussions, blogPosts, blogs, blogWordings } from './projection.js';
import type { BlogPostDocument, HungPost } from './read-model.js';
import { namedBy, Telling, type CommentTold, type PostEntry } from './telling.js';

/** The posts on some boards, the newest first: of some what is shown on the day, of others whatever there is. */
export class PostsOn extends Query<PostsAnswer> {
  constructor(
    readonly asked: {
      readonly boards: Boards;
      readonly whole: readonly string[];
      readonly viewer: Viewer;
      /** Of whose blog; of all, where nobody is named. */
      readonly author: string | undefined;
      readonly cursor: string | undefined;
      readonly limit: number;
      readonly atLeast: Position | undefined;
    },
  ) {
    super();
  }
}

export interface PostsAnswer {
  readonly position: Position;
  /** Whoever wrote a post there, by name. */
  readonly authors: readonly Person[];
  readonly posts: readonly PostEntry[];
  readonly next?: string;
}

export class PostWith extends Query<PostAnswer> {
  constructor(
    readonly postId: string,
    readonly viewer: Viewer,
    readonly atLeast: Position | undefined,
  ) {
    super();
  }
}

export type PostAnswer = PostEntry & { readonly text?: string; readonly position: Position };

/** The comments under a post, the newest of those before a number. */
export class CommentsUnder extends Query<CommentsAnswer> {
  constructor(
    readonly asked: {
      readonly postId: string;
      readonly viewer: Viewer;
      readonly before: number | undefined;
      readonly limit: number;
      readonly atLeast: Position | undefined;
    },
  ) {
    super();
  }
}

export interface CommentsAnswer {
  readonly position: Position;
  readonly comments: number;
  /** The oldest first. */
  readonly list: readonly CommentTold[];
}

/** Whatever a post said, the first wording first. */
export class WordingsOf extends Query<WordingsAnswer> {
  constructor(
    readonly postId: string,
    readonly viewer: Viewer,
    readonly atLeast: Position | undefined,
  ) {
    super();
  }
}

export interface WordingsAnswer {
  readonly position: Position;
  readonly wordings: readonly {
    readonly version: number;
    readonly at: string;
    readonly title: string;
    readonly text: string;
  }[];
}

const positionOf = (sources: Iterable<{ readonly position: Position } | undefined>): Position =>
  [...sources].flatMap((each) => each?.position ?? []).reduce(laterOf, START);

/** @throws DomainError `blog-post-not-found`. */
const postIn = async (postId: string, reader: FreshReader, atLeast: Position | undefined) => {
  const post = await reader.get(blogPosts, postId, atLeast);
  if (!post || post.ended) throw postNotFound();
  return post;
};

@QueryHandler(PostsOn)
export class PostsOnHandler implements IQueryHandler<PostsOn> {
  constructor(
    readonly reader: FreshReader,
    readonly directory: Directory,
    readonly words: BlogWords,
  ) {}

  async execute({ asked }: PostsOn): Promise<PostsAnswer> {
    const { boards, whole, viewer, author, atLeast } = asked;
    const found = await this.reader.getMany(blogBoard, [...boards.keys(), ...whole], atLeast);
    const hung = new Map<string, HungPost>();
    for (const [board, { posts }] of found) {
      const today = whole.includes(board) ? undefined : boards.get(board);
      for (const [id, each] of Object.entries(posts)) {
        if (today === undefined || each.from <= today) hung.set(id, each);
      }
    }
    const places = [...hung]
      .filter(([, { authorId }]) => author === undefined || authorId === author)
      .map(([id, each]) => ({ id, place: placeOf(id, each) }));
    const { entries, ...more } = partOfList(places, asked);
    const ids = entries.map(({ id }) => id);
    const documents = await this.reader.getMany(blogPosts, ids, atLeast);
    const shown = ids.flatMap((id) => documents.get(id) ?? []);
    const authorIds = [...new Set([...hung.values()].map(({ authorId }) => authorId))];
    const telling = await Telling.of(viewer, shown, authorIds, this);
    const authors = authorIds.map((id) => telling.person(id));
    return {
      position: positionOf([...found.values(), ...documents.values()]),
      authors: authors.toSorted((a, b) => a.name.localeCompare(b.name)),
      posts: await entriesOf(shown, telling, this.reader, atLeast),
      ...more,
    };
  }
}

/** Posts with how many comments they have, and whether they are commented on. */
const entriesOf = async (
  posts: readonly BlogPostDocument[],
  telling: Telling,
  reader: FreshReader,
  atLeast: Position | undefined,
): Promise<readonly PostEntry[]> => {
  const ids = posts.map(({ _id }) => _id);
  const [discussions, found] = await Promise.all([
    reader.getMany(blogDiscussions, ids, atLeast),
    reader.getMany(blogs, [...new Set(posts.map(({ authorId }) => authorId))], atLeast),
  ]);
  return Promise.all(
    posts.map((post) => {
      const isBlogOpen = found.get(post.authorId)?.comments ?? true;
      return telling.entry(post, discussions.get(post._id)?.comments ?? 0, isBlogOpen);
    }),
  );
};

@QueryHandler(PostWith)
export class PostWithHandler implements IQueryHandler<PostWith> {
  constructor(
    readonly reader: FreshReader,
    readonly directory: Directory,
    readonly words: BlogWords,
  ) {}

  /** @throws DomainError `blog-post-not-found`. */
  async execute({ postId, viewer, atLeast }: PostWith): Promise<PostAnswer> {
    const post = await postIn(postId, this.reader, atLeast);
    const telling = await Telling.of(viewer, [post], [], this);
    const [entry] = await entriesOf([post], telling, this.reader, atLeast);
    if (!entry) throw postNotFound();
    const text = telling.shows(post) ? { text: await telling.open(post.text) } : {};
    return { position: post.position, ...entry, ...text };
  }
}

@QueryHandler(CommentsUnder)
export class CommentsUnderHandler implements IQueryHandler<CommentsUnder> {
  constructor(
    readonly reader: FreshReader,
    readonly directory: Directory,
    readonly words: BlogWords,
  ) {}

  /** @throws DomainError `blog-post-not-found`. */
  async execute({ asked }: CommentsUnder): Promise<CommentsAnswer> {
    const { postId, viewer, before, limit, atLeast } = asked;
    const post = await postIn(postId, this.reader, atLeast);
    const discussion = await this.reader.get(blogDiscussions, postId, atLeast);
    const comments = discussion?.comments ?? 0;
    const behind = Math.min(before ?? Infinity, comments + 1);
    const first = Math.max(1, behind - limit);
    const ids = Array.from({ length: Math.max(0, behind - first) }, (_, index) =>
      commentIdOf(postId, first + index),
    );
    const found = await this.reader.getMany(blogComments, ids, atLeast);
    const shown = ids.flatMap((id) => found.get(id) ?? []);
    const telling = await Telling.of(viewer, [post], shown.flatMap(namedBy), this);
    // They may quote what was withdrawn.
    const told = telling.shows(post) ? shown : [];
    return {
      position: positionOf([post, discussion, ...shown]),
      comments,
      list: await Promise.all(told.map((each) => telling.comment(post, each))),
    };
  }
}

@QueryHandler(WordingsOf)
export class WordingsOfHandler implements IQueryHandler<WordingsOf> {
  constructor(
    readonly reader: FreshReader,
    readonly directory: Directory,
    readonly words: BlogWords,
  ) {}

  /** @throws DomainError `blog-post-not-found`. */
  async execute({ postId, viewer, atLeast }: WordingsOf): Promise<WordingsAnswer> {
    const post = await postIn(postId, this.reader, atLeast);
    const ids = Array.from({ length: post.version }, (_, index) => wordingIdOf(postId, index + 1));
    const found = await this.reader.getMany(blogWordings, ids, atLeast);
    const telling = await Telling.of(viewer, [post], [], this);
    const wordings = ids.flatMap((id) => found.get(id) ?? []);
    return {
      position: positionOf([post, ...wordings]),
      wordings: await Promise.all(
        wordings.map(async ({ version, at, title, text }) => ({
          ...{ version, at, title: await telling.open(title), text: await telling.open(text) },
        })),
      ),
    };
  }
}

export const blogsQueries = [PostsOnHandler, PostWithHandler, CommentsUnderHandler, WordingsOfHandler];
