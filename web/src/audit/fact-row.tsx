import { Link } from '@tanstack/react-router';
import type { Fact } from '../api/audit.js';
import { useDates } from '../i18n/dates.js';
import report from '../pupil/report.module.css';
import { useMe } from '../session/use-me.js';
import frame from '../shell/frame.module.css';
import classes from './audit.module.css';
import { Change } from './change.js';
import type { HistorySearch } from './history-search.js';
import { useAuditTexts } from './texts/audit-texts.js';

interface FactRowProps {
  readonly fact: Fact;
  readonly timeZone: string;
  readonly search: HistorySearch;
}

/** A fact in a line, with the ways to all of its author, of its page, and of the grade that it is about. */
export function FactRow({ fact, timeZone, search }: FactRowProps) {
  const { t } = useAuditTexts();
  const dates = useDates();
  const { at, logPosition, actor, via, type, kind, gradeId, page, concerns, account, date } = fact;
  // An administrator finds who changed what, but grades are not for an administrator to open.
  const mayOpen = useMe().role !== 'admin';
  const people = [...concerns, ...(account?.holder ? [account.holder] : [])];
  return (
    <tr role="row" data-testid={`fact-${fact.eventId}`}>
      <td role="cell">
        <time dateTime={at}>{dates.instant(at, timeZone)}</time>
        <div className={`${report['small']} ${classes['code']}`}>
          {t('position', { position: logPosition })}
        </div>
      </td>
      <td role="cell">
        <Link
          to="/audit/history"
          search={{ ...search, actor: actor.id }}
          aria-label={t('byActor', { name: actor.name })}
        >
          {actor.name}
        </Link>
        {actor.onBehalfOf && `, ${t('onBehalfOf', { name: actor.onBehalfOf.name })}`}
        <div className={report['small']}>
          {t(`role.${actor.role}`)}, {t(`via.${via}`)}
        </div>
      </td>
      <td role="cell">
        {gradeId !== undefined && mayOpen ? (
          <Link to="/audit/grades/$gradeId" params={{ gradeId }}>
            {t(`kinds.${kind}`)}
          </Link>
        ) : (
          t(`kinds.${kind}`)
        )}
        {fact.correction && <span className={classes['mark']}>{t('correction')}</span>}
        {fact.late && <span className={classes['mark']}>{t('late')}</span>}
        <div className={`${report['small']} ${classes['code']}`}>
          <code>{type}</code>
        </div>
      </td>
      <td role="cell">
        {people.map(({ name }) => name).join(', ')}
        {page && (
          <div className={report['small']}>
            <Link to="/audit/pages/$pageId" params={{ pageId: page.id }} search={{ position: logPosition }}>
              {page.subject}, {page.group}
            </Link>
            {date !== undefined && `, ${dates.short(date)}`}{' '}
            <Link
              to="/audit/history"
              search={{ ...search, page: page.id }}
              aria-label={`${t('onPage')}: ${page.subject}, ${page.group}`}
              className={frame['onScreen']}
            >
              ({t('onPage')})
            </Link>
          </div>
        )}
      </td>
      <td role="cell">
        <Change from={fact.from} to={fact.to} />
      </td>
      <td role="cell" data-label={fact.reason === undefined ? undefined : t('reason')}>
        {fact.reason}
      </td>
    </tr>
  );
}
