import { NativeSelect } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { AUDIT_KINDS } from '../../../projections/audit-trail/kinds.values.js';
import classes from './audit.module.css';
import { historySearchIn, type HistorySearch } from './history-search.js';
import { PupilSearch } from './pupil-search.js';
import { useAuditTexts } from './texts/audit-texts.js';

interface SearchFormProps {
  readonly school: string;
  readonly search: HistorySearch;
}

/** Says which facts are shown; the address has it, so that it can be sent to somebody else. */
export function SearchForm({ school, search }: SearchFormProps) {
  const { t } = useAuditTexts();
  const navigate = useNavigate();
  const { actor, page } = search;
  return (
    <PupilSearch
      label={t('search')}
      school={school}
      search={search}
      page="/audit/history"
      onSearch={(fields) => {
        const wanted = historySearchIn({ ...fields, school, actor, page });
        void navigate({ to: '/audit/history', search: wanted, resetScroll: false });
      }}
      before={
        <NativeSelect
          name="kind"
          label={t('kind')}
          defaultValue={search.kind ?? ''}
          data={[
            { value: '', label: t('all') },
            ...AUDIT_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) })),
          ]}
        />
      }
    >
      <div>
        {(['corrections', 'late'] as const).map((name) => (
          <label key={name} className={classes['check']}>
            <input type="checkbox" name={name} value="true" defaultChecked={search[name] === 'true'} />{' '}
            {t(name === 'late' ? 'lateOnly' : name)}
          </label>
        ))}
      </div>
    </PupilSearch>
  );
}
