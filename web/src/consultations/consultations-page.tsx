import { useDocumentTitle } from '@mantine/hooks';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ForChild } from '../pupil/for-child.js';
import { useMe } from '../session/use-me.js';
import frame from '../shell/frame.module.css';
import { ConsultationsOfSchool } from './consultations-of-school.js';
import { OfferForm } from './offer-form.js';
import { TimesForFamily } from './times-for-family.js';
import { useConsultationTexts } from './texts/consultation-texts.js';

const route = getRouteApi('/signed-in/consultations');

/** Times to talk to a teacher: guardians book them, teachers offer them and see who comes. */
export function ConsultationsPage() {
  const { t } = useConsultationTexts();
  const { t: common } = useTranslation();
  const me = useMe();
  useDocumentTitle(`${t('title')} – ${common('app')}`);
  if (me.role === 'guardian') return <ForFamily />;
  return (
    <>
      <h1 className={frame['heading']}>{t('title')}</h1>
      {me.schools.map(({ id, name }) => (
        <section key={id}>
          {me.schools.length > 1 && <h2>{name}</h2>}
          {me.role === 'teacher' && <OfferForm schoolId={id} />}
          <ConsultationsOfSchool schoolId={id} />
        </section>
      ))}
    </>
  );
}

function ForFamily() {
  const { t } = useConsultationTexts();
  return (
    <ForChild
      asked={route.useSearch().pupil}
      title={(name) => (name === undefined ? t('title') : t('titleOf', { name }))}
      lead={t('lead')}
      noChildren={t('noChildren')}
    >
      {(pupilId) => <TimesForFamily key={pupilId} pupilId={pupilId} />}
    </ForChild>
  );
}
