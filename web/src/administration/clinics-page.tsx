import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { clinicsQuery } from '../api/clinics.js';
import type { Me } from '../api/me.js';
import { Answer } from '../shell/answer.js';
import frame from '../shell/frame.module.css';
import { AdministrationHead } from './administration-head.js';
import { ClinicForm } from './clinic-form.js';
import { ClinicItem } from './clinic-item.js';
import { ForSchool } from './for-school.js';
import { useAdministrationTexts } from './texts/administration-texts.js';

/** From which clinics' systems a school takes reports, and the keys that they sign with. */
export function ClinicsPage() {
  const { t } = useAdministrationTexts();
  return (
    <>
      <AdministrationHead title={t('clinics.title')} lead={t('clinics.lead')} />
      <ForSchool>{(school) => <ClinicsOf key={school.id} school={school} />}</ForSchool>
    </>
  );
}

function ClinicsOf({ school }: { readonly school: Me['schools'][number] }) {
  const { t } = useAdministrationTexts();
  const clinics = useQuery(clinicsQuery(school.id));
  return (
    <>
      <Answer query={clinics} isDated skeleton={<Skeleton height={240} />}>
        {(all) => {
          const admitted = all.filter(({ dismissed }) => !dismissed);
          return admitted.length === 0 ? (
            <p data-testid="no-clinics">{t('clinics.none')}</p>
          ) : (
            admitted.map((clinic) => (
              <section key={clinic.clinicId} className={frame['sheet']} aria-label={clinic.title}>
                <ClinicItem school={school} clinic={clinic} />
              </section>
            ))
          );
        }}
      </Answer>
      <ClinicForm schoolId={school.id} />
    </>
  );
}
