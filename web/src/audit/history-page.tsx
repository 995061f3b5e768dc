import { NativeSelect } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMe } from '../session/use-me.js';
import frame from '../shell/frame.module.css';
import { AuditTabs } from './audit-tabs.js';
import { FactsList } from './facts-list.js';
import { SearchForm } from './search-form.js';
import { useAuditTexts } from './texts/audit-texts.js';

const route = getRouteApi('/signed-in/audit/history');

/** Who wrote what into a school's journal. */
export function HistoryPage() {
  const { t } = useTranslation();
  const { t: ta } = useAuditTexts();
  const navigate = useNavigate();
  const search = route.useSearch();
  const { schools } = useMe();
  const school = schools.find(({ id }) => id === search.school) ?? schools[0];
  useDocumentTitle(`${ta('history')} – ${t('app')}`);
  return (
    <>
      <AuditTabs />
      <h1 className={frame['heading']}>{ta('history')}</h1>
      <p className={frame['muted']}>{ta('historyLead')}</p>
      {schools.length > 1 && (
        <NativeSelect
          label={ta('school')}
          value={school?.id}
          data={schools.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={({ currentTarget }) =>
            void navigate({ to: '/audit/history', search: { school: currentTarget.value } })
          }
        />
      )}
      {school && (
        <>
          <SearchForm key={JSON.stringify(search)} school={school.id} search={search} />
          <FactsList school={school} search={search} />
        </>
      )}
    </>
  );
}
