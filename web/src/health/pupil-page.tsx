import { Skeleton } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { exemptionsQuery } from '../api/exemptions.js';
import { healthQuery } from '../api/health.js';
import { Answer } from '../shell/answer.js';
import frame from '../shell/frame.module.css';
import { ProblemNotice } from '../shell/problem-notice.js';
import { AbsencesSection } from './absences-section.js';
import { ExemptionsSection } from './exemptions-section.js';
import { FlagsSection } from './flags-section.js';
import classes from './health.module.css';
import { NotesSection } from './notes-section.js';
import type { Pupil } from './pupils.js';
import { useHealthTexts } from './texts/health-texts.js';
import { usePupils } from './use-pupils.js';

const route = getRouteApi('/signed-in/health/$pupilId');

/** What stands about a pupil's health, and what a health worker writes. */
export function PupilPage() {
  const { t } = useHealthTexts();
  const { t: common } = useTranslation();
  const { pupilId } = route.useParams();
  const pupils = usePupils();
  const pupil = pupils.data?.find(({ id }) => id === pupilId);
  const title = pupil?.name ?? t('pupil');
  useDocumentTitle(`${title} – ${common('app')}`);
  return (
    <>
      <p>
        <Link to="/health/pupils" search={{ class: pupil?.classId }}>
          {t('back')}
        </Link>
      </p>
      <h1 className={frame['heading']}>{pupil === undefined ? title : `${title}, ${pupil.className}`}</h1>
      {pupils.data === undefined ? (
        pupils.isError ? (
          <ProblemNotice error={pupils.error} onRetry={() => void pupils.refetch()} />
        ) : (
          <div role="status" aria-label={common('loading')}>
            <Skeleton height={480} />
          </div>
        )
      ) : pupil === undefined ? (
        <p data-testid="nobody">{t('nobody')}</p>
      ) : (
        <HealthOf key={pupil.id} pupil={pupil} />
      )}
    </>
  );
}

function HealthOf({ pupil }: { readonly pupil: Pupil }) {
  const health = useQuery(healthQuery(pupil.id));
  const exemptions = useQuery(exemptionsQuery(pupil.id));
  return (
    <Answer query={health} skeleton={<Skeleton height={480} />}>
      {({ flags, notes }) => (
        <div className={classes['sections']}>
          <FlagsSection pupil={pupil} flags={flags} />
          <NotesSection pupil={pupil} notes={notes} />
          <Answer query={exemptions} skeleton={<Skeleton height={240} />}>
            {(told) => <ExemptionsSection pupil={pupil} exemptions={told.exemptions} />}
          </Answer>
          <AbsencesSection pupil={pupil} />
        </div>
      )}
    </Answer>
  );
}
