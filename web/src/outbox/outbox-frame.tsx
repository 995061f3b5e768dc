import { useDocumentTitle } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import frame from '../shell/frame.module.css';
import classes from './outbox.module.css';

/** What both views of the outbox have above them, with the way from one to the other. */
export function OutboxFrame({ lead, children }: { readonly lead: string; readonly children: ReactNode }) {
  const { t } = useTranslation();
  useDocumentTitle(`${t('outbox.title')} – ${t('app')}`);
  return (
    <>
      <h1 className={frame['heading']}>{t('outbox.title')}</h1>
      <nav aria-label={t('outbox.views')} className={classes['views']}>
        <Link to="/outbox" activeOptions={{ exact: true }}>
          {t('outbox.kept')}
        </Link>
        <Link to="/outbox/previews">{t('outbox.preview')}</Link>
      </nav>
      <p className={frame['muted']}>{lead}</p>
      {children}
    </>
  );
}
