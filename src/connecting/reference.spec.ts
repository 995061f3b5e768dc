import { describe, expect, test } from '@jest/globals';
import { Ids } from '../people/ids.js';
import { applicationOf, newReference } from './reference.js';

const ids = new Ids(Buffer.alloc(32, 7));

describe('the reference of an application', () => {
  test('is the same for the same request, and another for another', () => {
    const reference = newReference(ids, 'request');
    expect(reference).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(newReference(ids, 'request')).toBe(reference);
    expect(newReference(ids, 'another')).not.toBe(reference);
  });

  test('leads to the application however it is typed', () => {
    const reference = newReference(ids, 'request');
    const id = applicationOf(ids, reference);
    expect(applicationOf(ids, reference.toLowerCase().replaceAll('-', ' '))).toBe(id);
    expect(applicationOf(ids, reference.replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(id);
    expect(applicationOf(ids, newReference(ids, 'another'))).not.toBe(id);
  });
});
