import { useCallback } from 'react';
import { marksOf } from '../../../../src/school/average.values.js';
import { EXEMPT, NOT_ASSESSED, type Scale } from '../../../../src/school/scale.values.js';
import { useReportsTexts } from '../texts/reports-texts.js';

/** How a grade of a term or year is told: in words, where it is no value of the scale. */
export function useGradeWords(): (value: string) => string {
  const { t } = useReportsTexts();
  return useCallback(
    (value) => {
      if (value === EXEMPT) return t('year.exempt');
      return value === NOT_ASSESSED ? t('year.notAssessed') : value;
    },
    [t],
  );
}

/** Everything that may be given on a scale. */
export function useGradesToChoose(
  scale: Scale,
): readonly { readonly value: string; readonly label: string }[] {
  const told = useGradeWords();
  const values = [...marksOf(scale).map(({ value }) => value), EXEMPT, NOT_ASSESSED];
  return values.map((value) => ({ value, label: told(value) }));
}
