import type { JournalPage, PageHomework } from '../../api/journal-page.js';
import type { Reason } from '../../api/page-entries.js';
import type { ShownAbsence } from '../grid/cell.js';
import type { Written } from '../grid/entries.js';

/** Homework as it is asked to be; its files were sent before. */
export type Task = Omit<PageHomework, 'homeworkId'>;

/** What somebody wrote about a lesson, a grade or an absence: `from` is what they saw when they did. */
export type Words =
  | {
      readonly kind: 'topic';
      readonly date: string;
      readonly number: number;
      readonly from: string;
      readonly topic: string;
      readonly isPlanned: boolean;
    }
  | { readonly kind: 'homework'; readonly task: Task }
  | {
      readonly kind: 'amendment';
      readonly homeworkId: string;
      readonly from: Task;
      readonly task: Task;
    }
  | Changed;

/** What is changed in a cell, with its reason. */
export type Changed =
  | (OfGrade & { readonly kind: 'correction'; readonly to: string })
  | (OfGrade & { readonly kind: 'annulment' })
  | {
      readonly kind: 'withdrawal';
      readonly pupilId: string;
      readonly absence: Pick<ShownAbsence, 'recorded' | 'minutes'>;
      readonly why: Reason;
    };

interface OfGrade {
  readonly pupilId: string;
  readonly gradeId: string;
  readonly from: string;
  readonly why: Reason;
}

export function isChanged(words: Words): words is Changed {
  return words.kind === 'correction' || words.kind === 'annulment' || words.kind === 'withdrawal';
}

/** What is changed in cells, by pupil. */
export function changedBy(written: readonly Written[]): ReadonlyMap<string, readonly Written[]> {
  const changes = new Map<string, readonly Written[]>();
  for (const one of written) {
    if (one.words === undefined || !isChanged(one.words)) continue;
    const { pupilId } = one.words;
    changes.set(pupilId, [...(changes.get(pupilId) ?? []), one]);
  }
  return changes;
}

/** Of homework what can be asked for. */
export const taskOf = ({ text, dueOn, dueLesson, minutes, pupilIds = [], files = [] }: Task): Task => ({
  ...{ text, dueOn },
  ...(dueLesson === undefined ? {} : { dueLesson }),
  ...(minutes === undefined ? {} : { minutes }),
  ...(pupilIds.length === 0 ? {} : { pupilIds }),
  ...(files.length === 0 ? {} : { files: files.map(({ fileId, name }) => ({ fileId, name })) }),
});

/** The same as it would be written over what the page shows by now; none where nothing stands there that it is about. */
export function overWhatStands(words: Words, lessonId: string, page: JournalPage): Words | undefined {
  const lesson = page.lessons.find((one) => one.lessonId === lessonId);
  switch (words.kind) {
    case 'topic':
      return { ...words, from: lesson?.topic ?? '' };
    case 'amendment': {
      const there = lesson?.homeworkSet.find(({ homeworkId }) => homeworkId === words.homeworkId);
      return there && { ...words, from: taskOf(there) };
    }
    case 'correction':
    case 'annulment': {
      const there = page.grades.find(({ gradeId }) => gradeId === words.gradeId);
      return there && there.status !== 'annulled' ? { ...words, from: there.value } : undefined;
    }
    case 'homework':
    case 'withdrawal':
      return undefined;
  }
}
