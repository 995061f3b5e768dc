import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { exemptionsQuery, withdrawExemption, type Exemption } from '../api/exemptions.js';
import { AskForReason } from '../dialogs/ask-for-reason.js';
import { useDates } from '../i18n/dates.js';
import frame from '../shell/frame.module.css';
import { ExemptionChangeDialog } from './exemption-change-dialog.js';
import { ExemptionForm } from './exemption-form.js';
import classes from './health.module.css';
import type { Pupil } from './pupils.js';
import { useHealthTexts } from './texts/health-texts.js';

interface ExemptionsSectionProps {
  readonly pupil: Pupil;
  /** The newest one first. */
  readonly exemptions: readonly Exemption[];
}

/** From which subjects the pupil is exempt, and how that came to be. */
export function ExemptionsSection({ pupil, exemptions }: ExemptionsSectionProps) {
  const { t } = useHealthTexts();
  return (
    <section className={frame['sheet']}>
      <h2>{t('exemptions.title')}</h2>
      <p className={frame['muted']}>{t('exemptions.lead')}</p>
      {exemptions.length === 0 ? (
        <p data-testid="no-exemptions">{t('exemptions.none')}</p>
      ) : (
        <ul role="list" className={classes['list']} data-testid="exemptions">
          {exemptions.map((exemption) => (
            <Granted key={exemption.exemptionId} pupil={pupil} exemption={exemption} />
          ))}
        </ul>
      )}
      <ExemptionForm pupil={pupil} />
    </section>
  );
}

interface GrantedProps {
  readonly pupil: Pupil;
  readonly exemption: Exemption;
}

function Granted({ pupil, exemption }: GrantedProps) {
  const { t } = useHealthTexts();
  const dates = useDates();
  const queryClient = useQueryClient();
  const [open, setOpen] = useState<'change' | 'withdrawal'>();
  const { exemptionId, subject, from, to, withdrawn, changes } = exemption;
  const what = `${subject.title}, ${dates.range(from, to)}`;
  const close = () => setOpen(undefined);
  const refresh = () => queryClient.invalidateQueries({ queryKey: exemptionsQuery(pupil.id).queryKey });
  return (
    <li>
      <div className={classes['line']}>
        {withdrawn ? <del>{what}</del> : <strong>{what}</strong>}
        {withdrawn ? (
          <span className={classes['aside']}>{t('exemptions.withdrawn')}</span>
        ) : (
          <>
            <Button
              size="compact-sm"
              variant="default"
              aria-label={t('exemptions.changeOf', { what })}
              onClick={() => setOpen('change')}
            >
              {t('exemptions.change')}
            </Button>
            <Button
              size="compact-sm"
              variant="default"
              aria-label={t('exemptions.withdrawOf', { what })}
              onClick={() => setOpen('withdrawal')}
            >
              {t('exemptions.withdraw')}
            </Button>
          </>
        )}
      </div>
      <ul role="list" className={classes['aside']}>
        {changes.map(({ days, why, at, by }, index) => (
          <li key={at}>
            {days === undefined
              ? t('exemptions.wasWithdrawn')
              : t(index === 0 ? 'exemptions.wasGranted' : 'exemptions.wasChanged', {
                  days: dates.range(days.from, days.to),
                })}
            {why !== undefined && `: ${why}`} ({by.name},{' '}
            <time dateTime={at}>{dates.dayAndTime(at, pupil.timeZone)}</time>)
          </li>
        ))}
      </ul>
      {open === 'change' && (
        <ExemptionChangeDialog
          pupil={pupil}
          exemption={exemption}
          what={what}
          onSettled={refresh}
          onClose={close}
        />
      )}
      {open === 'withdrawal' && (
        <AskForReason
          title={t('exemptions.withdrawOf', { what })}
          lead={t('exemptions.withdrawLead')}
          texts={{
            reason: t('exemptions.whyWithdraw'),
            submit: t('exemptions.withdrawIt'),
            cancel: t('exemptions.cancel'),
          }}
          carryOut={(why) => withdrawExemption(pupil.id, exemptionId, why)}
          onSettled={refresh}
          onClose={close}
        />
      )}
    </li>
  );
}
