import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { journalPageQuery } from '../../api/journal-page.js';
import {
  annulGrade,
  correctGrade,
  reasonsQuery,
  withdrawAbsence,
  type Reason,
} from '../../api/page-entries.js';
import { newUuid } from '../../api/uuid.js';
import { useDates } from '../../i18n/dates.js';
import { useConfirmedMutation } from '../../session/confirmation.js';
import { Dialog } from '../../shell/dialog.js';
import classes from '../../shell/dialog.module.css';
import { Refusal } from '../../shell/refusal.js';
import { useGridTexts } from '../texts/grid-texts.js';
import type { Change, Changing } from './use-grid.js';

interface ReasonDialogProps {
  readonly change: Changing;
  readonly pageId: string;
  readonly schoolId: string;
  readonly onClose: () => void;
}

/** Asks why something is not what it was, and has it changed. Words about a pupil are kept nowhere but in the journal. */
export function ReasonDialog({ change, pageId, schoolId, onClose }: ReasonDialogProps) {
  const { pupil, lesson } = change;
  const { t } = useGridTexts();
  const dates = useDates();
  const queryClient = useQueryClient();
  const title = useTitle(change);
  const listed = useQuery(reasonsQuery(schoolId));
  const [code, setCode] = useState<string>();
  const [words, setWords] = useState('');
  // One for what is asked here, so that a second try doesn't do it twice.
  const [key] = useState(newUuid);
  const reasons = Object.entries(listed.data ?? {});
  const chosen = code ?? reasons[0]?.[0] ?? '';
  const carryOut = useConfirmedMutation({
    mutationFn: () => {
      const why: Reason = chosen === '' ? { reason: words.trim() } : { reasonCode: chosen };
      if (change.kind === 'correct') return correctGrade(change.gradeId, change.to, change.from, why, key);
      if (change.kind === 'annul') return annulGrade(change.gradeId, change.from, why, key);
      return withdrawAbsence({ pageId, lessonId: lesson.lessonId, pupilId: pupil.id }, why, key);
    },
    onSuccess: onClose,
    onSettled: () => queryClient.invalidateQueries({ queryKey: journalPageQuery(pageId).queryKey }),
  });
  if (listed.isPending) return null;
  return (
    <Dialog title={title} onCancel={onClose}>
      <p>{t('reason.lead', { pupil: pupil.name, date: dates.short(lesson.date) })}</p>
      <form
        className={classes['form']}
        onSubmit={(event) => {
          event.preventDefault();
          carryOut.mutate();
        }}
      >
        <Refusal error={carryOut.error} />
        {reasons.length > 0 && (
          <NativeSelect
            label={t('reason.listed')}
            value={chosen}
            onChange={({ currentTarget }) => setCode(currentTarget.value)}
            data={[
              ...reasons.map(([value, label]) => ({ value, label })),
              { value: '', label: t('reason.own') },
            ]}
            autoFocus
          />
        )}
        {chosen === '' && (
          <TextInput
            label={t('reason.words')}
            value={words}
            onChange={({ currentTarget }) => setWords(currentTarget.value)}
            minLength={3}
            maxLength={1000}
            required
            withAsterisk={false}
            autoFocus={reasons.length === 0}
          />
        )}
        <div className={classes['buttons']}>
          <Button type="submit" loading={carryOut.isPending}>
            {t('reason.submit')}
          </Button>
          <Button variant="subtle" onClick={onClose}>
            {t('reason.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function useTitle(change: Change): string {
  const { t } = useGridTexts();
  const { t: common } = useTranslation();
  if (change.kind === 'correct') return t('reason.correct', { from: change.from, to: change.to });
  if (change.kind === 'annul') return t('reason.annul', { value: change.from });
  return t('reason.withdraw', { what: common(`absence.${change.absence.recorded}`) });
}
