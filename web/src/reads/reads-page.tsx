import { NativeSelect } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Me } from '../api/me.js';
import { useReads } from '../api/reads.js';
import { AuditTabs } from '../audit/audit-tabs.js';
import { useMe } from '../session/use-me.js';
import frame from '../shell/frame.module.css';
import { ReadsForm } from './reads-form.js';
import { ReadsList } from './reads-list.js';
import type { ReadsSearch } from './reads-search.js';
import { useReadsTexts } from './texts/reads-texts.js';

const route = getRouteApi('/signed-in/audit/reads');

/** Who opened whose data in a school, for whoever leads it and its auditors. */
export function ReadsPage() {
  const { t } = useReadsTexts();
  const { t: common } = useTranslation();
  const navigate = useNavigate();
  const search = route.useSearch();
  const { schools } = useMe();
  const school = schools.find(({ id }) => id === search.school) ?? schools[0];
  useDocumentTitle(`${t('title')} – ${common('app')}`);
  return (
    <>
      <AuditTabs />
      <h1 className={frame['heading']}>{t('title')}</h1>
      <p className={frame['muted']}>{t('lead')}</p>
      {schools.length > 1 && (
        <NativeSelect
          label={t('school')}
          value={school?.id}
          data={schools.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={({ currentTarget }) =>
            void navigate({ to: '/audit/reads', search: { school: currentTarget.value } })
          }
        />
      )}
      {school && (
        <>
          <ReadsForm key={JSON.stringify(search)} school={school.id} search={search} />
          <ReadsInSchool school={school} search={search} />
        </>
      )}
    </>
  );
}

interface ReadsInSchoolProps {
  readonly school: Me['schools'][number];
  readonly search: ReadsSearch;
}

function ReadsInSchool({ school, search }: ReadsInSchoolProps) {
  return <ReadsList reads={useReads(school.id, search)} timeZone={school.timeZone} hasNetworks />;
}
