import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { markDebt } from '../../api/lesson-writing.js';
import { useKey } from '../../api/use-key.js';
import { useWritten } from '../grid/use-written.js';
import { useGridTexts } from '../texts/grid-texts.js';
import type { WritingIn } from './more-tools.js';
import { PupilSelect } from './pupil-select.js';
import { WritingDialog } from './writing-dialog.js';

/** Marks a point in place of a grade, which waits for a pupil's work. */
export function DebtDialog({ page, lesson, today, onClose }: WritingIn) {
  const { t } = useGridTexts();
  const once = useKey();
  const [pupilId, setPupilId] = useState('');
  const [work, setWork] = useState(page.works[0]?.code ?? '');
  const [dueOn, setDueOn] = useState('');
  const [comment, setComment] = useState('');
  const marking = useWritten(
    page.pageId,
    () => {
      const debt = {
        ...{ pupilId, work },
        ...(dueOn === '' ? {} : { dueOn }),
        ...(comment.trim() === '' ? {} : { comment: comment.trim() }),
      };
      return markDebt(page.pageId, lesson.lessonId, debt, once.key);
    },
    onClose,
    once.onError,
  );
  return (
    <WritingDialog
      title={t('writing.debt.title')}
      lead={t('writing.debt.lead')}
      submit={t('writing.debt.submit')}
      writing={marking}
      onSubmit={() => marking.mutate()}
      onClose={onClose}
    >
      <PupilSelect page={page} lesson={lesson} value={pupilId} onChange={setPupilId} />
      <NativeSelect
        label={t('writing.debt.work')}
        value={work}
        data={page.works.map(({ code, title }) => ({ value: code, label: title }))}
        onChange={({ currentTarget }) => setWork(currentTarget.value)}
      />
      <TextInput
        type="date"
        label={t('writing.debt.dueOn')}
        value={dueOn}
        min={today}
        onChange={({ currentTarget }) => setDueOn(currentTarget.value)}
      />
      <TextInput
        label={t('writing.debt.comment')}
        value={comment}
        maxLength={1000}
        onChange={({ currentTarget }) => setComment(currentTarget.value)}
      />
    </WritingDialog>
  );
}
