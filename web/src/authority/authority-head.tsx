import { useDocumentTitle } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import tabsOf from '../pupil/pupil-head.module.css';
import { useMe } from '../session/use-me.js';
import frame from '../shell/frame.module.css';
import { useAuthorityTexts } from './texts/authority-texts.js';

/** From one page of the authority to the others, and what this one is called; an operator has but one of them. */
export function AuthorityHead({ title, lead }: { readonly title: string; readonly lead?: string }) {
  const { t } = useAuthorityTexts();
  const { t: common } = useTranslation();
  const { role } = useMe();
  useDocumentTitle(`${title} – ${common('app')}`);
  return (
    <>
      {role === 'authority' && (
        <nav aria-label={t('tabs')} className={tabsOf['tabs']}>
          <Link to="/authority/schools">{t('tab.schools')}</Link>
          <Link to="/authority/applications">{t('tab.applications')}</Link>
          <Link to="/authority/consumers">{t('tab.consumers')}</Link>
        </nav>
      )}
      <h1 className={frame['heading']}>{title}</h1>
      {lead !== undefined && <p className={frame['muted']}>{lead}</p>}
    </>
  );
}
