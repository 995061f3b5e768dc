import { Link } from '@tanstack/react-router';
import type { Fact } from '../api/audit.js';
import classes from './audit.module.css';
import type { HistorySearch } from './history-search.js';
import { useAuditTexts } from './texts/audit-texts.js';

interface RestrictionsProps {
  readonly search: HistorySearch;
  /** By what is shown, people and pages are called by their names. */
  readonly known: readonly Fact[];
}

/** By whom and on which page, where only that is shown, with a way out of it. */
export function Restrictions({ search, known }: RestrictionsProps) {
  const { t } = useAuditTexts();
  const { actor, page } = search;
  if (actor === undefined && page === undefined) return null;
  const name = known.find((fact) => fact.actor.id === actor)?.actor.name ?? actor ?? '';
  const place = known.find((fact) => fact.page?.id === page)?.page;
  const title = place ? `${place.subject}, ${place.group}` : (page ?? '');
  const told = [
    ...(actor === undefined ? [] : [{ without: { actor: undefined }, what: t('onlyActor', { name }) }]),
    ...(page === undefined ? [] : [{ without: { page: undefined }, what: t('onlyPage', { title }) }]),
  ];
  return (
    <ul role="list" aria-label={t('only')} className={classes['only']}>
      {told.map(({ without, what }) => (
        <li key={what}>
          {t('only')} {what}{' '}
          <Link
            to="/audit/history"
            search={{ ...search, ...without }}
            aria-label={t('leaveOut', { what })}
            resetScroll={false}
          >
            ✕
          </Link>
        </li>
      ))}
    </ul>
  );
}
