import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { JournalPage } from '../../api/journal-page.js';
import { planTest, type TestWarning } from '../../api/planned-tests.js';
import { useKey } from '../../api/use-key.js';
import { Refusal } from '../../shell/refusal.js';
import grid from '../grid/grid.module.css';
import { useWritten } from '../grid/use-written.js';
import { useGridTexts } from '../texts/grid-texts.js';
import { PlaceFields } from './place-fields.js';

interface PlanTestProps {
  readonly page: Pick<JournalPage, 'pageId' | 'term'>;
  readonly today: string;
  readonly onPlanned: (warnings: readonly TestWarning[]) => void;
}

/** Plans a test in a lesson to come. */
export function PlanTest({ page: { pageId, term }, today, onPlanned }: PlanTestProps) {
  const { t } = useGridTexts();
  const [place, setPlace] = useState({ date: today, number: '1' });
  const [title, setTitle] = useState('');
  const once = useKey();
  const planning = useWritten(
    pageId,
    async () => {
      const test = { date: place.date, number: Number(place.number), title: title.trim() };
      try {
        onPlanned((await planTest(pageId, test, once.key)).warnings);
      } catch (error) {
        once.onError(error);
        throw error;
      }
    },
    () => {
      setTitle('');
      once.renew();
    },
  );
  return (
    <form
      className={grid['toolbar']}
      onSubmit={(event) => {
        event.preventDefault();
        planning.mutate();
      }}
    >
      <TextInput
        label={t('test.what')}
        value={title}
        maxLength={200}
        pattern=".*\S.*"
        onChange={({ currentTarget }) => setTitle(currentTarget.value)}
        required
        withAsterisk={false}
      />
      <PlaceFields
        place={place}
        from={today > term.from ? today : term.from}
        to={term.to}
        onChange={setPlace}
      />
      <Button type="submit" loading={planning.isPending}>
        {t('test.plan')}
      </Button>
      <Refusal error={planning.error} />
    </form>
  );
}
