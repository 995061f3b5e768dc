import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { journalPageQuery, type JournalPage, type PageTest } from '../../api/journal-page.js';
import { moveTest, withdrawTest, type TestWarning } from '../../api/planned-tests.js';
import { AskForReason } from '../../dialogs/ask-for-reason.js';
import { useDates } from '../../i18n/dates.js';
import { Refusal } from '../../shell/refusal.js';
import grid from '../grid/grid.module.css';
import { useWritten } from '../grid/use-written.js';
import { useGridTexts } from '../texts/grid-texts.js';
import { PlaceFields } from './place-fields.js';

interface TestToolsProps {
  readonly page: Pick<JournalPage, 'pageId' | 'term'>;
  readonly test: PageTest;
  readonly today: string;
  readonly onMoved: (warnings: readonly TestWarning[]) => void;
}

/** Moves or withdraws a test that is still to come. */
export function TestTools({ page: { pageId, term }, test, today, onMoved }: TestToolsProps) {
  const { t } = useGridTexts();
  const dates = useDates();
  const queryClient = useQueryClient();
  const [asked, setAsked] = useState<'moving' | 'withdrawal'>();
  const [place, setPlace] = useState({ date: test.date, number: test.number.toString() });
  const moving = useWritten(
    pageId,
    async () => {
      const to = { date: place.date, number: Number(place.number) };
      onMoved((await moveTest(test.testId, to)).warnings);
    },
    () => setAsked(undefined),
  );
  const which = { title: test.title, date: dates.short(test.date) };
  return (
    <>
      <Button
        variant="default"
        size="xs"
        aria-label={t('test.moveOf', which)}
        aria-expanded={asked === 'moving'}
        onClick={() => setAsked(asked === 'moving' ? undefined : 'moving')}
      >
        {t('test.move')}
      </Button>{' '}
      <Button
        variant="default"
        size="xs"
        aria-label={t('test.withdrawOf', which)}
        onClick={() => setAsked('withdrawal')}
      >
        {t('test.withdraw')}
      </Button>
      {asked === 'moving' && (
        <form
          className={grid['toolbar']}
          onSubmit={(event) => {
            event.preventDefault();
            moving.mutate();
          }}
        >
          <PlaceFields place={place} from={today} to={term.to} onChange={setPlace} />
          <Button type="submit" loading={moving.isPending}>
            {t('test.moveThere')}
          </Button>
          <Refusal error={moving.error} />
        </form>
      )}
      {asked === 'withdrawal' && (
        <AskForReason
          title={t('test.withdrawOf', which)}
          lead={t('test.withdrawLead')}
          texts={{ reason: t('test.reason'), submit: t('test.withdraw'), cancel: t('test.keep') }}
          carryOut={(reason) => withdrawTest(test.testId, reason)}
          onSettled={() => queryClient.invalidateQueries({ queryKey: journalPageQuery(pageId).queryKey })}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
}
