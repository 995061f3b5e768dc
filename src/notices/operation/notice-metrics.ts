import { Gauge, Histogram, type Registry } from 'prom-client';
import type { LedgerEntry } from '../ledger.js';
import type { Notices } from '../notices.js';

/** What Prometheus reads of the notices that this process sends. */
export class NoticeMetrics {
  private readonly lag = new Histogram({
    name: 'journal_notice_lag_seconds',
    help: 'Time from when a notice was due until a provider took it over',
    labelNames: ['channel', 'kind'] as const,
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1_800, 3_600],
    registers: [],
  });

  /** A provider has taken over a notice. */
  readonly sent = ({ channel, kind }: Pick<LedgerEntry, 'channel' | 'kind'>, lagSeconds: number): void => {
    this.lag.observe({ channel, kind }, lagSeconds);
  };

  registerIn(registry: Registry, notices: Pick<Notices, 'channels' | 'ledger'>): void {
    registry.registerMetric(this.lag);
    new Gauge({
      name: 'journal_notices',
      help: 'Notices by state',
      labelNames: ['state'],
      registers: [registry],
      async collect() {
        const counts = await notices.ledger.counts();
        for (const [state, count] of Object.entries(counts)) this.set({ state }, count);
      },
    });
    new Gauge({
      name: 'journal_notice_channel_open',
      help: '1 where messages of a channel are held back, for its provider refused them',
      labelNames: ['channel'],
      registers: [registry],
      collect() {
        for (const { channel, position } of notices.channels()) {
          this.set({ channel }, position === 'closed' ? 0 : 1);
        }
      },
    });
  }
}
