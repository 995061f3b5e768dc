import { openWithAll, sealWithAll, type Keys } from '../people/nested-keys.js';
import type { Sealed } from '../people/sealed.values.js';
import type { Vault } from '../people/vault.js';
import type { Among } from './among.values.js';

/** Whose words they are, and in which thread. */
export interface WordsOf {
  readonly threadId: string;
  readonly authorId: string;
  readonly among: Among;
}

/** Seals words with the keys of the pupil whom a thread is about, of the author, and outermost of the thread. */
export class MessageWords {
  constructor(private readonly vault: Pick<Vault, 'seal' | 'open'>) {}

  /**
   * @param place what the words stand in: the command, and which of its texts.
   * @throws DomainError `person-erased`.
   */
  seal(of: WordsOf, words: string, place: string): Promise<Sealed> {
    return sealWithAll(this.vault, keysOf(of), words, place);
  }

  /** Why something was reported, removed or left: it is of the thread, whoever gave it. */
  sealReason(threadId: string, reason: string, place: string): Promise<Sealed> {
    return this.vault.seal(threadId, reason, place);
  }

  openReason(sealed: Sealed): Promise<string | undefined> {
    return this.vault.open(sealed);
  }

  /** @returns undefined where one of the keys was destroyed. */
  open(of: WordsOf, sealed: Sealed): Promise<string | undefined> {
    return openWithAll(this.vault, keysOf(of), sealed);
  }
}

const keysOf = ({ threadId, authorId, among }: WordsOf): Keys =>
  among.kind === 'personal' ? [among.pupilId, authorId, threadId] : [authorId, threadId];
