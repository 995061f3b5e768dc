import { NativeSelect, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { RemarkKind } from '../../api/diary.js';
import { makeRemark } from '../../api/lesson-writing.js';
import { useKey } from '../../api/use-key.js';
import { useWritten } from '../grid/use-written.js';
import { useGridTexts } from '../texts/grid-texts.js';
import type { WritingIn } from './more-tools.js';
import { PupilSelect } from './pupil-select.js';
import { WritingDialog } from './writing-dialog.js';

const KINDS: readonly RemarkKind[] = ['praise', 'reprimand', 'note'];

/** Praises or reprimands a pupil in a lesson, or leaves a note. */
export function RemarkDialog({ page, lesson, onClose }: WritingIn) {
  const { t } = useGridTexts();
  const once = useKey();
  const [pupilId, setPupilId] = useState('');
  const [kind, setKind] = useState<RemarkKind>('praise');
  const [text, setText] = useState('');
  const [isForPupil, setForPupil] = useState(true);
  const making = useWritten(
    page.pageId,
    () =>
      makeRemark(
        page.pageId,
        {
          ...{ lessonId: lesson.lessonId, pupilId, kind, text: text.trim() },
          visibleTo: isForPupil ? 'guardianAndPupil' : 'guardian',
        },
        once.key,
      ),
    onClose,
    once.onError,
  );
  return (
    <WritingDialog
      title={t('writing.remark.title')}
      submit={t('writing.remark.submit')}
      isReady={text.trim() !== ''}
      writing={making}
      onSubmit={() => making.mutate()}
      onClose={onClose}
    >
      <PupilSelect page={page} lesson={lesson} value={pupilId} onChange={setPupilId} />
      <NativeSelect
        label={t('writing.remark.kind')}
        value={kind}
        data={KINDS.map((value) => ({ value, label: t(`writing.remark.${value}`) }))}
        onChange={({ currentTarget }) => setKind(currentTarget.value as RemarkKind)}
      />
      <Textarea
        label={t('writing.remark.text')}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        maxLength={2000}
        rows={4}
        required
        withAsterisk={false}
      />
      <label>
        <input
          type="checkbox"
          checked={isForPupil}
          onChange={({ currentTarget }) => setForPupil(currentTarget.checked)}
        />{' '}
        {t('writing.remark.forPupil')}
      </label>
    </WritingDialog>
  );
}
