import { sentenceOf } from './languages.js';
import type { Statement } from './statements.js';
import type { Words } from './words.js';

/** As many sentences with the same code; a large bundle has thousands. */
const MOST_ALIKE = 10;

/** What a verdict says under one heading. */
export interface Section {
  readonly mark: Statement['mark'];
  readonly heading: string;
  /** Sentences with the same code, and that there are more where there are. */
  readonly groups: readonly { readonly sentences: readonly string[]; readonly more?: string }[];
}

/** Statements in words: those that are wrong first, and what was not proven last. */
export const sectionsOf = (statements: readonly Statement[], words: Words): readonly Section[] =>
  (['wrong', 'proven', 'unproven'] as const).flatMap((mark) => {
    const marked = statements.filter((statement) => statement.mark === mark);
    const groups = [...new Set(marked.map(({ code }) => code))].map((code) => {
      const alike = marked.filter((statement) => statement.code === code);
      const more = alike.length - MOST_ALIKE;
      return {
        sentences: alike.slice(0, MOST_ALIKE).map((one) => plain(sentenceOf(one, words))),
        ...(more > 0 ? { more: words.more(more) } : {}),
      };
    });
    return groups.length === 0 ? [] : [{ mark, heading: words.headings[mark], groups }];
  });

/** What the statements come to. */
export const verdictIn = (words: Words, holds: boolean, statements: readonly Statement[]): string =>
  holds ? words.verdict.holds : words.verdict.fails(statements.filter(({ mark }) => mark === 'wrong').length);

/** What a bundle says must not steer a terminal, nor turn round what stands beside it. */
const plain = (text: string): string =>
  text.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '\ufffd');
