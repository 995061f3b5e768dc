import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '../api/me.js';
import { EntryStorage } from '../journal/grid/entry-storage.js';
import { ConnectionNotices } from '../offline/connection-notices.js';
import { hasPages, pupilsOf } from '../session/home.js';
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
          <AskLink />
          <span className={classes['person']}>{me.person.name}</span>
          <SignOutButton />
        </div>
      </header>
      <ConnectionNotices />
      <main id="content" tabIndex={-1} className={classes['content']}>
        <Outlet />
      </main>
    </>
  );
}

/** To the support, with the path of the page: what stands behind that may say who was looked for. */
function AskLink() {
  const { t } = useTranslation();
  const from = useLocation({ select: ({ pathname }) => pathname });
  return from === '/help/ask' ? null : (
    <Link to="/help/ask" search={{ from }}>
      {t('ask')}
    </Link>
  );
}

const FAMILY: readonly Role[] = ['guardian', 'pupil'];
const LEADERS: readonly Role[] = ['deputyHead', 'admin'];
const SCHOOL_STAFF: readonly Role[] = [...LEADERS, 'teacher', 'healthWorker', 'secretary'];
const STAFF: readonly Role[] = [...SCHOOL_STAFF, 'auditor', 'authority', 'operator'];

/** Whom a page is for, in the order in which they are offered. */
const PAGES = [
  { to: '/health/pupils', name: 'health', roles: ['healthWorker'] },
  { to: '/office', name: 'office', roles: ['secretary'] },
  { to: '/reports', name: 'reports', roles: ['teacher', ...LEADERS] },
  { to: '/timetable', name: 'timetable', roles: [...FAMILY, 'teacher', ...LEADERS] },
  { to: '/announcements', name: 'announcements', roles: [...FAMILY, ...STAFF] },
  { to: '/blogs', name: 'blogs', roles: [...FAMILY, ...SCHOOL_STAFF, 'auditor'] },
  { to: '/messages', name: 'messages', roles: [...FAMILY, 'teacher', ...LEADERS] },
  { to: '/consultations', name: 'consultations', roles: ['guardian', 'teacher', ...LEADERS] },
  { to: '/meetings', name: 'meetings', roles: ['guardian', 'teacher', ...LEADERS] },
  { to: '/activities', name: 'activities', roles: [...FAMILY, ...SCHOOL_STAFF] },
  { to: '/notices', name: 'notices', roles: [...FAMILY, ...STAFF] },
  { to: '/security', name: 'security', roles: [...FAMILY, ...STAFF] },
  { to: '/audit/history', name: 'history', roles: ['auditor', ...LEADERS] },
  { to: '/audit/alerts', name: 'alerts', roles: ['auditor', ...LEADERS] },
  { to: '/authority/schools', name: 'authority', roles: ['authority'] },
  { to: '/authority/consumers', name: 'consumers', roles: ['operator'] },
  { to: '/admin/failures', name: 'failures', roles: ['operator'] },
  { to: '/admin/set-up', name: 'administration', roles: ['admin'] },
  { to: '/admin/notices', name: 'ledger', roles: ['admin'] },
  { to: '/outbox', name: 'outbox', roles: ['admin'] },
  { to: '/help', name: 'help', roles: [...FAMILY, ...STAFF] },
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
      {hasPages(me) && <Link to="/journal">{t('nav.journal')}</Link>}
      {PAGES.filter(({ roles }) => (roles as readonly Role[]).includes(me.role)).map(({ to, name }) => (
        <Link key={to} to={to}>
          {t(`nav.${name}`)}
        </Link>
      ))}
    </nav>
  );
}
