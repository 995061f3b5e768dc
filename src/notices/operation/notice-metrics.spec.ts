import { beforeEach, describe, expect, it } from '@jest/globals';
import { Registry } from 'prom-client';
import type { Ledger } from '../ledger.js';
import type { ChannelState, Notices } from '../notices.js';
import { NoticeMetrics } from './notice-metrics.js';

describe('metrics of notices', () => {
  const counts = { queued: 1, sent: 2, delivered: 3, failed: 4, suppressed: 5 };
  const channel = { transport: 'smtp', since: new Date(0) };
  let channels: ChannelState[];
  let registry: Registry;
  let metrics: NoticeMetrics;

  beforeEach(() => {
    channels = [
      { ...channel, channel: 'email', position: 'open' },
      { ...channel, channel: 'sms', position: 'closed' },
    ];
    registry = new Registry();
    metrics = new NoticeMetrics();
    const ledger = { counts: () => Promise.resolve(counts) } as Ledger;
    const notices: Pick<Notices, 'channels' | 'ledger'> = { ledger, channels: () => channels };
    metrics.registerIn(registry, notices);
  });

  it('count every state', async () => {
    const text = await registry.metrics();
    for (const [state, count] of Object.entries(counts)) {
      expect(text).toContain(`journal_notices{state="${state}"} ${count.toString()}\n`);
    }
  });

  it('tell the lag by channel and kind', async () => {
    metrics.sent({ channel: 'sms', kind: 'late' }, 0.2);
    metrics.sent({ channel: 'sms', kind: 'late' }, 7);
    const text = await registry.metrics();
    expect(text).toContain('journal_notice_lag_seconds_bucket{le="0.25",channel="sms",kind="late"} 1\n');
    expect(text).toContain('journal_notice_lag_seconds_sum{channel="sms",kind="late"} 7.2\n');
  });

  it('say which channel is held back, until it is closed again', async () => {
    expect(await registry.metrics()).toContain('journal_notice_channel_open{channel="email"} 1\n');
    expect(await registry.metrics()).toContain('journal_notice_channel_open{channel="sms"} 0\n');
    channels = [{ ...channel, channel: 'email', position: 'halfOpen' }];
    expect(await registry.metrics()).toContain('journal_notice_channel_open{channel="email"} 1\n');
    channels = [{ ...channel, channel: 'email', position: 'closed' }];
    expect(await registry.metrics()).toContain('journal_notice_channel_open{channel="email"} 0\n');
  });
});
