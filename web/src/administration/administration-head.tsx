import { useDocumentTitle } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import tabsOf from '../pupil/pupil-head.module.css';
import { useMe } from '../session/use-me.js';
import frame from '../shell/frame.module.css';
import { useAdministrationTexts } from './texts/administration-texts.js';

/** From one page of the administration to the next, and what this one is called. */
export function AdministrationHead({ title, lead }: { readonly title: string; readonly lead: string }) {
  const { t } = useAdministrationTexts();
  const { t: common } = useTranslation();
  const { role } = useMe();
  useDocumentTitle(`${title} – ${common('app')}`);
  return (
    <>
      {role === 'operator' ? (
        <nav aria-label={t('tabs')} className={tabsOf['tabs']}>
          <Link to="/admin/read-models">{t('tab.readModels')}</Link>
          <Link to="/admin/failures">{t('tab.failures')}</Link>
        </nav>
      ) : (
        <nav aria-label={t('tabs')} className={tabsOf['tabs']}>
          <Link to="/admin/set-up">{t('tab.setUp')}</Link>
          <Link to="/admin/settings">{t('tab.settings')}</Link>
          <Link to="/admin/roster">{t('tab.roster')}</Link>
          <Link to="/admin/next-year">{t('tab.nextYear')}</Link>
          <Link to="/moves">{t('tab.moves')}</Link>
          <Link to="/admin/offices">{t('tab.offices')}</Link>
          <Link to="/admin/clinics">{t('tab.clinics')}</Link>
          <Link to="/admin/read-models">{t('tab.readModels')}</Link>
          <Link to="/admin/failures">{t('tab.failures')}</Link>
        </nav>
      )}
      <h1 className={frame['heading']}>{title}</h1>
      <p className={frame['muted']}>{lead}</p>
    </>
  );
}
