import { journalPageQuery } from '../../api/journal-page.js';
import { askForLateCorrection, type AskedChange } from '../../api/late-requests.js';
import { useDates } from '../../i18n/dates.js';
import { Refusal } from '../../shell/refusal.js';
import { useGridTexts } from '../texts/grid-texts.js';
import type { Asking } from './asking.js';
import { ReasonForm, type ChangedOn } from './reason-form.js';

interface AskDialogProps extends ChangedOn {
  readonly asking: Asking;
}

/** Asks a deputy head for what its teacher may write no longer, with the reason. */
export function AskDialog({ asking: { change, pupil, lesson }, ...on }: AskDialogProps) {
  const { t } = useGridTexts();
  const dates = useDates();
  const where = { pageId: on.pageId, lessonId: lesson.lessonId, pupilId: pupil.id };
  return (
    <ReasonForm
      title={useTitle(change)}
      lead={t('ask.lead', { pupil: pupil.name, date: dates.short(lesson.date) })}
      submit={t('ask.submit')}
      change={(why, key) => askForLateCorrection(where, change, why, key)}
      shownBy={journalPageQuery(on.pageId).queryKey}
      refusal={(error) => <Refusal error={error} />}
      {...on}
    />
  );
}

function useTitle(change: AskedChange): string {
  const { t } = useGridTexts();
  if (change.what === 'give') return t('ask.give', { value: change.value });
  if (change.what === 'annul') return t('ask.annul', { value: change.from });
  return t('ask.correct', { from: change.from, to: change.to });
}
