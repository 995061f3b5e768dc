import { Gauge, type Registry } from 'prom-client';
import type { RetentionSchedule } from './retention-schedule.js';

/** Measures the runs of retention in each process that may carry them out. */
export const measureRetention = (schedule: RetentionSchedule, registry: Registry): void => {
  new Gauge({
    name: 'journal_retention_last_run_seconds',
    help: 'When the newest run that removes what is over its period was ended, in seconds since 1970',
    registers: [registry],
    collect() {
      const { lastRun } = schedule.status();
      if (lastRun) this.set(Date.parse(lastRun.endedAt) / 1_000);
    },
  });
  new Gauge({
    name: 'journal_retention_failing',
    help: '1 where a run could not be carried out, and is tried again',
    registers: [registry],
    collect() {
      this.set(schedule.status().failure === undefined ? 0 : 1);
    },
  });
};
