import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { exemptionsQuery, grantExemption } from '../api/exemptions.js';
import { schoolSubjectsQuery } from '../api/school.js';
import { useKey } from '../api/use-key.js';
import { todayIn } from '../diary/week.js';
import { Refusal } from '../shell/refusal.js';
import classes from './health.module.css';
import type { Pupil } from './pupils.js';
import { useHealthTexts } from './texts/health-texts.js';

/** Exempts the pupil from a subject of the school for some days. */
export function ExemptionForm({ pupil }: { readonly pupil: Pupil }) {
  const { t } = useHealthTexts();
  const queryClient = useQueryClient();
  const subjects = useQuery(schoolSubjectsQuery(pupil.schoolId));
  const today = todayIn(pupil.timeZone);
  const nothing = { subjectId: '', from: today, to: today, why: '' };
  const [draft, setDraft] = useState(nothing);
  const once = useKey();
  const granting = useMutation({
    mutationFn: () => {
      const { why, ...exemption } = draft;
      const reason = why.trim() === '' ? {} : { why: why.trim() };
      return grantExemption(pupil.id, { ...exemption, ...reason }, once.key);
    },
    onSuccess: () => {
      once.renew();
      setDraft(nothing);
      return queryClient.invalidateQueries({ queryKey: exemptionsQuery(pupil.id).queryKey });
    },
    onError: once.onError,
  });
  const field = (name: keyof typeof draft) => ({
    label: t(`exemptions.${name}`),
    value: draft[name],
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) =>
      setDraft({ ...draft, [name]: currentTarget.value }),
    withAsterisk: false,
  });
  return (
    <form
      className={classes['form']}
      onSubmit={(event) => {
        event.preventDefault();
        granting.mutate();
      }}
    >
      <div className={classes['fields']}>
        <NativeSelect
          {...field('subjectId')}
          data={[
            { value: '', label: t('exemptions.choose') },
            ...(subjects.data ?? []).map(({ id, title }) => ({ value: id, label: title })),
          ]}
          required
        />
        <TextInput type="date" {...field('from')} required />
        <TextInput type="date" {...field('to')} min={draft.from} required />
        <TextInput
          {...field('why')}
          maxLength={1000}
          description={t('exemptions.whyHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
        />
      </div>
      <Refusal error={granting.error ?? subjects.error} />
      <div>
        <Button type="submit" loading={granting.isPending}>
          {t('exemptions.submit')}
        </Button>
      </div>
    </form>
  );
}
