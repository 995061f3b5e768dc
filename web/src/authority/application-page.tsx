import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { schoolApplicationQuery, type SchoolApplication } from '../api/school-applications.js';
import { Answer } from '../shell/answer.js';
import frame from '../shell/frame.module.css';
import { AuthorityHead } from './authority-head.js';
import classes from './authority.module.css';
import { Deciding } from './deciding.js';
import { useAuthorityTexts } from './texts/authority-texts.js';

const route = getRouteApi('/signed-in/authority/applications/$applicationId');

/** One application with everything that was said, and what the authority decides. */
export function ApplicationPage() {
  const { t } = useAuthorityTexts();
  const { applicationId } = route.useParams();
  const application = useQuery(schoolApplicationQuery(applicationId));
  return (
    <>
      <AuthorityHead title={application.data?.school?.title ?? t('applications.title')} />
      <p>
        <Link to="/authority/applications">{t('applications.all')}</Link>
      </p>
      <Answer query={application} skeleton={<Skeleton height={320} />}>
        {(told) => (
          <section className={frame['sheet']}>
            <Said application={told} />
            <Deciding application={told} />
          </section>
        )}
      </Answer>
    </>
  );
}

function Said({ application }: { readonly application: SchoolApplication }) {
  const { t } = useAuthorityTexts();
  const { school, applicant, status, question, answer, reason } = application;
  const name = applicant && [applicant.givenName, applicant.middleName, applicant.familyName];
  const lines = [
    ['status', t(`applications.states.${status}`)],
    ['code', school?.code],
    ['kind', school && t(`applications.kinds.${school.kind}`)],
    ['municipality', school && `${school.municipality.title} (${school.municipality.sourcedId})`],
    ['region', school?.region && `${school.region.title} (${school.region.sourcedId})`],
    ['address', school?.address],
    ['timeZone', school?.timeZone],
    ['applicant', name?.filter((part) => part !== undefined).join(' ')],
    ['office', applicant?.office],
    ['email', applicant?.email],
    ['phone', applicant?.phone],
    ['question', question],
    ['answer', answer],
    ['reason', reason],
  ] as const;
  return (
    <dl className={classes['details']} data-testid="application">
      {lines.flatMap(([label, value]) =>
        value === undefined
          ? []
          : [<dt key={`${label} name`}>{t(`applications.${label}`)}</dt>, <dd key={label}>{value}</dd>],
      )}
    </dl>
  );
}
