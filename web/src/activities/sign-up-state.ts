import type { Activity } from '../api/activities.js';

/** Whether a place in an activity can be taken, and why not; one can be given back until it begins. */
export type SignUpState = 'calledOff' | 'begun' | 'notAsked' | 'over' | 'full' | 'open';

/** @param now what the clocks of the school show, `YYYY-MM-DDTHH:MM`; such texts order as the times do. */
export function signUpStateAt(
  now: string,
  { startsAt, calledOff, signUp }: Pick<Activity, 'startsAt' | 'calledOff' | 'signUp'>,
): SignUpState {
  if (calledOff) return 'calledOff';
  if (startsAt <= now) return 'begun';
  if (!signUp) return 'notAsked';
  if (signUp.until < now) return 'over';
  return signUp.taken >= signUp.places ? 'full' : 'open';
}

/** What clocks in a time zone show, to the minute. */
export const localTimeIn = (timeZone: string, now = new Date()): string =>
  // Sweden writes dates as ISO 8601 does.
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
    .format(now)
    .replace(' ', 'T');
