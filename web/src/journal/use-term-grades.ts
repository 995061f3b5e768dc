import { useMemo } from 'react';
import { EXEMPT, NOT_ASSESSED } from '../../../src/school/scale.values.js';
import type { JournalPage } from '../api/journal-page.js';
import { useGridTexts } from './texts/grid-texts.js';

/** The term grades of a page by pupils, in words where they are no values of the scale. */
export function useTermGrades({ termGrades }: JournalPage): ReadonlyMap<string, string> {
  const { t } = useGridTexts();
  return useMemo(() => {
    const words = new Map([
      [EXEMPT, t('term.exempt')],
      [NOT_ASSESSED, t('term.notAssessed')],
    ]);
    return new Map(termGrades.map(({ pupilId, value }) => [pupilId, words.get(value) ?? value]));
  }, [termGrades, t]);
}
