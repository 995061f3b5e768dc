import { useDocumentTitle } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import frame from '../shell/frame.module.css';
import classes from './outbox.module.css';
import { useOutboxTexts } from './texts/outbox-texts.js';

/** What both views of the outbox have above them, with the way from one to the other. */
export function OutboxFrame({ lead, children }: { readonly lead: string; readonly children: ReactNode }) {
  const { t: common } = useTranslation();
  const { t } = useOutboxTexts();
  useDocumentTitle(`${t('title')} – ${common('app')}`);
  return (
    <>
      <h1 className={frame['heading']}>{t('title')}</h1>
      <nav aria-label={t('views')} className={classes['views']}>
        <Link to="/outbox" activeOptions={{ exact: true }}>
          {t('kept')}
        </Link>
        <Link to="/outbox/previews">{t('preview')}</Link>
      </nav>
      <p className={frame['muted']}>{lead}</p>
      {children}
    </>
  );
}
