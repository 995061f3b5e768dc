import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Cover } from '../session/cover.js';
import form from '../session/cover-form.module.css';
import { useAccessTexts } from '../session/texts/access-texts.js';
import { AskForCode } from './ask-for-code.js';
import { SetPassword } from './set-password.js';

/** How somebody who has forgotten the password comes in again; nothing here tells whether there is such an account. */
export function RecoveryPage() {
  const { t } = useAccessTexts();
  const [sent, setSent] = useState<{ readonly signInName: string; readonly validMinutes: number }>();
  return (
    <Cover title={t('recovery.title')} {...(sent ? {} : { lead: t('recovery.lead') })}>
      {sent ? <SetPassword {...sent} onAgain={() => setSent(undefined)} /> : <AskForCode onSent={setSent} />}
      <div className={form['links']}>
        <Link to="/sign-in">{t('recovery.back')}</Link>
      </div>
    </Cover>
  );
}
