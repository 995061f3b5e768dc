import { Alert, Textarea, TextInput } from '@mantine/core';
import { useState, useSyncExternalStore } from 'react';
import type { PageHomework } from '../../api/journal-page.js';
import { isConnected, onConnection } from '../../api/connection.js';
import { attachToHomework } from '../../api/lesson-writing.js';
import { ProblemError } from '../../api/request.js';
import { shiftDate } from '../../diary/week.js';
import { Attach } from '../../messages/attach.js';
import classes from '../../shell/dialog.module.css';
import { useDates } from '../../i18n/dates.js';
import { useGridTexts } from '../texts/grid-texts.js';
import { useWriting } from '../waiting/use-writing.js';
import { taskOf } from '../waiting/words.js';
import type { WritingIn } from './more-tools.js';
import { WritingDialog } from './writing-dialog.js';

interface HomeworkDialogProps extends WritingIn {
  /** What is to be put differently; new homework where there is none. */
  readonly homework?: PageHomework;
}

/** Sets homework with everything that belongs to it, or puts it differently: for whom, until when, with which files. */
export function HomeworkDialog({ page, lesson, homework, onClose }: HomeworkDialogProps) {
  const { t } = useGridTexts();
  const dates = useDates();
  const [seen] = useState(homework && taskOf(homework));
  const isReached = useSyncExternalStore(onConnection, isConnected);
  const [text, setText] = useState(homework?.text ?? '');
  const [dueOn, setDueOn] = useState(homework?.dueOn ?? '');
  const [pupilIds, setPupilIds] = useState(homework?.pupilIds ?? []);
  const [files, setFiles] = useState(homework?.files ?? []);
  const { pageId, pupils } = page;
  const writing = useWriting(pageId, onClose);
  const isOvertaken =
    writing.error instanceof ProblemError && writing.error.problem.code === 'changed-meanwhile';
  const write = () => {
    // What is asked here keeps what else was set.
    const task = taskOf({ ...homework, text: text.trim(), dueOn, pupilIds, files });
    const { lessonId } = lesson;
    if (!homework || !seen) {
      writing.mutate({ lessonId, words: { kind: 'homework', task } });
      return;
    }
    // Once told what stands there by now, whoever saves again means that too.
    const from = isOvertaken ? taskOf(homework) : seen;
    const { homeworkId } = homework;
    writing.mutate({ lessonId, words: { kind: 'amendment', homeworkId, from, task } });
  };
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
      fault={
        isOvertaken &&
        homework && (
          <Alert color="red" role="alert">
            {t('writing.homework.overtaken', { text: homework.text, date: dates.short(homework.dueOn) })}
          </Alert>
        )
      }
      onSubmit={write}
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
      {!isReached && <p role="status">{t('writing.homework.filesCantWait')}</p>}
    </WritingDialog>
  );
}
