import type { AccessEnded, CalendarIssued, CalendarRevoked } from '../../src/access/account.events.js';
import type { Projection } from '../../src/eventing/projection.js';
import type { CalendarAddress, CalendarsOfAccount } from './read-model.js';

export const calendarsOfAccount: Projection<
  CalendarsOfAccount,
  CalendarIssued | CalendarRevoked | AccessEnded
> = {
  name: 'calendarsOfAccount',
  version: 1,
  handles: ['CalendarIssued', 'CalendarRevoked', 'AccessEnded'],

  spansSchools: true,
  idsOf: ({ data }) => [data.accountId],

  evolve(document, event, id) {
    const calendars = document?.calendars ?? {};
    switch (event.type) {
      case 'CalendarIssued': {
        const { calendarId, of, personId } = event.data;
        const issued = { of, personId, issuedAt: event.metadata.recordedAt };
        return { _id: id, calendars: { ...calendars, [calendarId]: issued } };
      }
      case 'CalendarRevoked': {
        const { [event.data.calendarId]: _revoked, ...others } = calendars;
        return { _id: id, calendars: others };
      }
      // Whoever gets access anew later is given new addresses.
      case 'AccessEnded':
        return { _id: id, calendars: {} };
    }
  },
};

export const calendarAddress: Projection<CalendarAddress, CalendarIssued> = {
  name: 'calendarAddress',
  version: 1,
  handles: ['CalendarIssued'],
  begins: ['CalendarIssued'],
  spansSchools: true,
  idsOf: ({ data }) => [data.digest],
  evolve: (_, { data: { accountId, calendarId } }, id) => ({ _id: id, accountId, calendarId }),
};
