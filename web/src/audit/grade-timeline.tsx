import { Link } from '@tanstack/react-router';
import type { GradeHistory } from '../api/audit.js';
import { useDates } from '../i18n/dates.js';
import report from '../pupil/report.module.css';
import classes from './audit.module.css';
import { Change } from './change.js';
import { useAuditTexts } from './texts/audit-texts.js';

/** What happened to a grade, oldest first: who did it, when on the school's clocks, what changed, and why. */
export function GradeTimeline({ history: { chain, pageId, timeZone } }: { readonly history: GradeHistory }) {
  const { t } = useAuditTexts();
  const dates = useDates();
  return (
    <ol role="list" className={classes['timeline']} data-testid="timeline">
      {chain.map(({ eventId, what, at, actor, asked, via, from, to, reason, late, logPosition }) => (
        <li key={eventId}>
          <h3>
            {t(`step.${what}`)} <Change from={from} to={to} />
            {late && <span className={classes['mark']}>{t('late')}</span>}
          </h3>
          <p>
            <time dateTime={at}>{dates.dayAndTime(at, timeZone)}</time>
            {!late && ` (${t('inTime')})`}
          </p>
          <p>
            {actor.name}, {t(`role.${actor.role}`)}
            {actor.onBehalfOf && `, ${t('onBehalfOf', { name: actor.onBehalfOf.name })}`}, {t(`via.${via}`)}
          </p>
          {asked && <p>{t('askedBy', { name: asked.teacher.name })}</p>}
          {reason !== undefined && (
            <p>
              {t('reason')}: {reason}
            </p>
          )}
          <p className={`${report['small']} ${classes['code']}`}>
            {t('position', { position: logPosition })} ·{' '}
            <Link to="/audit/pages/$pageId" params={{ pageId }} search={{ position: logPosition }}>
              {t('pageThen')}
            </Link>
          </p>
        </li>
      ))}
    </ol>
  );
}
