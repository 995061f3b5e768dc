import { textsIn } from '../shell/search-text.js';
import { isKind, type Kind } from './entries.js';
import { isMonth } from './month.js';

/** Which school, month, class and kind the address asks for: the first school, the present month, all of them else. */
export interface CalendarSearch {
  readonly school?: string | undefined;
  readonly month?: string | undefined;
  readonly class?: string | undefined;
  readonly kind?: Kind | undefined;
}

/** What an address asks for; what can't be asked for is left out. */
export function calendarSearchIn(fields: Readonly<Record<string, unknown>>): CalendarSearch {
  const asked = textsIn(fields, ['school', 'month', 'class', 'kind']);
  const { school, month, class: classId, kind } = asked;
  return {
    school,
    month: month !== undefined && isMonth(month) ? month : undefined,
    class: classId,
    kind: kind !== undefined && isKind(kind) ? kind : undefined,
  };
}
