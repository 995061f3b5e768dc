import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { schoolApplicationsQuery } from '../api/school-applications.js';
import { useDates } from '../i18n/dates.js';
import { ReportTable } from '../reports/report-table.js';
import { timeZoneOf } from '../session/home.js';
import { useMe } from '../session/use-me.js';
import { Answer } from '../shell/answer.js';
import frame from '../shell/frame.module.css';
import { AuthorityHead } from './authority-head.js';
import { useAuthorityTexts } from './texts/authority-texts.js';

/** Schools of the own territory that applied, and what became of them. */
export function ApplicationsPage() {
  const { t } = useAuthorityTexts();
  const dates = useDates();
  const timeZone = timeZoneOf(useMe());
  const applications = useQuery(schoolApplicationsQuery);
  return (
    <>
      <AuthorityHead title={t('applications.title')} lead={t('applications.lead')} />
      <Answer query={applications} skeleton={<Skeleton height={240} />}>
        {(all) =>
          all.length === 0 ? (
            <p data-testid="none">{t('applications.none')}</p>
          ) : (
            <section className={frame['sheet']}>
              <ReportTable
                label={t('applications.list')}
                testId="applications"
                columns={[t('applications.school'), t('applications.status'), t('applications.filed')]}
                rows={all.map(({ applicationId, school, status, filedAt }) => ({
                  id: applicationId,
                  cells: [
                    <Link key="school" to="/authority/applications/$applicationId" params={{ applicationId }}>
                      {school?.title ?? t('applications.erased')}
                    </Link>,
                    t(`applications.states.${status}`),
                    dates.instant(filedAt, timeZone),
                  ],
                }))}
              />
            </section>
          )
        }
      </Answer>
    </>
  );
}
