import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Exemption } from '../api/exemptions.js';
import { knownHealthQuery, type RaisedFlag } from '../api/health.js';
import { useDates } from '../i18n/dates.js';
import { ReportHead } from '../pupil/report-head.js';
import report from '../pupil/report.module.css';
import { Answer } from '../shell/answer.js';
import classes from './health.module.css';
import { useHealthTexts } from './texts/health-texts.js';

const route = getRouteApi('/signed-in/diary/$pupilId/health');

/** What the school knows of a child's health, for the family to look whether it is right. */
export function KnownHealthPage() {
  const { t } = useHealthTexts();
  const { pupilId } = route.useParams();
  const known = useQuery(knownHealthQuery(pupilId));
  return (
    <>
      <ReportHead pupilId={pupilId} tab="health" />
      <p className={report['lead']}>{t('known.lead')}</p>
      <Answer query={known} skeleton={<Skeleton height={240} />}>
        {({ flags, exemptions }) => (
          <>
            <KnownFlags flags={flags} />
            <KnownExemptions exemptions={exemptions} />
          </>
        )}
      </Answer>
    </>
  );
}

function KnownFlags({ flags }: { readonly flags: readonly RaisedFlag[] }) {
  const { t } = useHealthTexts();
  const { t: common } = useTranslation();
  const dates = useDates();
  return (
    <section className={report['sheet']}>
      <h2>{t('flags.title')}</h2>
      <p className={report['lead']}>{t('known.flagsLead')}</p>
      {flags.length === 0 ? (
        <p data-testid="no-flags">{t('flags.none')}</p>
      ) : (
        <ul role="list" className={classes['list']} data-testid="flags">
          {flags.map(({ flag, until }) => (
            <li key={flag} className={classes['line']}>
              <strong>{common(`health.${flag}`)}</strong>
              {until !== undefined && (
                <span className={classes['aside']}>
                  {t('flags.until', { date: dates.range(until, until) })}
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

interface KnownExemptionsProps {
  readonly exemptions: readonly Pick<Exemption, 'exemptionId' | 'subject' | 'from' | 'to'>[];
}

function KnownExemptions({ exemptions }: KnownExemptionsProps) {
  const { t } = useHealthTexts();
  const dates = useDates();
  return (
    <section className={report['sheet']}>
      <h2>{t('exemptions.title')}</h2>
      {exemptions.length === 0 ? (
        <p data-testid="no-exemptions">{t('known.noExemptions')}</p>
      ) : (
        <ul role="list" className={classes['list']} data-testid="exemptions">
          {exemptions.map(({ exemptionId, subject, from, to }) => (
            <li key={exemptionId} className={classes['line']}>
              <strong>{subject.title}</strong>
              <span className={classes['aside']}>{dates.range(from, to)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
