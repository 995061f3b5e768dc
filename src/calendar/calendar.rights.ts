import { accounts } from '../../projections/accounts/projection.js';
import { calendarAddress, calendarsOfAccount } from '../../projections/calendars/projection.js';
import type { IssuedCalendar } from '../../projections/calendars/read-model.js';
import type { CalendarKind } from '../access/account.events.js';
import { calendarNotFound } from '../access/calendars.rules.js';
import { viewerWith } from '../access/leaving.js';
import { diariesReadBy, mayReadDiary } from '../access/permissions.js';
import { hasRole, type Viewer } from '../access/viewer.js';
import { digestOf } from '../access/secrets.js';
import type { FreshReader } from '../eventing/fresh-reader.js';
import type { Position } from '../eventing/position.js';
import { own } from '../school/plain-data.values.js';

/** Whose calendar it is. */
export interface CalendarOf {
  readonly of: CalendarKind;
  /** The pupil or teacher. */
  readonly personId: string;
}

/** A calendar with the account that it was issued to, which reads it whoever asks. */
export interface OpenCalendar extends IssuedCalendar {
  readonly viewer: Viewer;
}

/** A pupil's calendar is for whoever reads the diary, and a teacher's for the teacher. */
export const calendarsFor = async (viewer: Viewer, reader: FreshReader): Promise<readonly CalendarOf[]> => [
  ...(await diariesReadBy(viewer, reader)).map((personId) => ({ of: 'pupil', personId }) as const),
  ...(hasRole(viewer, 'teacher') ? [{ of: 'teacher', personId: viewer.personId } as const] : []),
];

export const mayHaveCalendar = async (
  viewer: Viewer,
  { of, personId }: CalendarOf,
  reader: FreshReader,
): Promise<boolean> =>
  of === 'pupil'
    ? mayReadDiary(viewer, personId, reader)
    : hasRole(viewer, 'teacher') && viewer.personId === personId;

/**
 * What is at an address by the right of today. A token that is none costs one look into an index, and is answered as
 * one whose calendar was revoked or may not be seen any more.
 * @throws DomainError `calendar-not-found`.
 */
export const calendarAt = async (
  token: string,
  reader: FreshReader,
  atLeast: Position | undefined,
): Promise<OpenCalendar> => {
  const address = await reader.get(calendarAddress, digestOf(token), atLeast);
  if (!address) throw calendarNotFound();
  const { accountId, calendarId } = address;
  const [account, issued] = await Promise.all([
    reader.get(accounts, accountId, atLeast),
    reader.get(calendarsOfAccount, accountId, atLeast),
  ]);
  const calendar = own(issued?.calendars ?? {}, calendarId);
  const viewer = account && (await viewerWith(account, reader));
  if (!viewer || !calendar) throw calendarNotFound();
  if (!(await mayHaveCalendar(viewer, calendar, reader))) throw calendarNotFound();
  return { ...calendar, viewer };
};
