import { journalPageQuery, type JournalPage } from '../../api/journal-page.js';
import { correctTermGrade } from '../../api/page-entries.js';
import { useGridTexts } from '../texts/grid-texts.js';
import { CorrectionRefusal } from './correction-refusal.js';
import { ReasonForm, type ChangedOn } from './reason-form.js';
import type { TermCorrection } from './use-grid.js';

interface TermCorrectionDialogProps extends ChangedOn {
  readonly correction: TermCorrection;
  readonly term: JournalPage['term'];
}

/** Asks why a term grade is not what it was. */
export function TermCorrectionDialog({ correction, term, ...on }: TermCorrectionDialogProps) {
  const { t } = useGridTexts();
  const { pupil, from, to, shown } = correction;
  return (
    <ReasonForm
      title={t('reason.correct', shown)}
      lead={t('term.correctionLead', { pupil: pupil.name, term: term.title })}
      change={(why, key) => correctTermGrade(on.pageId, pupil.id, { value: to, from }, why, key)}
      shownBy={journalPageQuery(on.pageId).queryKey}
      refusal={(error) => <CorrectionRefusal error={error} pageId={on.pageId} />}
      {...on}
    />
  );
}
