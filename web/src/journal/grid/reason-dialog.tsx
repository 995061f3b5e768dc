import { useTranslation } from 'react-i18next';
import { journalPageQuery } from '../../api/journal-page.js';
import type { AskedChange } from '../../api/late-requests.js';
import type { Reason } from '../../api/page-entries.js';
import { useDates } from '../../i18n/dates.js';
import { useMe } from '../../session/use-me.js';
import { absenceTold } from '../cell-marks.js';
import { useGridTexts } from '../texts/grid-texts.js';
import type { Changed } from '../waiting/words.js';
import type { Asking } from './asking.js';
import { CorrectionRefusal } from './correction-refusal.js';
import { entriesOf } from './entries-of.js';
import { ReasonForm, type ChangedOn } from './reason-form.js';
import type { Change, Changing } from './use-grid.js';

interface ReasonDialogProps extends ChangedOn {
  readonly change: Changing;
  /** Asks a deputy head for it, where the journal says that the days for changes are over. */
  readonly onAsk: (asked: Asking) => void;
}

/** Asks why what stands in a cell is not what it was. */
export function ReasonDialog({ change, onAsk, ...on }: ReasonDialogProps) {
  const { pupil, lesson } = change;
  const { t } = useGridTexts();
  const dates = useDates();
  const pending = entriesOf(useMe().accountId);
  const { pageId } = on;
  const carryOut = (why: Reason) =>
    pending.write({ pageId, lessonId: lesson.lessonId, words: wordsOf(change, why) });
  return (
    <ReasonForm
      title={useTitle(change)}
      lead={t('reason.lead', { pupil: pupil.name, date: dates.short(lesson.date) })}
      change={carryOut}
      shownBy={journalPageQuery(on.pageId).queryKey}
      refusal={(error) => (
        <CorrectionRefusal
          error={error}
          pageId={on.pageId}
          {...(change.kind === 'withdraw' ? {} : { onAsk: () => onAsk(askingFor(change)) })}
        />
      )}
      {...on}
    />
  );
}

function wordsOf(change: Changing, why: Reason): Changed {
  const pupilId = change.pupil.id;
  if (change.kind === 'withdraw') {
    const { recorded, minutes } = change.absence;
    const absence = minutes === undefined ? { recorded } : { recorded, minutes };
    return { kind: 'withdrawal', pupilId, absence, why };
  }
  const { gradeId, from } = change;
  return change.kind === 'correct'
    ? { kind: 'correction', pupilId, gradeId, from, to: change.to, why }
    : { kind: 'annulment', pupilId, gradeId, from, why };
}

function askingFor({ pupil, lesson, ...change }: Exclude<Changing, { kind: 'withdraw' }>): Asking {
  const { gradeId, from } = change;
  const asked: AskedChange =
    change.kind === 'correct'
      ? { what: 'correct', gradeId, from, to: change.to }
      : { what: 'annul', gradeId, from };
  return { kind: 'ask', pupil, lesson, change: asked };
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
