import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { officesQuery } from '../api/offices.js';
import type { Me } from '../api/me.js';
import { Answer } from '../shell/answer.js';
import frame from '../shell/frame.module.css';
import { AdministrationHead } from './administration-head.js';
import { ForSchool } from './for-school.js';
import { HoldersTable } from './holders-table.js';
import { OfficeForm } from './office-form.js';
import { ProposalsList } from './proposals-list.js';
import { useAdministrationTexts } from './texts/administration-texts.js';

/** Who holds which office in a school, and how one is given by two. */
export function OfficesPage() {
  const { t } = useAdministrationTexts();
  return (
    <>
      <AdministrationHead title={t('offices.title')} lead={t('offices.lead')} />
      <ForSchool>{(school) => <OfficesOf key={school.id} school={school} />}</ForSchool>
    </>
  );
}

function OfficesOf({ school }: { readonly school: Me['schools'][number] }) {
  const { t } = useAdministrationTexts();
  const offices = useQuery(officesQuery(school.id));
  return (
    <Answer query={offices} isDated skeleton={<Skeleton height={480} />}>
      {({ holders, proposals }) => (
        <>
          <section className={frame['sheet']}>
            <h2>{t('offices.proposals')}</h2>
            {proposals.length === 0 ? (
              <p data-testid="no-proposals">{t('offices.noProposals')}</p>
            ) : (
              <ProposalsList school={school} proposals={proposals} />
            )}
          </section>
          <OfficeForm schoolId={school.id} holders={holders} />
          <section className={frame['sheet']}>
            <h2>{t('offices.holders')}</h2>
            <HoldersTable schoolId={school.id} holders={holders} />
          </section>
        </>
      )}
    </Answer>
  );
}
