import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { journalPageQuery, type JournalPage } from '../../api/journal-page.js';
import { closePage } from '../../api/page-entries.js';
import { useConfirmedMutation } from '../../session/confirmation.js';
import { Dialog } from '../../shell/dialog.js';
import classes from '../../shell/dialog.module.css';
import { KnownRefusal } from '../../shell/refusal.js';
import { useGridTexts } from '../texts/grid-texts.js';
import { beforeClosing } from './before-closing.js';

const REFUSALS = [
  'term-grades-missing',
  'lessons-ahead',
  'outside-edit-window',
  'not-your-page',
  'page-closed',
] as const;

interface ClosingDialogProps {
  readonly page: JournalPage;
  readonly today: string;
  readonly onClose: () => void;
}

/** Tells what is missing before a page is closed; where nothing is, closes it. */
export function ClosingDialog({ page, today, onClose }: ClosingDialogProps) {
  const { t } = useGridTexts();
  const queryClient = useQueryClient();
  const { pupils, lessonsAhead } = beforeClosing(page, today);
  const isReady = pupils.length === 0 && lessonsAhead === 0;
  const closing = useConfirmedMutation({
    mutationFn: () => closePage(page.pageId),
    onSuccess: onClose,
    onSettled: () => queryClient.invalidateQueries({ queryKey: journalPageQuery(page.pageId).queryKey }),
  });
  return (
    <Dialog title={t('closing.dialog', { term: page.term.title })} onCancel={onClose}>
      {pupils.length > 0 ? (
        <>
          <p>{t('closing.missing', { count: pupils.length })}</p>
          <ul>
            {pupils.map(({ id, name }) => (
              <li key={id}>{name}</li>
            ))}
          </ul>
          <p>{t('closing.giveFirst')}</p>
        </>
      ) : (
        <p>{t('closing.ready')}</p>
      )}
      {lessonsAhead > 0 && <p>{t('closing.ahead', { count: lessonsAhead })}</p>}
      <p>{t('closing.lead')}</p>
      <KnownRefusal error={closing.error} known={REFUSALS} wordsOf={(code) => t(`closing.code.${code}`)} />
      <div className={classes['buttons']}>
        <Button disabled={!isReady} loading={closing.isPending} onClick={() => closing.mutate()}>
          {t('closing.submit')}
        </Button>
        <Button variant="subtle" onClick={onClose}>
          {t('closing.cancel')}
        </Button>
      </div>
    </Dialog>
  );
}
