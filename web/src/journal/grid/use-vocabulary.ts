import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Scale } from '../../../../src/school/scale.values.js';
import type { AbsenceCode } from '../../api/diary.js';
import { languages, type Language } from '../../i18n/i18n.js';
import type { Vocabulary } from './typed.js';

export const absenceCodes: readonly AbsenceCode[] = ['absent', 'excused', 'ill', 'late'];

/** What is understood in the cells of a page: the signs of every language, whichever keyboard is at hand. */
export function useVocabulary(scale: Scale): Vocabulary {
  const { i18n } = useTranslation();
  return useMemo(() => {
    const signs = (Object.keys(languages) as Language[]).flatMap((language) => {
      const t = i18n.getFixedT(language);
      return absenceCodes.map((code) => [t(`absence.mark.${code}`), code] as const);
    });
    return { scale, absences: new Map(signs) };
  }, [scale, i18n]);
}
