import type { CalendarKind } from '../../src/access/account.events.js';

/** The calendars at whose addresses something is. `_id`: the account that they were issued to. */
export interface CalendarsOfAccount {
  readonly _id: string;
  /** By their ids, in the order in which they were issued. */
  readonly calendars: Readonly<Record<string, IssuedCalendar>>;
}

export interface IssuedCalendar {
  readonly of: CalendarKind;
  /** The pupil or teacher. */
  readonly personId: string;
  /** Instant, ISO 8601 in UTC. */
  readonly issuedAt: string;
}

/** Whose calendar an address is, or was until it was revoked. `_id`: SHA-256 of the address's token, base64url. */
export interface CalendarAddress {
  readonly _id: string;
  readonly accountId: string;
  readonly calendarId: string;
}
