import type { Saved, Written } from '../journal/grid/entries.js';
import type { Words } from '../journal/waiting/words.js';
import { requestWithPosition } from './request.js';

type Where = Pick<Written, 'pageId' | 'lessonId' | 'key'>;

/**
 * Has the journal write words: once, however often they are sent.
 *
 * @param account whose words they are, where that may be somebody else than is signed in by now
 */
export async function sendWords(words: Words, where: Where, account?: string): Promise<Saved> {
  const { path, body } = askedFor(words, where);
  const meant = account === undefined ? {} : { account };
  const { position } = await requestWithPosition(`/api/journal/${path}`, {
    ...{ method: 'POST', body, key: where.key, ...meant },
  });
  return { position };
}

function askedFor(
  words: Words,
  { pageId, lessonId }: Where,
): { readonly path: string; readonly body: object } {
  const page = `pages/${encodeURIComponent(pageId)}`;
  switch (words.kind) {
    case 'topic': {
      const { date, number, from, topic, isPlanned } = words;
      return { path: `${page}/lessons${isPlanned ? '/plan' : ''}`, body: { date, number, from, topic } };
    }
    case 'homework':
      return { path: `${page}/homework`, body: { lessonId, ...words.task } };
    case 'amendment':
      return {
        path: `homework/${encodeURIComponent(words.homeworkId)}/amendment`,
        body: { ...words.task, from: words.from },
      };
    case 'correction': {
      const { gradeId, from, to, why } = words;
      return { path: `grades/${encodeURIComponent(gradeId)}/correction`, body: { value: to, from, ...why } };
    }
    case 'annulment': {
      const { gradeId, from, why } = words;
      return { path: `grades/${encodeURIComponent(gradeId)}/annulment`, body: { from, ...why } };
    }
    case 'withdrawal':
      return {
        path: `${page}/absences/withdrawal`,
        body: { lessonId, pupilId: words.pupilId, ...words.why },
      };
  }
}
