import { describe, expect, it } from '@jest/globals';
import { turnOf } from './swipe.js';

describe('A finger', () => {
  const from = { x: 200, y: 300 };

  it('turns to the page after by a way to the left, and back by one to the right', () => {
    expect(turnOf(from, { x: 120, y: 320 })).toBe(1);
    expect(turnOf(from, { x: 280, y: 280 })).toBe(-1);
  });

  it('turns nothing by a short way, nor by scrolling', () => {
    expect(turnOf(from, { x: 150, y: 300 })).toBe(0);
    expect(turnOf(from, { x: 120, y: 350 })).toBe(0);
    expect(turnOf(from, { x: 210, y: 100 })).toBe(0);
  });
});
