import { useTranslation } from 'react-i18next';

/** Writes seconds in the largest unit that they fill, as the chosen language does: "0.4 sec", "12 min". */
export function useDuration(): (seconds: number) => string {
  const { i18n } = useTranslation();
  return (seconds) => durationIn(i18n.language, seconds);
}

export function durationIn(language: string, seconds: number): string {
  const [unit, length] = units.find(([, each]) => seconds >= each) ?? (['second', 1] as const);
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumSignificantDigits: 2,
  }).format(seconds / length);
}

const units = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;
