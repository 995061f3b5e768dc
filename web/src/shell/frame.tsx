import { Link, Outlet } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { EntryStorage } from '../journal/grid/entry-storage.js';
import { ConnectionNotices } from '../offline/connection-notices.js';
import { useMe } from '../session/use-me.js';
import classes from './frame.module.css';
import { PagesNav } from './pages-nav.js';
import { Preferences } from './preferences.js';

/** What surrounds every page of somebody who is signed in. */
export function Frame() {
  const { t } = useTranslation();
  const { accountId } = useMe();
  useEffect(() => {
    if (new EntryStorage(localStorage, accountId).all().length === 0) return;
    // What was entered before the session or the connection ended goes on.
    void import('../journal/grid/entries-of.js').then(({ entriesOf }) => entriesOf(accountId).sendAll());
  }, [accountId]);
  return (
    <>
      <a className={classes['skip']} href="#content">
        {t('skip')}
      </a>
      <header className={classes['header']}>
        <Link to="/" className={classes['brand']}>
          {t('app')}
        </Link>
        <PagesNav />
        <Preferences />
      </header>
      <ConnectionNotices />
      <main id="content" tabIndex={-1} className={classes['content']}>
        <Outlet />
      </main>
    </>
  );
}
