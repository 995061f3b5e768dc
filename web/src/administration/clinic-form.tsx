import { Button, Checkbox, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { admitClinic, clinicsQuery } from '../api/clinics.js';
import { schoolSubjectsQuery } from '../api/school.js';
import { useKey } from '../api/use-key.js';
import frame from '../shell/frame.module.css';
import { Refusal } from '../shell/refusal.js';
import classes from './administration.module.css';
import { useAdministrationTexts } from './texts/administration-texts.js';

const NOTHING: { readonly title: string; readonly sportIds: readonly string[] } = { title: '', sportIds: [] };

/** Lets a clinic report, and says which subjects its exemptions from sport are for. */
export function ClinicForm({ schoolId }: { readonly schoolId: string }) {
  const { t } = useAdministrationTexts();
  const queryClient = useQueryClient();
  const { data: subjects = [], error } = useQuery(schoolSubjectsQuery(schoolId));
  const [{ title, sportIds }, setDraft] = useState(NOTHING);
  const once = useKey();
  const admitting = useMutation({
    mutationFn: () => admitClinic(schoolId, { title: title.trim(), sportIds }, once.key),
    onSuccess: () => {
      once.renew();
      setDraft(NOTHING);
      return queryClient.invalidateQueries({ queryKey: clinicsQuery(schoolId).queryKey });
    },
    onError: once.onError,
  });
  return (
    <form
      className={`${frame['sheet']} ${frame['onScreen']} ${classes['form']}`}
      onSubmit={(event) => {
        event.preventDefault();
        admitting.mutate();
      }}
    >
      <h2>{t('clinics.admit')}</h2>
      <TextInput
        label={t('clinics.name')}
        value={title}
        maxLength={200}
        onChange={({ currentTarget }) => setDraft({ sportIds, title: currentTarget.value })}
        required
        withAsterisk={false}
      />
      <Checkbox.Group
        label={t('clinics.sports')}
        value={[...sportIds]}
        onChange={(chosen) => setDraft({ title, sportIds: chosen })}
      >
        <div className={classes['offices']}>
          {subjects.map(({ id, title: subject }) => (
            <Checkbox key={id} value={id} label={subject} />
          ))}
        </div>
      </Checkbox.Group>
      <Refusal error={admitting.error ?? error} />
      <Button type="submit" loading={admitting.isPending} disabled={title.trim() === ''}>
        {t('clinics.admitIt')}
      </Button>
    </form>
  );
}
