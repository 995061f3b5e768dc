import type { Person } from '../api/diary.js';
import { useDates } from '../i18n/dates.js';
import { timeZoneOf } from '../session/home.js';
import { useMe } from '../session/use-me.js';

/** What somebody did about what was written, and why. */
export interface Reasoned {
  readonly by: Person;
  /** Instant, ISO 8601. */
  readonly at: string;
  readonly reason: string;
}

/** It in the words that texts have gaps for. */
export function useTold() {
  const dates = useDates();
  const timeZone = timeZoneOf(useMe());
  return ({ by, at, reason }: Reasoned) => ({ name: by.name, at: dates.instant(at, timeZone), reason });
}
