import { useDocumentTitle } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import report from '../pupil/report.module.css';
import frame from '../shell/frame.module.css';
import { AuditTabs } from './audit-tabs.js';
import classes from './audit.module.css';
import { useAuditTexts } from './texts/audit-texts.js';
import { VerifyHere } from './verify-here.js';

/** Checks a proof bundle from the disk. */
export function VerifyPage() {
  const { t } = useTranslation();
  const { t: ta } = useAuditTexts();
  // A file that is chosen once more is checked anew.
  const [chosen, setChosen] = useState<{ readonly bundle: File; readonly time: number }>();
  useDocumentTitle(`${ta('verifyTitle')} – ${t('app')}`);
  return (
    <>
      <AuditTabs />
      <h1 className={frame['heading']}>{ta('verifyTitle')}</h1>
      <p className={frame['muted']}>{ta('verifyLead')}</p>
      <p className={frame['muted']}>{ta('verifyTrust')}</p>
      <section className={report['sheet']}>
        <label className={classes['upload']}>
          {ta('verifyBundle')}
          <input
            type="file"
            accept=".zip,application/zip"
            onChange={({ currentTarget: { files }, timeStamp: time }) => {
              const bundle = files?.[0];
              setChosen(bundle && { bundle, time });
            }}
          />
        </label>
        {chosen && <VerifyHere key={chosen.time} bundle={chosen.bundle} />}
      </section>
    </>
  );
}
