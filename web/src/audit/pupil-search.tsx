import { Button, NativeSelect, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useClasses } from '../api/school.js';
import classes from '../ledger/search-form.module.css';
import { NotHad } from '../shell/not-had.js';
import { useAuditTexts } from './texts/audit-texts.js';

interface PupilSearchProps {
  readonly label: string;
  readonly school: string;
  readonly search: { readonly [Name in 'class' | 'pupil' | 'from' | 'to']?: string | undefined };
  /** Where everything is shown again. */
  readonly page: '/audit/history' | '/audit/reads';
  readonly onSearch: (fields: Readonly<Record<string, unknown>>) => void;
  /** What else it is looked for by, before and after the days. */
  readonly before?: ReactNode;
  readonly children?: ReactNode;
}

/** Says of which class or pupil and of which days something is shown. */
export function PupilSearch({ label, school, search, page, onSearch, before, children }: PupilSearchProps) {
  const { t } = useAuditTexts();
  const schoolClasses = useClasses(school);
  const known = schoolClasses.data ?? [];
  const [chosen, setChosen] = useState(search.class ?? '');
  const pupils = known.find(({ classId }) => classId === chosen)?.pupils ?? [];
  const names = new Map(pupils.map(({ id, name }) => [id, name]));
  return (
    <form
      role="search"
      aria-label={label}
      className={classes['search']}
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(Object.fromEntries(new FormData(event.currentTarget)));
      }}
    >
      <NotHad query={schoolClasses} />
      <NativeSelect
        name="class"
        label={t('class')}
        value={chosen}
        onChange={({ currentTarget }) => setChosen(currentTarget.value)}
        data={[
          { value: '', label: t('all') },
          ...known.map(({ classId, title }) => ({ value: classId, label: title })),
        ]}
      />
      <NativeSelect
        // What is chosen is one of the options only once they are there.
        key={`${chosen} ${names.size}`}
        name="pupil"
        label={t('pupil')}
        defaultValue={names.has(search.pupil ?? '') ? search.pupil : ''}
        data={[
          { value: '', label: chosen === '' ? t('pickClass') : t('all') },
          ...[...names].map(([value, called]) => ({ value, label: called })),
        ]}
      />
      {before}
      <TextInput type="date" name="from" label={t('from')} defaultValue={search.from ?? ''} />
      <TextInput type="date" name="to" label={t('to')} defaultValue={search.to ?? ''} />
      {children}
      <div className={classes['buttons']}>
        <Button type="submit">{t('find')}</Button>
        <Button
          variant="default"
          renderRoot={(props) => <Link to={page} search={{ school }} resetScroll={false} {...props} />}
        >
          {t('clear')}
        </Button>
      </div>
    </form>
  );
}
