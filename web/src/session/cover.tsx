import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Preferences } from '../shell/preferences.js';
import classes from './cover.module.css';

interface CoverProps {
  readonly title: string;
  readonly lead?: string;
  readonly children: ReactNode;
}

/** A page for whoever is not signed in yet, like the cover of an exercise book. */
export function Cover({ title, lead, children }: CoverProps) {
  const { t } = useTranslation();
  useDocumentTitle(`${title} – ${t('app')}`);
  return (
    <div className={classes['desk']}>
      <header className={classes['preferences']}>
        <Preferences />
      </header>
      <main className={classes['cover']}>
        <p className={classes['brand']}>{t('app')}</p>
        <h1 className={classes['title']}>{title}</h1>
        {lead !== undefined && <p className={classes['lead']}>{lead}</p>}
        {children}
      </main>
    </div>
  );
}
