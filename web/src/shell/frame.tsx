import { Link, Outlet } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
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

function PagesNav() {
  const { t } = useTranslation();
  const me = useMe();
  const pupil = pupilsOf(me)[0];
  const isStaff = me.role !== 'guardian' && me.role !== 'pupil';
  return (
    <nav aria-label={t('nav.label')} className={classes['nav']}>
      {pupil !== undefined && (
        <Link to="/diary/$pupilId" params={{ pupilId: pupil.id }}>
          {t('nav.diary')}
        </Link>
      )}
      {isStaff && <Link to="/journal">{t('nav.journal')}</Link>}
      {['teacher', 'deputyHead', 'admin'].includes(me.role) && <Link to="/reports">{t('nav.reports')}</Link>}
      {me.role !== 'secretary' && me.role !== 'healthWorker' && (
        <Link to="/timetable">{t('nav.timetable')}</Link>
      )}
      <Link to="/announcements">{t('nav.announcements')}</Link>
      {me.role !== 'pupil' && me.role !== 'secretary' && me.role !== 'healthWorker' && (
        <Link to="/consultations">{t('nav.consultations')}</Link>
      )}
      <Link to="/notices">{t('nav.notices')}</Link>
      <Link to="/security">{t('nav.security')}</Link>
      {['deputyHead', 'admin', 'auditor'].includes(me.role) && (
        <>
          <Link to="/audit/history">{t('nav.history')}</Link>
          <Link to="/audit/alerts">{t('nav.alerts')}</Link>
        </>
      )}
      {me.role === 'admin' && (
        <>
          <Link to="/admin/notices">{t('nav.ledger')}</Link>
          <Link to="/outbox">{t('nav.outbox')}</Link>
        </>
      )}
    </nav>
  );
}
