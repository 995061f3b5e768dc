import { useTranslation } from 'react-i18next';
import { journalPageQuery } from '../../api/journal-page.js';
import { annulGrade, correctGrade, withdrawAbsence, type Reason } from '../../api/page-entries.js';
import { useDates } from '../../i18n/dates.js';
import { absenceTold } from '../cell-marks.js';
import { useGridTexts } from '../texts/grid-texts.js';
import { CorrectionRefusal } from './correction-refusal.js';
import { ReasonForm, type ChangedOn } from './reason-form.js';
import type { Change, Changing } from './use-grid.js';

interface ReasonDialogProps extends ChangedOn {
  readonly change: Changing;
}

/** Asks why what stands in a cell is not what it was. */
export function ReasonDialog({ change, ...on }: ReasonDialogProps) {
  const { pupil, lesson } = change;
  const { t } = useGridTexts();
  const dates = useDates();
  const carryOut = (why: Reason, key: string) => {
    if (change.kind === 'correct') return correctGrade(change.gradeId, change.to, change.from, why, key);
    if (change.kind === 'annul') return annulGrade(change.gradeId, change.from, why, key);
    return withdrawAbsence({ pageId: on.pageId, lessonId: lesson.lessonId, pupilId: pupil.id }, why, key);
  };
  return (
    <ReasonForm
      title={useTitle(change)}
      lead={t('reason.lead', { pupil: pupil.name, date: dates.short(lesson.date) })}
      change={carryOut}
      shownBy={journalPageQuery(on.pageId).queryKey}
      refusal={(error) => <CorrectionRefusal error={error} pageId={on.pageId} />}
      {...on}
    />
  );
}

function useTitle(change: Change): string {
  const { t } = useGridTexts();
  const { t: common } = useTranslation();
  if (change.kind === 'correct') return t('reason.correct', { from: change.from, to: change.to });
  if (change.kind === 'annul') return t('reason.annul', { value: change.from });
  return t('reason.withdraw', {
    what: absenceTold({ ...change.absence, code: change.absence.recorded }, common),
  });
}
