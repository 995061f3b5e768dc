import type { Db } from '../../eventing/document-store.js';
import { Lease } from '../../eventing/lease.js';
import { thisProcess } from '../../eventing/this-process.js';

/** It is renewed after each batch; counting what is over its period may take a while. */
const HOLDS_MS = 10 * 60_000;

/** For one process at a time: a schedule's, or an operator's. */
export const retentionLease = (db: Db): Lease =>
  new Lease({ db, name: 'retention', ...thisProcess, holdsFor: HOLDS_MS });
