import { useDocumentTitle } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useDates } from '../i18n/dates.js';
import { useMe } from '../session/use-me.js';
import frame from '../shell/frame.module.css';
import { MyDay, useMyDay } from './my-day.js';
import classes from './pages-list.module.css';

/** What a teacher gives today, and the journal pages that somebody of the staff may open. */
export function PagesList() {
  const { t } = useTranslation();
  const { schools, role } = useMe();
  useDocumentTitle(`${t('journal.title')} – ${t('app')}`);
  return (
    <>
      <h1 className={frame['heading']}>{t('journal.title')}</h1>
      <p className={frame['muted']}>{schools.map(({ name }) => name).join(', ')}</p>
      {role === 'teacher' ? <DayAndPages /> : <Pages />}
    </>
  );
}

function DayAndPages() {
  const { t } = useTranslation();
  const day = useMyDay();
  return (
    <>
      <MyDay query={day} />
      {/* Below what is still on its way it would be pushed down under somebody's finger. */}
      {!day.isPending && (
        <>
          <h2 className={frame['heading']}>{t('journal.allPages')}</h2>
          <Pages />
        </>
      )}
    </>
  );
}

function Pages() {
  const { t } = useTranslation();
  const dates = useDates();
  const { pages } = useMe();
  if (pages.length === 0) return <p>{t('journal.none')}</p>;
  return (
    <ul role="list" className={classes['pages']}>
      {pages.map(({ pageId, subject, group, term, from, to }) => (
        <li key={pageId} className={classes['page']}>
          <Link to="/journal/$pageId" params={{ pageId }} data-testid={`page-${pageId}`}>
            {subject}, {group}
          </Link>
          <p>{term}</p>
          <p className={frame['muted']}>{dates.range(from, to)}</p>
        </li>
      ))}
    </ul>
  );
}
