import { Button, TextInput } from '@mantine/core';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JournalPage, PageLesson } from '../../api/journal-page.js';
import { shiftDate } from '../../diary/week.js';
import { useDates } from '../../i18n/dates.js';
import { Refusal } from '../../shell/refusal.js';
import { useGridTexts } from '../texts/grid-texts.js';
import { HomeworkTools } from '../lesson/homework-tools.js';
import { MoreTools } from '../lesson/more-tools.js';
import classes from './grid.module.css';
import { useWaitingHomework, useWaitingTopic } from '../waiting/use-waiting.js';
import { useWriting } from '../waiting/use-writing.js';
import type { NotWritable } from './writable.js';

interface LessonPanelProps {
  readonly page: JournalPage;
  readonly lesson: PageLesson;
  readonly today: string;
  /** Undefined where anything is written in it. */
  readonly why: NotWritable | undefined;
}

/** The lesson of the column that one is in, beside the grid: what it was about, and what is set in it. */
export const LessonPanel = memo(function LessonPanel({ page, lesson, today, why }: LessonPanelProps) {
  const { t } = useGridTexts();
  const { t: common } = useTranslation();
  const dates = useDates();
  const { lessonId, date, number, topic, homeworkSet } = lesson;
  const { pageId } = page;
  const waiting = useWaitingHomework(pageId, lessonId);
  // What a lesson is about is also planned before its day.
  const isWritable = why === undefined || why === 'future';
  return (
    <aside className={classes['lesson']} aria-label={t('lesson.title')} data-testid="lesson-panel">
      <h2>{common('journal.lesson', { date: dates.short(date), number })}</h2>
      {/* What is begun in one lesson is none of another's. */}
      {isWritable ? <TopicForm key={`topic ${lessonId}`} pageId={pageId} lesson={lesson} /> : <p>{topic}</p>}
      <h3>{t('lesson.homework')}</h3>
      {homeworkSet.length + waiting.length === 0 && <p>{t('lesson.noHomework')}</p>}
      {homeworkSet.map((homework) => (
        <div key={homework.homeworkId}>
          <p>
            {common('diary.setFor', { date: dates.short(homework.dueOn) })}: {homework.text}
            {homework.pupilIds !== undefined && ` (${common('diary.personal')})`}
          </p>
          {isWritable && <HomeworkTools {...{ page, lesson, today, homework }} />}
        </div>
      ))}
      {waiting.map(({ key, task }) => (
        <p key={key}>
          {common('diary.setFor', { date: dates.short(task.dueOn) })}: {task.text} ({t('mark.waiting')})
        </p>
      ))}
      {isWritable && <HomeworkForm key={`homework ${lessonId}`} pageId={pageId} lesson={lesson} />}
      {(isWritable || why === 'cancelled') && (
        <MoreTools key={`more ${lessonId}`} {...{ page, lesson, today, why }} />
      )}
    </aside>
  );
});

interface FormProps {
  readonly pageId: string;
  readonly lesson: PageLesson;
}

/** The topic, which is not written over another one that came meanwhile: it is told, and chosen from. */
function TopicForm({ pageId, lesson }: FormProps) {
  const { t } = useGridTexts();
  const { lessonId, date, number, planned } = lesson;
  const topic = useWaitingTopic(pageId, lessonId) ?? lesson.topic;
  const [draft, setDraft] = useState<{ readonly text: string; readonly from: string }>();
  const saving = useWriting(pageId, () => setDraft(undefined));
  const text = draft?.text ?? topic;
  const isChanged = text.trim() !== topic;
  const overtaken = draft && isChanged && !saving.isPending && draft.from !== topic ? draft : undefined;
  const save = (from: string) => {
    const words = { kind: 'topic', date, number, from, topic: text.trim(), isPlanned: planned } as const;
    saving.mutate({ lessonId, words });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (draft && !overtaken) save(draft.from);
      }}
    >
      {!overtaken && <Refusal error={saving.error} />}
      <TextInput
        label={t('lesson.topic')}
        value={text}
        onChange={({ currentTarget }) => setDraft({ text: currentTarget.value, from: draft?.from ?? topic })}
        maxLength={500}
        required
        withAsterisk={false}
      />
      {isChanged && !overtaken && (
        <Button type="submit" size="xs" loading={saving.isPending}>
          {t('lesson.saveTopic')}
        </Button>
      )}
      {overtaken && (
        <div role="alert">
          <p>{t('waits.overtaken', { now: topic })}</p>
          <Button size="xs" variant="default" onClick={() => save(topic)}>
            {t('waits.writeOver')}
          </Button>{' '}
          <Button size="xs" variant="default" onClick={() => setDraft(undefined)}>
            {t('waits.keepTheirs')}
          </Button>
        </div>
      )}
    </form>
  );
}

function HomeworkForm({ pageId, lesson: { lessonId, date } }: FormProps) {
  const { t } = useGridTexts();
  const [text, setText] = useState('');
  const [dueOn, setDueOn] = useState('');
  const setting = useWriting(pageId, () => setText(''));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setting.mutate({ lessonId, words: { kind: 'homework', task: { text: text.trim(), dueOn } } });
      }}
    >
      <Refusal error={setting.error} />
      <TextInput
        label={t('lesson.text')}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        maxLength={4000}
        required
        withAsterisk={false}
      />
      {text !== '' && (
        <>
          <TextInput
            type="date"
            label={t('lesson.dueOn')}
            value={dueOn}
            min={shiftDate(date, 1)}
            onChange={({ currentTarget }) => setDueOn(currentTarget.value)}
            required
            withAsterisk={false}
          />
          <Button type="submit" size="xs" loading={setting.isPending}>
            {t('lesson.set')}
          </Button>
        </>
      )}
    </form>
  );
}
