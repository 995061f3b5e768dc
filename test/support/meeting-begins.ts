import { randomUUID } from 'node:crypto';
import { THE_SYSTEM } from '../../src/eventing/envelope.js';
import type { EventStore } from '../../src/eventing/event-store.js';
import { runnersOn } from '../../src/runners.js';
import { addDays, type CivilDate } from '../../src/school/civil-date.values.js';

/** Has a meeting begin this morning, as if it had been called to that some days ago. */
export const meetingBegins = async (
  store: EventStore,
  meetingId: string,
  today: CivilDate,
): Promise<void> => {
  const commandId = randomUUID();
  const { meetings } = runnersOn(store);
  const { schoolId } = (await meetings.load(meetingId)).called ?? {};
  await meetings.handle(
    meetingId,
    { kind: 'ChangeMeeting', change: { startsAt: `${today}T00:00` }, now: addDays(today, -1) },
    {
      ...{ commandId, correlationId: commandId, fingerprint: 'time passes', via: 'system' },
      ...{ schoolId: schoolId ?? '', actor: THE_SYSTEM, at: new Date().toISOString() },
    },
  );
};
