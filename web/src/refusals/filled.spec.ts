import { describe, expect, it } from '@jest/globals';
import { KINDS_OF_FAULTS, kindOfFault } from './faults.js';
import ru from './fields.ru.json' with { type: 'json' };
import { filled } from './filled.js';

const day = (date: string) => `<${date}>`;

describe('A text on a refusal', () => {
  it('takes its numbers and dates from the server’s words', () => {
    const words = 'The 14 days for changes to 2026-11-02 are over, from 3 on.';
    expect(filled('{number} {number2} {date}', words, day)).toBe('14 3 <2026-11-02>');
  });

  it('goes without what they lack', () => {
    expect(filled('from {date} to {date2}', 'from 2026-11-02', day)).toBe('from <2026-11-02> to …');
    expect(filled('{number} days', 'none', day)).toBe('… days');
  });

  it('knows the usual faults of fields by the server’s words', () => {
    const words = ['must say something', 'has at most 200 characters', 'must be after 2026-11-02', 'is odd'];
    expect(words.map(kindOfFault)).toEqual(['needed', 'tooLong', 'afterDay', 'wrong']);
  });

  it('tells each usual fault in Russian, and in English as the server does', () => {
    expect(Object.keys(ru.kinds)).toEqual(KINDS_OF_FAULTS);
  });
});
