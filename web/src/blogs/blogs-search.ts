import type { PostsAsked } from '../api/blogs.js';

/** What the address of the list says: whose posts, and the school, where all of it is asked for. */
export function blogsSearchIn(search: Readonly<Record<string, unknown>>): PostsAsked {
  return { author: textIn(search['author']), school: textIn(search['school']) };
}

/** The router reads a text of digits as a number. */
function textIn(value: unknown): string | undefined {
  const written = typeof value === 'number' ? String(value) : value;
  return typeof written === 'string' && written !== '' ? written : undefined;
}
