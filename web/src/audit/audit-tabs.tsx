import { Link } from '@tanstack/react-router';
import classes from '../pupil/pupil-head.module.css';
import { useAuditTexts } from './texts/audit-texts.js';

/** From the history to the log, and to where proofs are checked. */
export function AuditTabs() {
  const { t } = useAuditTexts();
  return (
    <nav aria-label={t('tabs')} className={classes['tabs']}>
      <Link to="/audit/history">{t('history')}</Link>
      <Link to="/audit/reads">{t('reads')}</Link>
      <Link to="/audit/log">{t('log')}</Link>
      <Link to="/audit/verify">{t('verify')}</Link>
    </nav>
  );
}
