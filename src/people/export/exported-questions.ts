import { questionBoard, questions } from '../../../projections/help-desk/projection.js';
import type { FreshReader } from '../../eventing/fresh-reader.js';
import { boardOfAsker } from '../../help-desk/boards.values.js';
import { QuestionWords } from '../../help-desk/question-words.js';
import type { Vault } from '../vault.js';
import type { ExportedQuestionText } from './person-export.js';

export interface ExportedQuestionsTools {
  readonly reads: FreshReader;
  readonly vault: Vault;
}

/**
 * What stands under the questions that somebody asked the support, question by question, the newest first.
 * @param isOwn whether it is for the person, who alone is told what was written.
 */
export async function* exportedQuestions(
  personId: string,
  isOwn: boolean,
  { reads, vault }: ExportedQuestionsTools,
): AsyncGenerator<ExportedQuestionText> {
  const board = await reads.get(questionBoard, boardOfAsker(personId));
  const found = await reads.getMany(questions, Object.keys(board?.questions ?? {}));
  const words = new QuestionWords(vault);
  const newestFirst = [...found.values()].toSorted((a, b) => (a.lastAt < b.lastAt ? 1 : -1));
  for (const { _id: questionId, askerId, texts } of newestFirst) {
    for (const { number, at, as, text } of texts.toReversed()) {
      const said = isOwn && { text: (await words.open({ questionId, askerId }, text)) ?? '—' };
      yield { questionId, number, at, as, ...said };
    }
  }
}
