import { describe, expect, test } from '@jest/globals';
import { askedLanguage } from './asked-language.js';

describe('the language that is asked for', () => {
  test('is the most wanted of those that there are', () => {
    const asked = (header?: string) => askedLanguage({ headers: { 'accept-language': header } });
    expect(asked('ru-RU,ru;q=0.9,en;q=0.8')).toBe('ru');
    expect(asked('pt-PT, en;q=0.5, ru;q=0.7')).toBe('ru');
    expect(asked('ru;q=0, pt')).toBe('en');
    expect(asked('')).toBe('en');
    expect(asked()).toBe('en');
  });
});
