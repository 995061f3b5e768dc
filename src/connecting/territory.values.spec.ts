import { describe, expect, test } from '@jest/globals';
import { decidesOn } from './territory.values.js';

const hills = { municipality: 'hills', region: 'north' };
const lakes = { municipality: 'lakes', region: 'north' };
const coast = { municipality: 'coast', region: 'south' };

describe('on a school that applies decides', () => {
  test('whoever oversees a school of the municipality', () => {
    expect(decidesOn(hills, [hills], [hills, lakes, coast])).toBe(true);
    expect(decidesOn({ municipality: 'hills' }, [coast, hills], [hills, coast])).toBe(true);
  });

  test('not whoever oversees the neighbours', () => {
    expect(decidesOn(hills, [lakes], [hills, lakes])).toBe(false);
    expect(decidesOn(hills, [coast], [hills, coast])).toBe(false);
  });

  test('whoever oversees a school in the region, where it is the first one of its municipality', () => {
    expect(decidesOn(hills, [lakes], [lakes, coast])).toBe(true);
    expect(decidesOn(hills, [coast], [lakes, coast])).toBe(false);
  });

  test('nobody, where neither is known', () => {
    expect(decidesOn({ municipality: 'hills' }, [lakes], [lakes])).toBe(false);
    expect(decidesOn(hills, [{}], [{}])).toBe(false);
    expect(decidesOn(hills, [], [])).toBe(false);
  });
});
