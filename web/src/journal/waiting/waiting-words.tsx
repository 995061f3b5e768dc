import { Button } from '@mantine/core';
import { useEffect } from 'react';
import type { JournalPage } from '../../api/journal-page.js';
import { useConfirm } from '../../session/confirmation.js';
import { useMe } from '../../session/use-me.js';
import { loadRefusals, refusalText } from '../../shell/refusals.js';
import { isWaiting, type Written } from '../grid/entries.js';
import classes from '../grid/grid.module.css';
import type { PendingEntries } from '../grid/pending-entries.js';
import { useEntries, useEntriesShown } from '../grid/use-entries.js';
import { useGridTexts } from '../texts/grid-texts.js';
import { prepareSealing } from './sealing.js';
import { useWordsTold } from './use-words-told.js';
import { overWhatStands } from './words.js';

/** What was written on a page and is not in the journal: it waits, or was refused and is decided on. */
export function WaitingWords({ page }: { readonly page: JournalPage }) {
  const { t } = useGridTexts();
  const { pending, written } = useEntries(page);
  const { tell } = useWordsTold(page);
  const { accountId } = useMe();
  useEntriesShown(page);
  useEffect(() => {
    void prepareSealing(accountId);
    void loadRefusals();
  }, [accountId]);
  const waiting = written.filter(isWaiting);
  const refused = written.filter(({ refusal }) => refusal !== undefined);
  return (
    <>
      <div role="status" data-testid="waiting-words">
        {waiting.length > 0 && (
          <section className={classes['refused']} aria-label={t('waits.title')}>
            <h2>{t('waits.title')}</h2>
            <p>{t(waiting.some(({ sealed }) => sealed === undefined) ? 'waits.leadHere' : 'waits.lead')}</p>
            <ul>
              {waiting.map((one) => (
                <li key={one.key}>
                  <span>
                    {tell(one)} {one.attempts > 0 && t('waits.maybe')}
                  </span>
                  <Button variant="default" size="xs" onClick={() => pending.drop(one.key)}>
                    {t('waits.drop')}
                  </Button>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
      {refused.length > 0 && (
        <section className={classes['refused']} role="alert" aria-label={t('waits.refused')}>
          <h2>{t('waits.refused')}</h2>
          <ul>
            {refused.map((one) => (
              <RefusedWords key={one.key} page={page} pending={pending} refused={one} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

interface RefusedWordsProps {
  readonly page: JournalPage;
  readonly pending: PendingEntries;
  readonly refused: Written;
}

function RefusedWords({ page, pending, refused }: RefusedWordsProps) {
  const { t } = useGridTexts();
  const { tell, tellFrom } = useWordsTold(page);
  const confirm = useConfirm();
  const { key, words, lessonId, refusal = { code: '', message: '' } } = refused;
  const { code, message } = refusal;
  const isOvertaken = code === 'changed-meanwhile';
  const over = isOvertaken && words ? overWhatStands(words, lessonId, page) : undefined;
  const drop = () => pending.drop(key);
  const retry = async () => {
    if (code === 'step-up-required' && !(await confirm())) return;
    pending.retry(key);
  };
  const why = () => {
    if (code === 'unreadable') return t('waits.unreadable');
    if (over) return t('waits.overtaken', { now: tellFrom(over) });
    return refusalText({ code, detail: message });
  };
  return (
    <li>
      <span>
        {tell(refused)} {why()}
      </span>
      {over && (
        <Button variant="default" size="xs" onClick={() => void pending.writeInstead(refused, over)}>
          {t('waits.writeOver')}
        </Button>
      )}
      {!isOvertaken && code !== 'unreadable' && (
        <Button variant="default" size="xs" onClick={() => void retry()}>
          {t('refused.retry')}
        </Button>
      )}
      <Button variant="default" size="xs" onClick={drop}>
        {t(over ? 'waits.keepTheirs' : 'waits.drop')}
      </Button>
    </li>
  );
}
