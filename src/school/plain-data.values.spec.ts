import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isSame, own } from './plain-data.values.js';

describe('plain data', () => {
  test('are the same whatever the order of their fields, and however deep', () => {
    expect(isSame({ a: 1, b: { c: [1, { d: 2 }] } }, { b: { c: [1, { d: 2 }] }, a: 1 })).toBe(true);
    expect(isSame({ a: { b: 1 } }, { a: { b: 2 } })).toBe(false);
    expect(isSame({ a: 1 }, { a: 1, b: 2 })).toBe(false);
    expect(isSame({ a: 1, b: 2 }, { a: 1 })).toBe(false);
    expect(isSame([1, 2], [2, 1])).toBe(false);
    expect(isSame([], {})).toBe(false);
    expect(isSame(undefined, {})).toBe(false);
    expect(isSame(null, {})).toBe(false);
  });

  test('are the same without a field as with an undefined one', () => {
    expect(isSame({ a: 1, b: undefined }, { a: 1 })).toBe(true);
  });

  test('are the same when they come back from a store', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        expect(isSame(JSON.parse(text), JSON.parse(text))).toBe(true);
      }),
    );
  });

  test('have only the fields that were written', () => {
    expect(own({ a: 1 }, 'a')).toBe(1);
    expect(own({ a: 1 }, 'constructor')).toBeUndefined();
  });
});
