import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import {
  correctFinalGrade,
  yearSheetQuery,
  type GradeOfYear,
  type PartOfYear,
  type PupilOfYear,
  type YearOfClass,
} from '../../api/year-sheet.js';
import { ReasonForm } from '../../journal/grid/reason-form.js';
import { useReportsTexts } from '../texts/reports-texts.js';
import { useGradesToChoose, useGradeWords } from './use-grade-words.js';
import { YearRefusal } from './year-refusal.js';

interface FinalCorrectionDialogProps {
  readonly of: YearOfClass;
  readonly schoolId: string;
  readonly pupil: PupilOfYear;
  readonly part: PartOfYear;
  readonly grade: GradeOfYear & { readonly value: string };
  readonly onClose: () => void;
}

/** Asks what a final grade is to be, and why it is not what it was. */
export function FinalCorrectionDialog({
  of,
  schoolId,
  pupil,
  part,
  grade,
  onClose,
}: FinalCorrectionDialogProps) {
  const { t } = useReportsTexts();
  const told = useGradeWords();
  const [value, setValue] = useState('');
  const values = useGradesToChoose(part.scale).filter((each) => each.value !== grade.value);
  return (
    <ReasonForm
      title={t('year.correct', { subject: part.subject.title, value: told(grade.value) })}
      lead={t('year.correctLead', { pupil: pupil.name })}
      change={(why, key) =>
        correctFinalGrade(of, { subjectId: grade.subjectId, pupilId: pupil.id, value }, why, key)
      }
      schoolId={schoolId}
      shownBy={yearSheetQuery(of).queryKey}
      refusal={(error) => <YearRefusal error={error} />}
      onChanged={onClose}
      onClose={onClose}
    >
      <NativeSelect
        label={t('year.corrected')}
        value={value}
        data={[{ value: '', label: t('year.choose') }, ...values]}
        onChange={({ currentTarget }) => setValue(currentTarget.value)}
        required
        withAsterisk={false}
      />
    </ReasonForm>
  );
}
