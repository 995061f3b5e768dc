import { Button, TextInput } from '@mantine/core';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JournalPage, PageLesson } from '../../api/journal-page.js';
import { setHomework, writeTopic } from '../../api/page-entries.js';
import { shiftDate } from '../../diary/week.js';
import { useDates } from '../../i18n/dates.js';
import { Refusal } from '../../shell/refusal.js';
import { useGridTexts } from '../texts/grid-texts.js';
import { HomeworkTools } from '../lesson/homework-tools.js';
import { MoreTools } from '../lesson/more-tools.js';
import classes from './grid.module.css';
import { useWritten } from './use-written.js';
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
  // What a lesson is about is also planned before its day.
  const isWritable = why === undefined || why === 'future';
  return (
    <aside className={classes['lesson']} aria-label={t('lesson.title')} data-testid="lesson-panel">
      <h2>{common('journal.lesson', { date: dates.short(date), number })}</h2>
      {/* What is begun in one lesson is none of another's. */}
      {isWritable ? (
        <TopicForm key={`${lessonId} ${topic}`} pageId={pageId} lesson={lesson} />
      ) : (
        <p>{topic}</p>
      )}
      <h3>{t('lesson.homework')}</h3>
      {homeworkSet.length === 0 && <p>{t('lesson.noHomework')}</p>}
      {homeworkSet.map((homework) => (
        <div key={homework.homeworkId}>
          <p>
            {common('diary.setFor', { date: dates.short(homework.dueOn) })}: {homework.text}
            {homework.pupilIds !== undefined && ` (${common('diary.personal')})`}
          </p>
          {isWritable && <HomeworkTools {...{ page, lesson, today, homework }} />}
        </div>
      ))}
      {isWritable && <HomeworkForm key={lessonId} pageId={pageId} lesson={lesson} />}
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

function TopicForm({ pageId, lesson: { date, number, topic, planned } }: FormProps) {
  const { t } = useGridTexts();
  const [text, setText] = useState(topic);
  const saving = useWritten(pageId, () => writeTopic(pageId, { date, number, topic: text.trim() }, planned));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate();
      }}
    >
      <Refusal error={saving.error} />
      <TextInput
        label={t('lesson.topic')}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        maxLength={500}
        required
        withAsterisk={false}
      />
      {text.trim() !== topic && (
        <Button type="submit" size="xs" loading={saving.isPending}>
          {t('lesson.saveTopic')}
        </Button>
      )}
    </form>
  );
}

function HomeworkForm({ pageId, lesson: { lessonId, date } }: FormProps) {
  const { t } = useGridTexts();
  const [text, setText] = useState('');
  const [dueOn, setDueOn] = useState('');
  const setting = useWritten(
    pageId,
    () => setHomework(pageId, { lessonId, text: text.trim(), dueOn }),
    () => setText(''),
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setting.mutate();
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
