import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { JournalPage } from '../../api/journal-page.js';
import { useDates } from '../../i18n/dates.js';
import { useConfirm } from '../../session/confirmation.js';
import { absenceTold } from '../cell-marks.js';
import { useGridTexts } from '../texts/grid-texts.js';
import { askedOf, type Asking } from './asking.js';
import type { Entry, Refused } from './entries.js';
import classes from './grid.module.css';
import type { Grid } from './use-grid.js';

/** What the journal told is known in the reader's language. */
const known = [
  'grade-already-given',
  'pupil-absent',
  'pupil-has-grade',
  'absence-already-recorded',
  'pupil-not-on-page',
  'outside-edit-window',
  'page-closed',
  'lesson-cancelled',
  'lesson-in-future',
  'not-your-page',
  'step-up-required',
] as const;

interface RefusedEntriesProps {
  readonly grid: Grid;
  readonly page: JournalPage;
}

/** What the journal did not accept, and why: sent again or dropped, and until then kept. */
export function RefusedEntries({ grid: { entries, pending, setDialog }, page }: RefusedEntriesProps) {
  const { t } = useGridTexts();
  const { t: common } = useTranslation();
  const dates = useDates();
  const confirm = useConfirm();
  const refused = entries.flatMap((entry) => (entry.refusal ? [{ entry, refusal: entry.refusal }] : []));
  if (refused.length === 0) return null;
  const lineOf = ({ pupilId, lessonId, mark }: Entry) =>
    t('refused.line', {
      pupil: page.pupils.find(({ id }) => id === pupilId)?.name ?? '',
      date: dates.short(page.lessons.find((lesson) => lesson.lessonId === lessonId)?.date ?? page.term.from),
      value: mark.kind === 'grade' ? mark.value : absenceTold(mark, common),
    });
  const reasonOf = ({ code, message }: Refused) => {
    const told = known.find((one) => one === code);
    return told === undefined ? message : t(`refused.code.${told}`);
  };
  const retry = async ({ key, refusal }: Entry) => {
    if (refusal?.code === 'step-up-required' && !(await confirm())) return;
    pending.retry(key);
  };
  /** What is asked for in the place of an entry that came too late. */
  const askingFor = (entry: Entry): Asking | undefined => {
    const pupil = page.pupils.find(({ id }) => id === entry.pupilId);
    const lesson = page.lessons.find(({ lessonId }) => lessonId === entry.lessonId);
    const change = entry.refusal?.code === 'outside-edit-window' ? askedOf(entry) : undefined;
    return pupil && lesson && change && { kind: 'ask', change, pupil, lesson, entry: entry.key };
  };
  return (
    <section className={classes['refused']} role="alert" aria-label={t('refused.title')}>
      <h2>{t('refused.title')}</h2>
      <ul>
        {refused.map(({ entry, refusal }) => {
          const asking = askingFor(entry);
          return (
            <li key={entry.key}>
              <span>
                {lineOf(entry)} {reasonOf(refusal)}
              </span>
              {asking && (
                <Button variant="default" size="xs" onClick={() => setDialog(asking)}>
                  {t('refused.ask')}
                </Button>
              )}
              <Button variant="default" size="xs" onClick={() => void retry(entry)}>
                {t('refused.retry')}
              </Button>
              <Button variant="default" size="xs" onClick={() => pending.drop(entry.key)}>
                {t('refused.drop')}
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
