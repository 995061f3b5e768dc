import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { JournalPage } from '../../api/journal-page.js';
import { reasonsQuery, type Reason } from '../../api/page-entries.js';
import { useDates } from '../../i18n/dates.js';
import { absenceTold } from '../cell-marks.js';
import type { Written } from '../grid/entries.js';
import { useGridTexts } from '../texts/grid-texts.js';
import type { Words } from './words.js';

/** Tells what was written on a page, and what stood in its place. */
export function useWordsTold(page: JournalPage) {
  const { t } = useGridTexts();
  const { t: common } = useTranslation();
  const dates = useDates();
  const { data: reasons = {} } = useQuery(reasonsQuery(page.schoolId));
  const tellDay = (lessonId: string) =>
    dates.short(page.lessons.find((lesson) => lesson.lessonId === lessonId)?.date ?? page.term.from);
  const tellReason = (why: Reason) =>
    'reason' in why ? why.reason : (reasons[why.reasonCode] ?? why.reasonCode);
  const tellPupil = (pupilId: string) => page.pupils.find(({ id }) => id === pupilId)?.name ?? '';

  const tell = ({ lessonId, words }: Written): string => {
    const date = tellDay(lessonId);
    switch (words?.kind) {
      case undefined:
        return t('waits.unopened', { date });
      case 'topic':
        return t('waits.topic', { date: dates.short(words.date), number: words.number, topic: words.topic });
      case 'homework':
        return t('waits.homework', { date, text: words.task.text });
      case 'amendment':
        return t('waits.amendment', { date, text: words.task.text });
      case 'correction': {
        const { pupilId, from, to, why } = words;
        return t('waits.correction', { date, from, to, pupil: tellPupil(pupilId), reason: tellReason(why) });
      }
      case 'annulment': {
        const { pupilId, from, why } = words;
        return t('waits.annulment', { date, from, pupil: tellPupil(pupilId), reason: tellReason(why) });
      }
      case 'withdrawal': {
        const { pupilId, absence, why } = words;
        const what = absenceTold({ ...absence, code: absence.recorded }, common);
        return t('waits.withdrawal', { date, what, pupil: tellPupil(pupilId), reason: tellReason(why) });
      }
    }
  };

  const tellFrom = (words: Words): string => {
    if (words.kind === 'amendment') return words.from.text;
    return 'from' in words ? words.from : '';
  };

  return { tell, tellFrom };
}
