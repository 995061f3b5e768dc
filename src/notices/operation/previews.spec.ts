import { describe, expect, it } from '@jest/globals';
import { NOTICE_KINDS } from '../notice-kinds.values.js';
import { previewsIn } from './previews.js';

describe('previews', () => {
  it('show every kind once, by mail and by short message', () => {
    const previews = previewsIn('en');
    expect(previews.map(({ kind }) => kind)).toEqual(Object.keys(NOTICE_KINDS));
    for (const { subject, text, html, sms } of previews) {
      for (const part of [subject, text, sms]) expect(part.trim()).not.toBe('');
      expect(html).toContain('<html lang="en">');
    }
  });

  it('are told in the language that was asked for', () => {
    for (const { subject, text, html, sms } of previewsIn('ru')) {
      for (const part of [subject, text, sms]) expect(part).toMatch(/[а-яё]/i);
      expect(html).toContain('<html lang="ru">');
    }
  });
});
