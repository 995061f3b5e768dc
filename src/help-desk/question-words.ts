import { openWithAll, sealWithAll, type Keys } from '../people/nested-keys.js';
import type { Sealed } from '../people/sealed.values.js';
import type { Vault } from '../people/vault.js';

/** Whose question it is. */
export interface WordsOf {
  readonly questionId: string;
  readonly askerId: string;
}

/**
 * Seals what stands under a question with the keys of whoever asked, and outermost of the question: answers too, which
 * are about the asker, and the school's whoever gave them.
 */
export class QuestionWords {
  constructor(private readonly vault: Pick<Vault, 'seal' | 'open'>) {}

  /**
   * @param place what the words stand in: the command, and which of its texts.
   * @throws DomainError `person-erased`.
   */
  seal(of: WordsOf, words: string, place: string): Promise<Sealed> {
    return sealWithAll(this.vault, keysOf(of), words, place);
  }

  /** @returns undefined where one of the keys was destroyed. */
  open(of: WordsOf, sealed: Sealed): Promise<string | undefined> {
    return openWithAll(this.vault, keysOf(of), sealed);
  }
}

const keysOf = ({ questionId, askerId }: WordsOf): Keys => [askerId, questionId];
