import { Counter, type Registry } from 'prom-client';
import type { ReadLog } from './read-log.js';

/** Lets Prometheus know of reads that found no room while the store was away. */
export const measureReadLog = (readLog: Pick<ReadLog, 'lost'>, registry: Registry): void => {
  new Counter({
    name: 'journal_read_log_lost_total',
    help: 'Reads of personal data that could not be kept for the read log',
    registers: [registry],
    collect() {
      this.reset();
      this.inc(readLog.lost);
    },
  });
};
