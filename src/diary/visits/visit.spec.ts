import { describe, expect, it } from '@jest/globals';
import { positionOf } from '../../../test/support/recorded.js';
import { newSince, visitAfter, type Visit } from './visit.js';

const at = (time: string) => new Date(`2026-11-23T${time}:00Z`);
const first: Visit = { seen: positionOf(5), at: at('08:00') };

describe('A visit to a diary', () => {
  it('is the first one where nothing is known, and has nothing new', () => {
    expect(newSince(undefined, at('08:00'))).toBeUndefined();
    expect(visitAfter(undefined, positionOf(5), at('08:00'))).toEqual(first);
    expect(newSince(first, at('08:29'))).toBeUndefined();
  });

  it('goes on while the diary is looked at, on whatever device, and keeps what is new in it', () => {
    const second: Visit = {
      before: { seen: positionOf(3), at: at('07:00') },
      seen: positionOf(5),
      at: at('08:00'),
    };
    const later = visitAfter(second, positionOf(9), at('08:29'));
    expect(later).toEqual({ before: second.before, seen: positionOf(9), at: at('08:29') });
    expect(newSince(later, at('08:58'))).toEqual(second.before);
  });

  it('begins anew after half an hour, and has new what came after the one before', () => {
    expect(newSince(first, at('08:30'))).toEqual({ seen: positionOf(5), at: at('08:00') });
    expect(visitAfter(first, positionOf(7), at('08:30'))).toEqual({
      ...{ before: { seen: positionOf(5), at: at('08:00') } },
      ...{ seen: positionOf(7), at: at('08:30') },
    });
  });

  it('never goes back: an older answer on another device changes nothing', () => {
    expect(visitAfter(first, positionOf(2), at('07:59'))).toEqual(first);
  });
});
