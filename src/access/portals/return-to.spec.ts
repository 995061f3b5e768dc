import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { returnToOf } from './return-to.js';

describe('The way back from a portal', () => {
  it('leads to a page of the journal', () => {
    for (const path of ['/', '/diary/abc/2026-W48?print=1#friday', '/journal'])
      expect(returnToOf(path)).toBe(path);
  });

  it.each([
    ...[undefined, 7, ['/'], '', 'diary', 'https://evil.example/', '//evil.example', '/\\evil.example'],
    ...['/\t/evil.example', '/.//evil.example', '/a/..//evil.example', '\\\\evil.example', ' /diary'],
    ...['javascript:alert(1)', '/api/portals/state/sign-in', `/${'x'.repeat(500)}`],
  ])('leads to the first page instead of %p', (wanted) => expect(returnToOf(wanted)).toBe('/'));

  it('leads to no other site, whatever is wanted', () => {
    const part = fc.constantFrom(
      '/',
      '\\',
      '.',
      '..',
      '\t',
      '\n',
      'evil.example',
      '@',
      ':',
      'https:',
      '%2f',
      '?',
    );
    const wanted = fc.oneof(
      fc.string(),
      fc.array(part).map((parts) => `/${parts.join('')}`),
    );
    fc.assert(
      fc.property(wanted, (text) => {
        const path = returnToOf(text);
        expect(new URL(path, 'https://journal.example/sign-in').origin).toBe('https://journal.example');
        expect(returnToOf(path)).toBe(path);
      }),
    );
  });
});
