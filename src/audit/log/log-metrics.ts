import { Gauge, type Registry } from 'prom-client';
import type { TransparencyLog } from './transparency-log.js';

/** Measures the log in the process that lets it grow. */
export const measureLog = (log: TransparencyLog, registry: Registry): void => {
  new Gauge({
    name: 'journal_log_leaves',
    help: 'Leaves of the transparency log that are written down',
    registers: [registry],
    collect() {
      const { size } = log.status();
      if (size !== undefined) this.set(size);
    },
  });
  new Gauge({
    name: 'journal_log_checkpoint_leaves',
    help: 'Leaves under the newest checkpoint of the transparency log',
    registers: [registry],
    collect() {
      const { checkpoint } = log.status();
      if (checkpoint) this.set(checkpoint.size);
    },
  });
  new Gauge({
    name: 'journal_log_failing',
    help: '1 where the transparency log does not grow or no checkpoint is signed',
    registers: [registry],
    collect() {
      this.set(log.status().failure === undefined ? 0 : 1);
    },
  });
};
