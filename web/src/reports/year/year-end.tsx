import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import {
  closeYear,
  reopenYear,
  yearSheetQuery,
  type YearOfClass,
  type YearSheet,
} from '../../api/year-sheet.js';
import { AskForReason } from '../../dialogs/ask-for-reason.js';
import report from '../../pupil/report.module.css';
import { useConfirmedMutation } from '../../session/confirmation.js';
import { useMe } from '../../session/use-me.js';
import { Dialog } from '../../shell/dialog.js';
import classes from '../../shell/dialog.module.css';
import { useReportsTexts } from '../texts/reports-texts.js';
import { missingByPart, titleOf } from './sheet.js';
import { YearRefusal } from './year-refusal.js';

interface YearEndProps {
  readonly of: YearOfClass;
  readonly sheet: YearSheet;
}

/** Where a class's year is closed and opened again. */
export function YearEnd({ of, sheet }: YearEndProps) {
  const { t } = useReportsTexts();
  const { role } = useMe();
  const queryClient = useQueryClient();
  const [asked, setAsked] = useState<'closing' | 'reopening'>();
  const end = () => setAsked(undefined);
  const { closed, mayClose } = sheet;
  const mayReopen = closed && (role === 'deputyHead' || role === 'admin');
  const told = { class: sheet.class.title, year: sheet.year.title };
  return (
    <section className={report['sheet']} data-testid="year-end">
      <h2>{t('year.end')}</h2>
      <div role="status">{closed && <p>{t('year.closed')}</p>}</div>
      {!closed && !mayClose && <p>{t('year.byClassTeacher')}</p>}
      {!closed && mayClose && (
        <Button variant="default" onClick={() => setAsked('closing')}>
          {t('year.close')}
        </Button>
      )}
      {mayReopen && (
        <Button variant="default" onClick={() => setAsked('reopening')}>
          {t('year.reopen')}
        </Button>
      )}
      {asked === 'closing' && <YearClosingDialog of={of} sheet={sheet} onClose={end} />}
      {asked === 'reopening' && (
        <AskForReason
          title={t('year.reopenTitle', told)}
          lead={t('year.reopenLead')}
          texts={{ reason: t('year.reason'), submit: t('year.reopenSubmit'), cancel: t('year.keepClosed') }}
          least={3}
          carryOut={(reason) => reopenYear(of, reason)}
          refusal={(error) => <YearRefusal error={error} />}
          onSettled={() => queryClient.invalidateQueries({ queryKey: yearSheetQuery(of).queryKey })}
          onClose={end}
        />
      )}
    </section>
  );
}

/** Tells what is missing before a year is closed; where nothing is, closes it. */
function YearClosingDialog({ of, sheet, onClose }: YearEndProps & { readonly onClose: () => void }) {
  const { t } = useReportsTexts();
  const queryClient = useQueryClient();
  const missing = missingByPart(sheet);
  const { openPages } = sheet;
  const isReady = missing.length === 0 && openPages.length === 0;
  const closing = useConfirmedMutation({
    mutationFn: () => closeYear(of),
    onSuccess: onClose,
    onSettled: () => queryClient.invalidateQueries({ queryKey: yearSheetQuery(of).queryKey }),
  });
  return (
    <Dialog
      title={t('year.closeTitle', { class: sheet.class.title, year: sheet.year.title })}
      onCancel={onClose}
    >
      {openPages.length > 0 && (
        <>
          <p>{t('year.openPages')}</p>
          <ul>
            {openPages.map(({ pageId, subject, group, term }) => (
              <li key={pageId}>
                <Link to="/journal/$pageId" params={{ pageId }}>
                  {subject}, {group}
                </Link>
                , {term}
              </li>
            ))}
          </ul>
        </>
      )}
      {missing.length > 0 && (
        <>
          <p>{t('year.missing')}</p>
          <ul>
            {missing.map(({ part, count }) => (
              <li key={`${part.subject.id} ${part.group.id}`}>
                {titleOf(sheet, part)}: {count}
              </li>
            ))}
          </ul>
        </>
      )}
      {isReady && <p>{t('year.ready')}</p>}
      <p>{t('year.closeLead')}</p>
      <YearRefusal error={closing.error} />
      <div className={classes['buttons']}>
        <Button disabled={!isReady} loading={closing.isPending} onClick={() => closing.mutate()}>
          {t('year.closeSubmit')}
        </Button>
        <Button variant="subtle" onClick={onClose}>
          {t('year.keepOpen')}
        </Button>
      </div>
    </Dialog>
  );
}
