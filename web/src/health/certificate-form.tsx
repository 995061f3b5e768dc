import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { certificatesQuery, fileCertificate, type Certificate } from '../api/attendance.js';
import { useKey } from '../api/use-key.js';
import { todayIn } from '../diary/week.js';
import frame from '../shell/frame.module.css';
import { Refusal } from '../shell/refusal.js';
import classes from './health.module.css';
import type { Pupil } from './pupils.js';
import { useHealthTexts } from './texts/health-texts.js';

const CODES = ['ill', 'excused'] as const;

/** The days of a certificate, and what absences on them count as. */
export function CertificateForm({ pupil }: { readonly pupil: Pupil }) {
  const queryClient = useQueryClient();
  const { t } = useHealthTexts();
  const { t: common } = useTranslation();
  const today = todayIn(pupil.timeZone);
  const [draft, setDraft] = useState<Required<Certificate>>({
    ...{ from: today, to: today, code: 'ill', note: '' },
  });
  const once = useKey();
  const filing = useMutation({
    mutationFn: (certificate: Certificate) => fileCertificate(pupil.id, certificate, once.key),
    onSuccess: () => {
      once.renew();
      setDraft({ ...draft, note: '' });
      return queryClient.invalidateQueries({ queryKey: certificatesQuery(pupil.id).queryKey });
    },
    onError: once.onError,
  });
  const field = (name: 'from' | 'to' | 'note') => ({
    label: t(`absences.${name}`),
    value: draft[name],
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) =>
      setDraft({ ...draft, [name]: currentTarget.value }),
  });
  return (
    <form
      className={classes['form']}
      onSubmit={(event) => {
        event.preventDefault();
        const { note, ...days } = draft;
        filing.mutate({ ...days, ...(note.trim() === '' ? {} : { note: note.trim() }) });
      }}
    >
      <h3>{t('absences.certificate')}</h3>
      <p className={frame['muted']}>{t('absences.certificateLead')}</p>
      <div className={classes['fields']}>
        <TextInput type="date" {...field('from')} required withAsterisk={false} />
        <TextInput type="date" {...field('to')} min={draft.from} required withAsterisk={false} />
        <NativeSelect
          label={t('absences.code')}
          value={draft.code}
          data={CODES.map((value) => ({ value, label: common(`absence.${value}`) }))}
          onChange={({ currentTarget: { value } }) =>
            setDraft({ ...draft, code: CODES.find((each) => each === value) ?? 'ill' })
          }
        />
        <TextInput
          {...field('note')}
          maxLength={1000}
          description={t('absences.noteHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
        />
      </div>
      <Refusal error={filing.error} />
      <div>
        <Button type="submit" loading={filing.isPending}>
          {t('absences.file')}
        </Button>
      </div>
    </form>
  );
}
