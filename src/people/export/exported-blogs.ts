import {
  blogBoard,
  blogComments,
  blogCommentsBy,
  blogPosts,
  blogWordings,
} from '../../../projections/blogs/projection.js';
import { BlogWords } from '../../blogs/blog-words.js';
import { wordingIdOf } from '../../blogs/post-ids.values.js';
import type { FreshReader } from '../../eventing/fresh-reader.js';
import type { Sealed } from '../sealed.values.js';
import type { Vault } from '../vault.js';
import type { ExportedBlogComment, ExportedWording } from './person-export.js';

export interface ExportedBlogsTools {
  readonly reads: FreshReader;
  readonly vault: Vault;
}

/**
 * What somebody wrote in the own blog, each post as often as it was put, the newest first.
 * @param isOwn whether it is for the person, who alone is told what was written.
 */
export async function* exportedPosts(
  personId: string,
  isOwn: boolean,
  { reads, vault }: ExportedBlogsTools,
): AsyncGenerator<ExportedWording> {
  const board = await reads.get(blogBoard, personId);
  const found = await reads.getMany(blogPosts, Object.keys(board?.posts ?? {}));
  const newestFirst = [...found.values()].toSorted((a, b) => (a.publishedAt < b.publishedAt ? 1 : -1));
  const words = new BlogWords(vault);
  const opened = async (sealed: Sealed) => (await words.open(sealed)) ?? '—';
  for (const { _id: postId, version: last, withdrawn } of newestFirst) {
    const ids = Array.from({ length: last }, (_, index) => wordingIdOf(postId, last - index));
    const wordings = await reads.getMany(blogWordings, ids);
    for (const { version, at, title, text } of ids.flatMap((id) => wordings.get(id) ?? [])) {
      const said = isOwn && { title: await opened(title), text: await opened(text) };
      yield { postId, version, at, ...(withdrawn ? { withdrawnAt: withdrawn.at } : {}), ...said };
    }
  }
}

/**
 * What somebody commented in blogs, the newest first.
 * @param isOwn whether it is for the person, who alone is told what was written.
 */
export async function* exportedComments(
  personId: string,
  isOwn: boolean,
  { reads, vault }: ExportedBlogsTools,
): AsyncGenerator<ExportedBlogComment> {
  const ids = ((await reads.get(blogCommentsBy, personId))?.comments ?? []).toReversed();
  const found = await reads.getMany(blogComments, ids);
  const words = new BlogWords(vault);
  for (const { postId, number, at, authorId, text, withdrawn } of ids.flatMap((id) => found.get(id) ?? [])) {
    const said = isOwn && { text: (await words.openComment({ postId, authorId }, text)) ?? '—' };
    yield { postId, number, at, ...(withdrawn ? { withdrawnAt: withdrawn.at } : {}), ...said };
  }
}
