import { EXEMPT, numberOn, type Scale } from '../../../../src/school/scale.values.js';
import type { AbsenceCode } from '../../api/diary.js';

/** What can be entered in a cell. */
export type Mark =
  | { readonly kind: 'grade'; readonly value: string }
  | {
      readonly kind: 'absence';
      readonly code: AbsenceCode;
      /** How late, where that was said. */
      readonly minutes?: number;
    };

/** What is understood of what somebody types. */
export interface Vocabulary {
  readonly scale: Scale;
  /** What absences are written as, in lower case, in whatever languages there are. */
  readonly absences: ReadonlyMap<string, AbsenceCode>;
}

/** What an exemption is typed as, on every scale and in every language. */
export const EXEMPT_KEY = '*';
/** Before the sign of an absence, where a grade of the scale is written as that sign. */
export const ABSENCE_PREFIX = '.';
/** As late as somebody comes who still comes. */
export const MOST_MINUTES = 240;

/** What was meant, or undefined where that isn't clear. A grade goes before an absence that is written so too. */
export function markTyped(text: string, { scale, absences }: Vocabulary): Mark | undefined {
  const typed = text.trim();
  if (typed === '') return undefined;
  const isAbsence = typed.startsWith(ABSENCE_PREFIX);
  const value = isAbsence ? undefined : gradeTyped(typed, scale);
  if (value !== undefined) return { kind: 'grade', value };
  return absenceTyped((isAbsence ? typed.slice(ABSENCE_PREFIX.length) : typed).toLowerCase(), absences);
}

/** The sign of an absence; that of coming late also with the minutes, as "l15". */
function absenceTyped(typed: string, absences: Vocabulary['absences']): Mark | undefined {
  const [, sign = '', digits] = /^(.*?)\s*(\d+)?$/.exec(typed) ?? [];
  const code = absences.get(sign);
  if (code === undefined) return undefined;
  if (digits === undefined) return { kind: 'absence', code };
  const minutes = Number(digits);
  const isSo = code === 'late' && minutes >= 1 && minutes <= MOST_MINUTES;
  return isSo ? { kind: 'absence', code, minutes } : undefined;
}

/** Whether the sign of an absence has to be typed with the prefix. */
export function needsPrefix(sign: string, { scale }: Vocabulary): boolean {
  return gradeTyped(sign, scale) !== undefined;
}

function gradeTyped(typed: string, scale: Scale): string | undefined {
  if (typed === EXEMPT_KEY || typed === EXEMPT) return EXEMPT;
  if (numberOn(scale, typed) !== undefined) return typed;
  const names = Object.keys(scale.names ?? {});
  const small = typed.toLowerCase();
  return (
    onlyOne(names.filter((name) => name.toLowerCase() === small)) ??
    onlyOne(names.filter((name) => name.toLowerCase().startsWith(small)))
  );
}

function onlyOne(found: readonly string[]): string | undefined {
  return found.length === 1 ? found[0] : undefined;
}
