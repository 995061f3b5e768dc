import { openWithAll, sealWithAll, type Keys } from '../people/nested-keys.js';
import type { Sealed } from '../people/sealed.values.js';
import type { Vault } from '../people/vault.js';

/**
 * Seals what is said in a blog: a post and every reason with the post's own key, a comment with that of whoever wrote it
 * within.
 */
export class BlogWords {
  constructor(private readonly vault: Pick<Vault, 'seal' | 'open'>) {}

  /** @param place what the words stand in: the command, and which of its texts. */
  seal(postId: string, words: string, place: string): Promise<Sealed> {
    return this.vault.seal(postId, words, place);
  }

  /** @returns undefined where the key was destroyed. */
  open(sealed: Sealed): Promise<string | undefined> {
    return this.vault.open(sealed);
  }

  /** @throws DomainError `person-erased`. */
  sealComment(of: CommentOf, words: string, place: string): Promise<Sealed> {
    return sealWithAll(this.vault, keysOf(of), words, place);
  }

  /** @returns undefined where one of the keys was destroyed. */
  openComment(of: CommentOf, sealed: Sealed): Promise<string | undefined> {
    return openWithAll(this.vault, keysOf(of), sealed);
  }
}

interface CommentOf {
  readonly postId: string;
  readonly authorId: string;
}

const keysOf = ({ postId, authorId }: CommentOf): Keys => [authorId, postId];
