import { describe, expect, test } from '@jest/globals';
import { sealed } from '../src/journal/page/page.examples.js';
import { reasonTold } from './reason-told.js';

const school = { reasons: { recounted: 'Recounted' } };
const open = (text: { sealed: string }) => Promise.resolve(`opened ${text.sealed}`);

describe('a reason', () => {
  test('is told by the title that the school gives it, by the words that were written, or both', async () => {
    const text = sealed('Task 3');
    expect(await reasonTold({ code: 'recounted' }, school, open)).toBe('Recounted');
    expect(await reasonTold({ text }, school, open)).toBe('opened Task 3');
    expect(await reasonTold({ code: 'recounted', text }, school, open)).toBe('Recounted: opened Task 3');
  });

  test('is told by its code where the school is not known, or knows no such reason', async () => {
    expect(await reasonTold({ code: 'other' }, school, open)).toBe('other');
    expect(await reasonTold({ code: 'recounted' }, undefined, open)).toBe('recounted');
  });
});
