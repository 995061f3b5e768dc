import { Link, Outlet } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '../api/me.js';
import { EntryStorage } from '../journal/grid/entry-storage.js';
import { pupilsOf } from '../session/home.js';
import { SignOutButton } from '../session/sign-out-button.js';
import { useMe } from '../session/use-me.js';
import classes from './frame.module.css';
import { Preferences } from './preferences.js';

/** What surrounds every page of somebody who is signed in. */
export function Frame() {
  const { t } = useTranslation();
  const me = useMe();
  const { accountId } = me;
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
        <div className={classes['account']}>
          <Preferences />
          <span className={classes['person']}>{me.person.name}</span>
          <SignOutButton />
        </div>
      </header>
      <main id="content" tabIndex={-1} className={classes['content']}>
        <Outlet />
      </main>
    </>
  );
}

const FAMILY: readonly Role[] = ['guardian', 'pupil'];
const LEADERS: readonly Role[] = ['deputyHead', 'admin'];
const STAFF: readonly Role[] = [
  ...LEADERS,
  ...(['teacher', 'healthWorker', 'secretary', 'auditor', 'authority', 'operator'] as const),
];

/** Whom a page is for, in the order in which they are offered. */
const PAGES = [
  { to: '/journal', name: 'journal', roles: STAFF },
  { to: '/reports', name: 'reports', roles: ['teacher', ...LEADERS] },
  { to: '/timetable', name: 'timetable', roles: [...FAMILY, 'teacher', ...LEADERS] },
  { to: '/announcements', name: 'announcements', roles: [...FAMILY, ...STAFF] },
  { to: '/consultations', name: 'consultations', roles: ['guardian', 'teacher', ...LEADERS] },
  { to: '/notices', name: 'notices', roles: [...FAMILY, ...STAFF] },
  { to: '/security', name: 'security', roles: [...FAMILY, ...STAFF] },
  { to: '/audit/history', name: 'history', roles: ['auditor', ...LEADERS] },
  { to: '/audit/alerts', name: 'alerts', roles: ['auditor', ...LEADERS] },
  { to: '/admin/notices', name: 'ledger', roles: ['admin'] },
  { to: '/outbox', name: 'outbox', roles: ['admin'] },
] as const satisfies readonly { to: string; name: string; roles: readonly Role[] }[];

function PagesNav() {
  const { t } = useTranslation();
  const me = useMe();
  const pupil = pupilsOf(me)[0];
  return (
    <nav aria-label={t('nav.label')} className={classes['nav']}>
      {pupil !== undefined && (
        <Link to="/diary/$pupilId" params={{ pupilId: pupil.id }}>
          {t('nav.diary')}
        </Link>
      )}
      {PAGES.filter(({ roles }) => (roles as readonly Role[]).includes(me.role)).map(({ to, name }) => (
        <Link key={to} to={to}>
          {t(`nav.${name}`)}
        </Link>
      ))}
    </nav>
  );
}
