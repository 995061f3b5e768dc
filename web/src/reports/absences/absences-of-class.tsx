import { Button, NativeSelect, Skeleton, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ABSENCE_REASONS, setAbsenceReasons, type AbsenceReason } from '../../api/absence-reasons.js';
import type { Span } from '../../api/pupil-reports.js';
import report from '../../pupil/report.module.css';
import { useConfirmedMutation } from '../../session/confirmation.js';
import { Answer } from '../../shell/answer.js';
import { KnownRefusal } from '../../shell/refusal.js';
import { AbsencesOfPupil } from './absences-of-pupil.js';
import classes from './absences.module.css';
import { chosenWith, keyOf, pupilsByLesson, type Absence } from './chosen-absences.js';
import { useAbsencesTexts } from './texts/absences-texts.js';
import { useUnexplained, type Unexplained } from './use-unexplained.js';

interface OfClassProps {
  readonly classId: string;
  readonly span: Span;
}

/** The lessons that pupils of a class missed without a reason, of which some or all get one. */
export function AbsencesOfClass({ classId, span }: OfClassProps) {
  const { t } = useAbsencesTexts();
  const unexplained = useUnexplained(classId, span);
  return (
    <section className={report['sheet']}>
      <h2>{t('without')}</h2>
      <p className={report['lead']}>{t('lead')}</p>
      <Answer query={unexplained} skeleton={<Skeleton height={240} />}>
        {(pupils) => <ReasonForm pupils={pupils} />}
      </Answer>
    </section>
  );
}

const known = ['absence-not-found', 'page-closed', 'lesson-cancelled', 'page-not-found'] as const;

function ReasonForm({ pupils }: { readonly pupils: readonly Unexplained[] }) {
  const { t } = useAbsencesTexts();
  const { t: common } = useTranslation();
  const queryClient = useQueryClient();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [reason, setReason] = useState<{ readonly code: AbsenceReason; readonly note: string }>({
    ...{ code: 'ill', note: '' },
  });
  const present = pupils
    .flatMap(({ id, missed }) => missed.map(({ lessonId }): Absence => ({ pupilId: id, lessonId })))
    .filter((absence) => chosen.includes(keyOf(absence)));
  const setting = useConfirmedMutation({
    mutationFn: async (absences: readonly Absence[]) => {
      // Once set, a reason is set no second time: where one is refused, those before it stay.
      for (const [lessonId, pupilIds] of pupilsByLesson(absences)) {
        await setAbsenceReasons(lessonId, pupilIds, { ...reason, note: reason.note.trim() });
      }
    },
    onSuccess: () => {
      setChosen([]);
      setReason({ ...reason, note: '' });
    },
    onSettled: () =>
      Promise.all(
        ['unexplained', 'staff-report', 'attendance'].map((key) =>
          queryClient.invalidateQueries({ queryKey: [key] }),
        ),
      ),
  });
  return (
    <form
      className={classes['form']}
      onSubmit={(event) => {
        event.preventDefault();
        setting.mutate(present);
      }}
    >
      {pupils.length === 0 && <p data-testid="none">{t('none')}</p>}
      {pupils.map((pupil) => (
        <AbsencesOfPupil
          key={pupil.id}
          pupil={pupil}
          chosen={chosen}
          onChoose={(some, isChosen) => setChosen(chosenWith(chosen, some, isChosen))}
        />
      ))}
      {pupils.length > 0 && (
        <div className={classes['fields']}>
          <NativeSelect
            label={t('reason')}
            value={reason.code}
            data={ABSENCE_REASONS.map((value) => ({ value, label: common(`absence.${value}`) }))}
            onChange={({ currentTarget: { value } }) =>
              setReason({ ...reason, code: ABSENCE_REASONS.find((each) => each === value) ?? 'ill' })
            }
          />
          <TextInput
            label={t('note')}
            description={t('noteHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={reason.note}
            maxLength={1000}
            onChange={({ currentTarget }) => setReason({ ...reason, note: currentTarget.value })}
          />
        </div>
      )}
      <KnownRefusal error={setting.error} known={known} wordsOf={(code) => t(`refused.${code}`)} />
      <div role="status">{setting.isSuccess && t('done', { count: setting.variables.length })}</div>
      {pupils.length > 0 && (
        <div>
          <Button type="submit" loading={setting.isPending} disabled={present.length === 0}>
            {t('set', { count: present.length })}
          </Button>
        </div>
      )}
    </form>
  );
}
