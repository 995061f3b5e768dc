import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { journalPageQuery } from '../../api/journal-page.js';
import { isRefusal } from '../../api/request.js';
import { newUuid } from '../../api/uuid.js';
import { sendWords } from '../../api/words.js';
import { messageOf } from '../../shell/problem-notice.js';
import { useGridTexts } from '../texts/grid-texts.js';
import type { PendingEntries } from './pending-entries.js';
import { isUndoable, type Step } from './steps.js';

interface Told {
  readonly say: (text: string) => void;
  readonly onUndone: (step: Step) => void;
}

/** Takes back what was entered or corrected on a page: the last step first, and at each press the one before. */
export function useUndo(pageId: string, pending: PendingEntries, { say, onUndone }: Told) {
  const { t } = useGridTexts();
  const { t: common } = useTranslation();
  const queryClient = useQueryClient();
  const steps = useSyncExternalStore(pending.subscribe, pending.steps);
  const count = useMemo(
    () => steps.filter((step) => step.pageId === pageId && isUndoable(step)).length,
    [steps, pageId],
  );
  const takeBack = useMutation({
    // In the order of the presses: a grade is corrected back before it is annulled.
    scope: { id: `undo-${pageId}` },
    mutationFn: (step: Step) => carriedBack(step, t('undoReason')),
    onSuccess: (_nothing, step) => onUndone(step),
    onError: (error, step) => {
      say(messageOf(error, common));
      // What nobody answered may be asked again; what was refused would be refused again.
      if (!isRefusal(error)) pending.remember(step);
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: journalPageQuery(pageId).queryKey }),
  });
  const undo = () => {
    const last = pending.lastOf(pageId);
    if (!last) {
      say(t('nothingToUndo'));
    } else if (isKnownToTheJournal(last)) {
      pending.forgetUndo(({ key }) => key === last.key);
      takeBack.mutate(last);
    } else if (last.refusal || last.attempts === 0) {
      pending.drop(last.key);
      onUndone(last);
    } else {
      say(t('why.notSaved'));
    }
  };
  return { undo, count };
}

type Known = Exclude<Step, { readonly attempts: number }> | (Step & { readonly saved: object });

function isKnownToTheJournal(step: Step): step is Known {
  return 'correction' in step || step.saved !== undefined;
}

/** Nothing disappears from the history: it says that it was undone. */
async function carriedBack(step: Step, reason: string): Promise<void> {
  const why = { reason };
  const { pageId, lessonId, pupilId } = step;
  const where = { pageId, lessonId, key: newUuid() };
  if ('correction' in step) {
    const { gradeId, from: to, to: from } = step.correction;
    await sendWords({ kind: 'correction', pupilId, gradeId, from, to, why }, where);
    return;
  }
  const { mark, saved } = step;
  if (mark.kind === 'absence') {
    const absence = { recorded: mark.code };
    await sendWords({ kind: 'withdrawal', pupilId, absence, why }, where);
  } else if (saved?.gradeId !== undefined) {
    const { gradeId } = saved;
    await sendWords({ kind: 'annulment', pupilId, gradeId, from: mark.value, why }, where);
  }
}
