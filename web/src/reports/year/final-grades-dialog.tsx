import { Button, NativeSelect } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useKey } from '../../api/use-key.js';
import {
  giveFinalGrades,
  yearSheetQuery,
  type GradeOfYear,
  type PartOfYear,
  type YearOfClass,
  type YearSheet,
} from '../../api/year-sheet.js';
import { useNumbers } from '../../pupil/numbers.js';
import { useConfirmedMutation } from '../../session/confirmation.js';
import { Dialog } from '../../shell/dialog.js';
import classes from '../../shell/dialog.module.css';
import { useReportsTexts } from '../texts/reports-texts.js';
import { missingIn, titleOf } from './sheet.js';
import { useGradesToChoose, useGradeWords } from './use-grade-words.js';
import { YearRefusal } from './year-refusal.js';

interface FinalGradesDialogProps {
  readonly of: YearOfClass;
  readonly sheet: YearSheet;
  readonly part: PartOfYear;
  readonly onClose: () => void;
}

/** Gives final grades to those who have none yet: what is proposed, or what else the teacher chooses. */
export function FinalGradesDialog({ of, sheet, part, onClose }: FinalGradesDialogProps) {
  const { t } = useReportsTexts();
  const numbers = useNumbers();
  const told = useGradeWords();
  const queryClient = useQueryClient();
  const once = useKey();
  // As they are when it is opened: what others write meanwhile changes nothing under the pointer.
  const [missing] = useState(() => missingIn(sheet, part));
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(missing.map(({ pupil, grade }) => [pupil.id, grade.proposed ?? ''])),
  );
  const values = useGradesToChoose(part.scale);
  const grades = missing.flatMap(({ pupil: { id: pupilId } }) => {
    const value = chosen[pupilId] ?? '';
    return value === '' ? [] : [{ pupilId, value }];
  });
  const giving = useConfirmedMutation({
    mutationFn: () => giveFinalGrades(of, { subjectId: part.subject.id, grades }, once.key),
    onSuccess: onClose,
    onError: once.onError,
    onSettled: () => queryClient.invalidateQueries({ queryKey: yearSheetQuery(of).queryKey }),
  });
  const labelOf = (pupil: string, { terms, average }: GradeOfYear) =>
    terms.length === 0
      ? t('year.noTerms', { pupil })
      : t(average === undefined ? 'year.terms' : 'year.pupil', {
          pupil,
          terms: terms.map(({ value }) => told(value)).join(', '),
          average: average === undefined ? '' : numbers.average(average),
        });
  return (
    <Dialog title={t('year.title', { subject: titleOf(sheet, part) })} onCancel={onClose}>
      <p>{t('year.giveLead')}</p>
      <form
        className={classes['form']}
        onSubmit={(event) => {
          event.preventDefault();
          giving.mutate();
        }}
      >
        {missing.map(({ pupil: { id, name }, grade }) => (
          <NativeSelect
            key={id}
            label={labelOf(name, grade)}
            value={chosen[id]}
            data={[{ value: '', label: t('year.later') }, ...values]}
            onChange={({ currentTarget: { value } }) => setChosen({ ...chosen, [id]: value })}
          />
        ))}
        <YearRefusal error={giving.error} />
        <div className={classes['buttons']}>
          <Button type="submit" loading={giving.isPending} disabled={grades.length === 0}>
            {t('year.submit')}
          </Button>
          <Button variant="subtle" onClick={onClose}>
            {t('year.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
