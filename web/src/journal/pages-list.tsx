import { useDocumentTitle } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useDates } from '../i18n/dates.js';
import { useMe } from '../session/use-me.js';
import frame from '../shell/frame.module.css';
import { MyDay } from './my-day.js';
import classes from './pages-list.module.css';

/** The journal pages that somebody of the staff may open. */
export function PagesList() {
  const { t } = useTranslation();
  const dates = useDates();
  const { pages, schools, role } = useMe();
  useDocumentTitle(`${t('journal.title')} – ${t('app')}`);
  return (
    <>
      <h1 className={frame['heading']}>{t('journal.title')}</h1>
      <p className={frame['muted']}>{schools.map(({ name }) => name).join(', ')}</p>
      {role === 'teacher' && (
        <>
          <MyDay />
          <h2 className={frame['heading']}>{t('journal.allPages')}</h2>
        </>
      )}
      {pages.length === 0 && <p>{t('journal.none')}</p>}
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
    </>
  );
}
