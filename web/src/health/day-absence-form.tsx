import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { recordDayAbsence, type DayAbsence } from '../api/attendance.js';
import { todayIn } from '../diary/week.js';
import frame from '../shell/frame.module.css';
import { Refusal } from '../shell/refusal.js';
import classes from './health.module.css';
import type { Pupil } from './pupils.js';
import { useHealthTexts } from './texts/health-texts.js';

const CODES = ['ill', 'excused', 'absent'] as const;

interface DayAbsenceFormProps {
  readonly pupil: Pupil;
  readonly onRecorded: (absence: DayAbsence) => void;
}

/** A day on which the pupil is away from all lessons. */
export function DayAbsenceForm({ pupil, onRecorded }: DayAbsenceFormProps) {
  const { t } = useHealthTexts();
  const { t: common } = useTranslation();
  const [draft, setDraft] = useState<DayAbsence>({ date: todayIn(pupil.timeZone), code: 'ill' });
  const recording = useMutation({
    mutationFn: (absence: DayAbsence) => recordDayAbsence(pupil.id, absence),
    onSuccess: (_, absence) => onRecorded(absence),
  });
  return (
    <form
      className={classes['form']}
      onSubmit={(event) => {
        event.preventDefault();
        recording.mutate(draft);
      }}
    >
      <h3>{t('absences.day')}</h3>
      <p className={frame['muted']}>{t('absences.dayLead')}</p>
      <div className={classes['fields']}>
        <TextInput
          type="date"
          label={t('absences.date')}
          value={draft.date}
          onChange={({ currentTarget }) => setDraft({ ...draft, date: currentTarget.value })}
          required
          withAsterisk={false}
        />
        <NativeSelect
          label={t('absences.as')}
          value={draft.code}
          data={CODES.map((value) => ({ value, label: common(`absence.${value}`) }))}
          onChange={({ currentTarget: { value } }) =>
            setDraft({ ...draft, code: CODES.find((each) => each === value) ?? 'ill' })
          }
        />
      </div>
      <Refusal error={recording.error} />
      <div>
        <Button type="submit" loading={recording.isPending}>
          {t('absences.record')}
        </Button>
      </div>
    </form>
  );
}
