import type { Language } from '../preferences/preferences.values.js';

/** A value with its label; with what it was before, where it was corrected. */
export interface Fact {
  readonly label: string;
  readonly value: string;
  readonly was?: string;
}

export interface Link {
  readonly label: string;
  readonly href: string;
}

/** What stands below another in a message. */
export type Block =
  | { readonly is: 'sentence'; readonly text: string }
  | { readonly is: 'heading'; readonly level: 2 | 3; readonly text: string }
  | { readonly is: 'facts'; readonly facts: readonly Fact[] }
  | { readonly is: 'items'; readonly items: readonly (readonly Fact[])[] }
  | { readonly is: 'link'; readonly link: Link };

/** A message before it is plain text or HTML: nothing in it is escaped or tidied yet. */
export interface Message {
  readonly language: Language;
  readonly subject: string;
  readonly body: readonly Block[];
  readonly signature: string;
  /** Where the recipient chooses what to be told, below the signature. */
  readonly choices: readonly Link[];
}
