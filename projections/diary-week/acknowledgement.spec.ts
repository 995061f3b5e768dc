import { describe, expect, test } from '@jest/globals';
import { positionOf } from '../../test/support/recorded.js';
import type { Position } from '../../src/eventing/position.js';
import { acknowledgementOf } from './acknowledgement.js';
import type { PupilWeek } from './read-model.js';

const MORNING = '2026-11-28T08:00:00.000Z';
const EVENING = '2026-11-28T18:00:00.000Z';
const signedBy = (acknowledgements: PupilWeek['acknowledgements']) => (changes: readonly Position[]) =>
  acknowledgementOf({ acknowledgements }, changes, (id) => `Name of ${id}`);

describe('the signature under a week', () => {
  test('is nobody’s before somebody has signed', () => {
    expect(signedBy({})([positionOf(1)])).toBeUndefined();
  });

  test('holds as long as nothing was changed after what was seen', () => {
    const signed = signedBy({ mother: { at: MORNING, seen: '7/7' } });
    expect(signed([positionOf(3), positionOf(7)])).toEqual({
      guardian: { id: 'mother', name: 'Name of mother' },
      at: MORNING,
      open: false,
    });
    expect(signed([positionOf(3), positionOf(8)])?.open).toBe(true);
    expect(signed([{ commit: 7n, prepare: 8n }])?.open).toBe(true);
  });

  test('says with what it was made, where that is more than the session', () => {
    const signed = signedBy({ mother: { at: MORNING, seen: '7/7', signature: 'passkey' } });
    expect(signed([positionOf(3)])).toMatchObject({ open: false, signature: 'passkey' });
  });

  test('is the one that still holds, though somebody signed an older version later', () => {
    const signed = signedBy({
      mother: { at: MORNING, seen: '9/9' },
      father: { at: EVENING, seen: '7/7' },
    });
    expect(signed([positionOf(8)])).toMatchObject({ guardian: { id: 'mother' }, open: false });
    expect(signed([positionOf(10)])).toMatchObject({ guardian: { id: 'father' }, open: true });
  });
});
