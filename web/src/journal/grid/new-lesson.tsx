import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { JournalPage } from '../../api/journal-page.js';
import { writeTopic } from '../../api/page-entries.js';
import { Refusal } from '../../shell/refusal.js';
import { useGridTexts } from '../texts/grid-texts.js';
import classes from './grid.module.css';
import { useWritten } from './use-written.js';

interface NewLessonProps {
  readonly page: JournalPage;
  readonly today: string;
}

/** Records a lesson that the page doesn't have yet, or plans one of a later day. */
export function NewLesson({ page: { pageId, term }, today }: NewLessonProps) {
  const { t } = useGridTexts();
  const [date, setDate] = useState(today);
  const [number, setNumber] = useState('1');
  const [topic, setTopic] = useState('');
  const recording = useWritten(
    pageId,
    () => writeTopic(pageId, { date, number: Number(number), topic: topic.trim() }, date > today),
    () => setTopic(''),
  );
  return (
    <details className={classes['help']}>
      <summary>{t('lesson.record')}</summary>
      <form
        className={classes['toolbar']}
        onSubmit={(event) => {
          event.preventDefault();
          recording.mutate();
        }}
      >
        <TextInput
          type="date"
          label={t('lesson.date')}
          value={date}
          min={term.from}
          max={term.to}
          onChange={({ currentTarget }) => setDate(currentTarget.value)}
          required
          withAsterisk={false}
        />
        <TextInput
          type="number"
          label={t('lesson.number')}
          value={number}
          min={1}
          max={20}
          onChange={({ currentTarget }) => setNumber(currentTarget.value)}
          required
          withAsterisk={false}
        />
        <TextInput
          label={t('lesson.topic')}
          value={topic}
          maxLength={500}
          onChange={({ currentTarget }) => setTopic(currentTarget.value)}
          required
          withAsterisk={false}
        />
        <Button type="submit" loading={recording.isPending}>
          {t('lesson.submit')}
        </Button>
        <Refusal error={recording.error} />
      </form>
    </details>
  );
}
