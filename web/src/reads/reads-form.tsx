import { Button, NativeSelect, TextInput } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useClasses } from '../api/school.js';
import classes from '../ledger/search-form.module.css';
import { ProblemNotice } from '../shell/problem-notice.js';
import { readsSearchIn, type ReadsSearch } from './reads-search.js';
import { useReadsTexts } from './texts/reads-texts.js';

interface ReadsFormProps {
  readonly school: string;
  readonly search: ReadsSearch;
}

/** Says which reads are shown; the address has it, so that it can be sent to somebody else. */
export function ReadsForm({ school, search }: ReadsFormProps) {
  const { t } = useReadsTexts();
  const navigate = useNavigate();
  const known = useClasses(school);
  const [chosen, setChosen] = useState(search.class ?? '');
  const pupils = known.data?.find(({ classId }) => classId === chosen)?.pupils ?? [];
  const names = new Map(pupils.map(({ id, name }) => [id, name]));
  const all = { value: '', label: t('all') };
  if (known.isError) return <ProblemNotice error={known.error} onRetry={() => void known.refetch()} />;
  return (
    <form
      role="search"
      aria-label={t('search')}
      className={classes['search']}
      onSubmit={(event) => {
        event.preventDefault();
        const fields = Object.fromEntries(new FormData(event.currentTarget));
        const wanted = readsSearchIn({ ...fields, school });
        void navigate({ to: '/audit/reads', search: wanted, resetScroll: false });
      }}
    >
      <NativeSelect
        name="class"
        label={t('class')}
        value={chosen}
        onChange={({ currentTarget }) => setChosen(currentTarget.value)}
        data={[all, ...(known.data ?? []).map(({ classId, title }) => ({ value: classId, label: title }))]}
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
      <TextInput type="date" name="from" label={t('from')} defaultValue={search.from ?? ''} />
      <TextInput type="date" name="to" label={t('to')} defaultValue={search.to ?? ''} />
      <div className={classes['buttons']}>
        <Button type="submit">{t('find')}</Button>
        <Button
          variant="default"
          renderRoot={(props) => (
            <Link to="/audit/reads" search={{ school }} resetScroll={false} {...props} />
          )}
        >
          {t('clear')}
        </Button>
      </div>
    </form>
  );
}
