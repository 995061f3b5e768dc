import { DomainError } from '../eventing/domain-error.js';
import { own } from '../school/plain-data.values.js';
import type { CalendarIssued, CalendarRevoked } from './account.events.js';

/** The calendars that an account was ever given, by id: whether something is at the address still. */
export type Calendars = Readonly<Record<string, 'open' | 'revoked'>>;

/** A telephone, a computer and a wall for each of several children; more than that is a program gone wrong. */
export const MOST_CALENDARS = 20;

export const issueCalendar = (calendars: Calendars, calendar: CalendarIssued['data']): CalendarIssued[] => {
  if (Object.values(calendars).filter((one) => one === 'open').length >= MOST_CALENDARS) {
    const message = `An account has ${MOST_CALENDARS.toString()} calendars at most. Revoke one first.`;
    throw new DomainError('too-many-calendars', message, 'conflict');
  }
  return [{ type: 'CalendarIssued', data: calendar }];
};

export const revokeCalendar = (
  calendars: Calendars,
  { accountId, calendarId }: CalendarRevoked['data'],
): CalendarRevoked[] => {
  const known = own(calendars, calendarId);
  if (known === undefined) throw calendarNotFound();
  return known === 'open' ? [{ type: 'CalendarRevoked', data: { accountId, calendarId } }] : [];
};

/** Whoever gets access anew later is given new addresses. */
export const allRevoked = (calendars: Calendars): Calendars =>
  Object.fromEntries(Object.keys(calendars).map((id) => [id, 'revoked']));

/** In the same words whatever the reason is, so that it tells nothing of what there was. */
export const calendarNotFound = (): DomainError =>
  new DomainError('calendar-not-found', 'There is no such calendar.', 'not-found');
