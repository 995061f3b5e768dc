import { Button, NativeSelect, TextInput } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { AUDIT_KINDS } from '../../../projections/audit-trail/kinds.values.js';
import { useClasses } from '../api/school.js';
import classes from '../ledger/search-form.module.css';
import { NotHad } from '../shell/not-had.js';
import audit from './audit.module.css';
import { historySearchIn, type HistorySearch } from './history-search.js';
import { useAuditTexts } from './texts/audit-texts.js';

interface SearchFormProps {
  readonly school: string;
  readonly search: HistorySearch;
}

/** Says which facts are shown; the address has it, so that it can be sent to somebody else. */
export function SearchForm({ school, search }: SearchFormProps) {
  const { t } = useAuditTexts();
  const navigate = useNavigate();
  const schoolClasses = useClasses(school);
  const known = schoolClasses.data ?? [];
  const [chosen, setChosen] = useState(search.class ?? '');
  const pupils = known.find(({ classId }) => classId === chosen)?.pupils ?? [];
  const names = new Map(pupils.map(({ id, name }) => [id, name]));
  const all = { value: '', label: t('all') };
  const { actor, page } = search;
  return (
    <form
      role="search"
      aria-label={t('search')}
      className={classes['search']}
      onSubmit={(event) => {
        event.preventDefault();
        const fields = Object.fromEntries(new FormData(event.currentTarget));
        const wanted = historySearchIn({ ...fields, school, actor, page });
        void navigate({ to: '/audit/history', search: wanted, resetScroll: false });
      }}
    >
      <NotHad query={schoolClasses} />
      <NativeSelect
        name="class"
        label={t('class')}
        value={chosen}
        onChange={({ currentTarget }) => setChosen(currentTarget.value)}
        data={[all, ...known.map(({ classId, title }) => ({ value: classId, label: title }))]}
      />
      <NativeSelect
        // What is chosen is one of the options only once they are there.
        key={`${chosen} ${names.size}`}
        name="pupil"
        label={t('pupil')}
        defaultValue={names.has(search.pupil ?? '') ? search.pupil : ''}
        data={[
          { value: '', label: chosen === '' ? t('pickClass') : t('all') },
          ...[...names].map(([value, label]) => ({ value, label })),
        ]}
      />
      <NativeSelect
        name="kind"
        label={t('kind')}
        defaultValue={search.kind ?? ''}
        data={[all, ...AUDIT_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))]}
      />
      <TextInput type="date" name="from" label={t('from')} defaultValue={search.from ?? ''} />
      <TextInput type="date" name="to" label={t('to')} defaultValue={search.to ?? ''} />
      <div>
        {(['corrections', 'late'] as const).map((name) => (
          <label key={name} className={audit['check']}>
            <input type="checkbox" name={name} value="true" defaultChecked={search[name] === 'true'} />{' '}
            {t(name === 'late' ? 'lateOnly' : name)}
          </label>
        ))}
      </div>
      <div className={classes['buttons']}>
        <Button type="submit">{t('find')}</Button>
        <Button
          variant="default"
          renderRoot={(props) => (
            <Link to="/audit/history" search={{ school }} resetScroll={false} {...props} />
          )}
        >
          {t('clear')}
        </Button>
      </div>
    </form>
  );
}
