import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

/** Writes averages and shares as the chosen language does. */
export interface Numbers {
  /** "4.37": two places at most */
  average(value: number): string;
  /** "95.5": one place at most */
  percent(value: number): string;
}

export function useNumbers(): Numbers {
  const { i18n } = useTranslation();
  return useMemo(() => {
    const average = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 2 });
    const percent = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 });
    return { average: (value) => average.format(value), percent: (value) => percent.format(value) };
  }, [i18n.language]);
}
