import { systemAsReader } from '../audit/read-log/note-reads.js';
import type { ReadLog } from '../audit/read-log/read-log.js';

/** Keeps in the read log whose events a consumer was sent, and where to. */
export const noteDelivery = (
  readLog: Pick<ReadLog, 'note'>,
  consumerId: string,
  schools: ReadonlySet<string>,
  address: string,
): void => {
  const viewer = systemAsReader(consumerId);
  for (const id of schools) {
    readLog.note({ viewer, whose: 'school', what: 'feed', id, address }, Date.now());
  }
};
