import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { JournalPage } from '../../api/journal-page.js';
import { lessonIdOf } from '../../../../src/journal/page/page-ids.values.js';
import { Refusal } from '../../shell/refusal.js';
import { useGridTexts } from '../texts/grid-texts.js';
import classes from './grid.module.css';
import { useWriting } from '../waiting/use-writing.js';

interface NewLessonProps {
  readonly page: JournalPage;
  readonly today: string;
}

/** Records a lesson that the page doesn't have yet, or plans one of a later day. */
export function NewLesson({ page: { pageId, term, lessons }, today }: NewLessonProps) {
  const { t } = useGridTexts();
  const [date, setDate] = useState(today);
  const [number, setNumber] = useState('1');
  const [topic, setTopic] = useState('');
  const recording = useWriting(pageId, () => setTopic(''));
  const record = () => {
    const place = { date, number: Number(number) };
    // What the page shows there already is what the teacher has seen.
    const there = lessons.find((one) => one.date === date && one.number === place.number);
    const from = there?.topic ?? '';
    const words = { kind: 'topic', ...place, from, topic: topic.trim(), isPlanned: date > today } as const;
    recording.mutate({ lessonId: lessonIdOf(pageId, place.date, place.number), words });
  };
  return (
    <details className={classes['help']}>
      <summary>{t('lesson.record')}</summary>
      <form
        className={classes['toolbar']}
        onSubmit={(event) => {
          event.preventDefault();
          record();
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
