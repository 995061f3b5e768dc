import { describe, test } from '@jest/globals';
import { deciderSpec } from '../../../test/support/decider-spec.js';
import { projectionDecider, type SkipProjectionEvent } from './projection.decider.js';
import type { ProjectionEvent } from './projection.events.js';

const { given } = deciderSpec(projectionDecider);

const skip = (position: string, reason = 'Forged by a test'): SkipProjectionEvent => ({
  projection: 'boxes.v1',
  position,
  eventId: '7d5b4c0e-0000-4000-8000-000000000001',
  eventType: 'CoinDropped',
  error: 'a forged coin',
  reason,
});
const skipped = (position: string, reason?: string): ProjectionEvent => ({
  type: 'ProjectionEventSkipped',
  data: skip(position, reason),
});

describe('An event that a projection can’t fold', () => {
  test('is skipped for a reason', () => {
    given().when(skip('4/4', ' Forged by a test ')).then(skipped('4/4'));
  });

  test('is not skipped without one', () => {
    given().when(skip('4/4', '  ')).thenFails('reason-required', 'reason');
  });

  test('is skipped once', () => {
    given(skipped('4/4')).when(skip('4/4')).thenFails('already-skipped');
  });

  test('is one of several', () => {
    given(skipped('4/4')).when(skip('7/7')).then(skipped('7/7'));
  });
});
