import { describe, it } from '@jest/globals';
import { deciderSpec } from '../../../test/support/decider-spec.js';
import { retentionDecider } from './retention.decider.js';
import type { RetentionOccasion, RetentionRunBegun, RetentionRunEnded } from './retention.events.js';

const { given } = deciderSpec(retentionDecider);

const run = (runId: string, by: RetentionOccasion = 'operator') => ({
  ...{ runId, by, day: '2026-11-30' },
  kinds: [{ kind: 'notices', keptFor: '1y', before: '2025-11-30T00:00:00.000Z', found: 2 }] as const,
});
const begun = (...of: Parameters<typeof run>): RetentionRunBegun => ({
  type: 'RetentionRunBegun',
  data: run(...of),
});
const result = { runId: 'one', kinds: [{ kind: 'notices', removed: 2, left: 0 }] as const };
const ended: RetentionRunEnded = { type: 'RetentionRunEnded', data: result };
const begin = (...of: Parameters<typeof run>) => ({ kind: 'BeginRun', run: run(...of) }) as const;
const end = { kind: 'EndRun', run: result } as const;

describe('A run of retention', () => {
  it('begins and ends', () => {
    given().when(begin('one')).then(begun('one'));
    given(begun('one')).when(end).then(ended);
  });

  it('does neither twice', () => {
    given(begun('one')).when(begin('one')).thenNothing();
    given(begun('one'), ended).when(begin('one')).thenNothing();
    given(begun('one'), ended).when(end).thenNothing();
  });

  it('ends before another begins', () => {
    given(begun('one')).when(begin('two')).thenFails('retention-run-open');
    given(begun('one'), ended).when(begin('two')).then(begun('two'));
    given(begun('two')).when(end).thenFails('retention-run-not-begun');
  });

  it('is by itself one a day, whatever operators do', () => {
    given(begun('one', 'schedule'), ended).when(begin('two', 'schedule')).thenNothing();
    given(begun('one', 'operator'), ended).when(begin('two', 'schedule')).then(begun('two', 'schedule'));
    given(begun('one', 'schedule'), ended).when(begin('two', 'operator')).then(begun('two', 'operator'));
  });
});
