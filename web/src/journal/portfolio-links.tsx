import { Link } from '@tanstack/react-router';
import type { JournalPage } from '../api/journal-page.js';
import frame from '../shell/frame.module.css';
import items from '../shell/items.module.css';
import { useGridTexts } from './texts/grid-texts.js';

/** The ways to what the pupils achieved, where a teacher records more of it and thanks. */
export function PortfolioLinks({ page: { pupils } }: { readonly page: JournalPage }) {
  const { t } = useGridTexts();
  return (
    <details className={frame['sheet']}>
      <summary>{t('portfolios')}</summary>
      <ul role="list" className={items['list']}>
        {pupils.map(({ id, name }) => (
          <li key={id}>
            <Link to="/diary/$pupilId/portfolio" params={{ pupilId: id }}>
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </details>
  );
}
