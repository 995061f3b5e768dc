import { Skeleton } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAlert, type AlertReport } from '../api/alerts.js';
import { useDates } from '../i18n/dates.js';
import { languageOf } from '../i18n/i18n.js';
import { timeZoneOf } from '../session/home.js';
import { useMe } from '../session/use-me.js';
import { Answer } from '../shell/answer.js';
import { FileLink } from '../shell/file-link.js';
import frame from '../shell/frame.module.css';
import classes from './alerts.module.css';
import { CorrectionsTable } from './corrections-table.js';
import { ReviewForm } from './review-form.js';
import { useAlertsTexts } from './texts/alerts-texts.js';

const route = getRouteApi('/signed-in/audit/alerts/$alertId');

/** Why an account is suspected, everything that it corrected, and what came of it. */
export function AlertPage() {
  const { t } = useAlertsTexts();
  const { t: common } = useTranslation();
  const { alertId } = route.useParams();
  const alert = useAlert(alertId);
  useDocumentTitle(`${t('title')} – ${common('app')}`);
  return (
    <Answer query={alert} isDated skeleton={<Skeleton height={320} />}>
      {(report) => <Report report={report} />}
    </Answer>
  );
}

function Report({ report }: { readonly report: AlertReport }) {
  const { t, i18n } = useAlertsTexts();
  const dates = useDates();
  const me = useMe();
  const { alertId, account, findings, corrections, raisedAt, review } = report;
  const timeZone = timeZoneOf(me, report.schoolId);
  const suspicious = new Set(findings.flatMap(({ evidence }) => evidence));
  const csv = `/api/audit/alerts/${alertId}/corrections.csv?language=${languageOf(i18n.language) ?? 'en'}`;
  return (
    <>
      <h1 className={frame['heading']}>{t('about', { name: account.holder.name })}</h1>
      <p className={frame['muted']}>
        <time dateTime={raisedAt}>{t('raised', { time: dates.instant(raisedAt, timeZone) })}</time>
        {account.ended && ` ${t('ended')}`}
      </p>
      <ul className={classes['findings']}>
        {findings.map(({ rule, at, evidence }) => (
          <li key={`${rule} ${at}`}>
            {t(`rule.${rule}`)}: {t('evidence', { count: evidence.length })}, {dates.instant(at, timeZone)}
          </li>
        ))}
      </ul>
      {review ? (
        <p data-testid="review">
          <strong>{t(`conclusion.${review.conclusion}`)}</strong>
          {review.note !== undefined && `: ${review.note}`} ({review.by.name},{' '}
          {dates.instant(review.at, timeZone)})
        </p>
      ) : (
        // Auditors look at a school and change nothing.
        me.role !== 'auditor' && <ReviewForm alertId={alertId} />
      )}
      <h2>{t('corrections', { count: corrections.length })}</h2>
      <div className={frame['onScreen']}>
        <FileLink href={csv}>{t('csv')}</FileLink>
      </div>
      <CorrectionsTable corrections={corrections} suspicious={suspicious} timeZone={timeZone} />
    </>
  );
}
