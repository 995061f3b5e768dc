import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { PageHomework } from '../../api/journal-page.js';
import { amendHomework, attachToHomework, setHomeworkTask } from '../../api/lesson-writing.js';
import { useKey } from '../../api/use-key.js';
import { shiftDate } from '../../diary/week.js';
import { Attach } from '../../messages/attach.js';
import classes from '../../shell/dialog.module.css';
import { useWritten } from '../grid/use-written.js';
import { useGridTexts } from '../texts/grid-texts.js';
import type { WritingIn } from './more-tools.js';
import { WritingDialog } from './writing-dialog.js';

interface HomeworkDialogProps extends WritingIn {
  /** What is to be put differently; new homework where there is none. */
  readonly homework?: PageHomework;
}

/** Sets homework with everything that belongs to it, or puts it differently: for whom, until when, with which files. */
export function HomeworkDialog({ page, lesson, homework, onClose }: HomeworkDialogProps) {
  const { t } = useGridTexts();
  const once = useKey();
  const [text, setText] = useState(homework?.text ?? '');
  const [dueOn, setDueOn] = useState(homework?.dueOn ?? '');
  const [pupilIds, setPupilIds] = useState(homework?.pupilIds ?? []);
  const [files, setFiles] = useState(homework?.files ?? []);
  const { pageId, pupils } = page;
  const writing = useWritten(
    pageId,
    () => {
      const task = {
        ...{ text: text.trim(), dueOn },
        // What is asked here keeps what else was set.
        ...(homework?.dueLesson === undefined ? {} : { dueLesson: homework.dueLesson }),
        ...(homework?.minutes === undefined ? {} : { minutes: homework.minutes }),
        ...(pupilIds.length === 0 ? {} : { pupilIds }),
        ...(files.length === 0 ? {} : { files: files.map(({ fileId, name }) => ({ fileId, name })) }),
      };
      return homework
        ? amendHomework(homework.homeworkId, task, once.key)
        : setHomeworkTask(pageId, { ...task, lessonId: lesson.lessonId }, once.key);
    },
    onClose,
    once.onError,
  );
  const toggle = (id: string, isChosen: boolean) =>
    setPupilIds(isChosen ? [...pupilIds, id] : pupilIds.filter((other) => other !== id));
  const there = pupils.filter(({ id, from, to = lesson.date }) => {
    return pupilIds.includes(id) || (from <= lesson.date && lesson.date <= to);
  });
  return (
    <WritingDialog
      title={t(homework ? 'writing.homework.change' : 'writing.homework.title')}
      submit={t(homework ? 'writing.homework.save' : 'lesson.set')}
      isReady={text.trim() !== ''}
      writing={writing}
      onClose={onClose}
    >
      <Textarea
        label={t('lesson.text')}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        maxLength={4000}
        rows={4}
        required
        withAsterisk={false}
      />
      <TextInput
        type="date"
        label={t('lesson.dueOn')}
        value={dueOn}
        min={shiftDate(lesson.date, 1)}
        onChange={({ currentTarget }) => setDueOn(currentTarget.value)}
        required
        withAsterisk={false}
      />
      <details>
        <summary>
          {pupilIds.length === 0
            ? t('writing.homework.everybody')
            : t('writing.homework.pupils', { count: pupilIds.length })}
        </summary>
        <div role="group" aria-label={t('writing.homework.whom')} className={classes['form']}>
          {there.map(({ id, name }) => (
            <label key={id}>
              <input
                type="checkbox"
                checked={pupilIds.includes(id)}
                onChange={({ currentTarget }) => toggle(id, currentTarget.checked)}
              />{' '}
              {name}
            </label>
          ))}
        </div>
      </details>
      <Attach send={attachToHomework} files={files} onChange={setFiles} />
    </WritingDialog>
  );
}
