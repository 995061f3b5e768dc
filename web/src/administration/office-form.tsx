import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { giveOffice, OFFICES, officesQuery, type Office, type OfficeHolder } from '../api/offices.js';
import { useClasses } from '../api/school.js';
import { newUuid } from '../api/uuid.js';
import { useConfirmedMutation } from '../session/confirmation.js';
import { useMe } from '../session/use-me.js';
import frame from '../shell/frame.module.css';
import { NotHad } from '../shell/not-had.js';
import { Refusal } from '../shell/refusal.js';
import classes from './administration.module.css';
import { useAdministrationTexts } from './texts/administration-texts.js';

interface OfficeFormProps {
  readonly schoolId: string;
  readonly holders: readonly OfficeHolder[];
}

const NOTHING: { readonly personId: string; readonly role: Office; readonly until: string } = {
  personId: '',
  role: 'teacher',
  until: '',
};

/** Gives an office to somebody of the staff, or proposes it. */
export function OfficeForm({ schoolId, holders }: OfficeFormProps) {
  const { t } = useAdministrationTexts();
  const queryClient = useQueryClient();
  const { person: own } = useMe();
  const schoolClasses = useClasses(schoolId);
  const [draft, setDraft] = useState(NOTHING);
  // What is sent a second time under it is carried out once.
  const [key, setKey] = useState(newUuid);
  const giving = useConfirmedMutation({
    mutationFn: () => {
      const { until, ...office } = draft;
      return giveOffice(schoolId, { ...office, ...(until === '' ? {} : { until }) }, key);
    },
    onSuccess: () => setDraft(NOTHING),
    onSettled: () => {
      setKey(newUuid());
      return queryClient.invalidateQueries({ queryKey: officesQuery(schoolId).queryKey });
    },
  });
  const staff = [
    ...holders.map(({ person }) => person),
    ...(schoolClasses.data ?? []).flatMap(({ teachers }) => teachers),
  ];
  const people = [...new Map(staff.map(({ id, name }) => [id, name]))]
    .filter(([id]) => id !== own.id)
    .sort(([, a], [, b]) => a.localeCompare(b));
  const change = (changed: Partial<typeof draft>) => {
    giving.reset();
    setDraft({ ...draft, ...changed });
  };
  return (
    <form
      className={`${frame['sheet']} ${frame['onScreen']} ${classes['form']}`}
      onSubmit={(event) => {
        event.preventDefault();
        giving.mutate();
      }}
    >
      <h2>{t('offices.give')}</h2>
      <NotHad query={schoolClasses} />
      <div className={classes['fields']}>
        <NativeSelect
          label={t('offices.person')}
          value={draft.personId}
          data={[{ value: '', label: '–' }, ...people.map(([value, label]) => ({ value, label }))]}
          onChange={({ currentTarget }) => change({ personId: currentTarget.value })}
          required
          withAsterisk={false}
        />
        <NativeSelect
          label={t('offices.which')}
          value={draft.role}
          data={OFFICES.map((value) => ({ value, label: t(`offices.office.${value}`) }))}
          onChange={({ currentTarget: { value } }) =>
            change({ role: OFFICES.find((each) => each === value) ?? 'teacher' })
          }
        />
        <TextInput
          type="date"
          label={t('offices.lastDay')}
          value={draft.until}
          onChange={({ currentTarget }) => change({ until: currentTarget.value })}
        />
      </div>
      <p className={frame['muted']} role="status" data-testid="giving">
        {giving.data
          ? t(`offices.status.${giving.data.status}`)
          : t(draft.role === 'teacher' ? 'offices.atOnce' : 'offices.takesTwo')}
      </p>
      <Refusal error={giving.error} />
      <Button type="submit" loading={giving.isPending} disabled={draft.personId === ''}>
        {t(draft.role === 'teacher' ? 'offices.giveIt' : 'offices.propose')}
      </Button>
    </form>
  );
}
