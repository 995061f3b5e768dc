import { Badge, Button, Skeleton } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAlerts, type AlertInList } from '../api/alerts.js';
import type { Me } from '../api/me.js';
import { useDates } from '../i18n/dates.js';
import { useMe } from '../session/use-me.js';
import { Answer } from '../shell/answer.js';
import frame from '../shell/frame.module.css';
import classes from './alerts.module.css';
import { useAlertsTexts } from './texts/alerts-texts.js';

/** Accounts whose corrections look suspicious, school by school, and those that were looked at. */
export function AlertsPage() {
  const { t } = useAlertsTexts();
  const { t: common } = useTranslation();
  const { schools } = useMe();
  useDocumentTitle(`${t('title')} – ${common('app')}`);
  return (
    <>
      <h1 className={frame['heading']}>{t('title')}</h1>
      <p className={frame['muted']}>{t('lead')}</p>
      {schools.map((school) => (
        <section key={school.id}>
          {schools.length > 1 && <h2>{school.name}</h2>}
          <AlertsOfSchool school={school} />
        </section>
      ))}
    </>
  );
}

function AlertsOfSchool({ school }: { readonly school: Me['schools'][number] }) {
  const { t } = useAlertsTexts();
  const alerts = useAlerts(school.id);
  return (
    <Answer query={alerts} isDated skeleton={<Skeleton height={120} />}>
      {({ pages }) => {
        const all = pages.flatMap((page) => page.alerts);
        if (all.length === 0) return <p>{t('none')}</p>;
        return (
          <>
            <ul role="list" className={classes['alerts']}>
              {all.map((alert) => (
                <AlertItem key={alert.alertId} alert={alert} timeZone={school.timeZone} />
              ))}
            </ul>
            {alerts.hasNextPage && (
              <Button
                variant="default"
                loading={alerts.isFetchingNextPage}
                onClick={() => void alerts.fetchNextPage()}
              >
                {t('more')}
              </Button>
            )}
          </>
        );
      }}
    </Answer>
  );
}

function AlertItem({ alert, timeZone }: { readonly alert: AlertInList; readonly timeZone: string }) {
  const { t } = useAlertsTexts();
  const dates = useDates();
  const { alertId, raisedAt, holder, rules, pages, review } = alert;
  return (
    <li data-testid={`alert-${alertId}`}>
      <Link to="/audit/alerts/$alertId" params={{ alertId }}>
        {holder.name}
      </Link>{' '}
      <Badge color={review ? 'gray' : 'red'}>
        {review ? t(`conclusion.${review.conclusion}`) : t('open')}
      </Badge>
      <p className={classes['aside']}>
        <time dateTime={raisedAt}>{dates.instant(raisedAt, timeZone)}</time>, {t('pages', { count: pages })}
      </p>
      <p>{rules.map((rule) => t(`rule.${rule}`)).join('; ')}</p>
    </li>
  );
}
