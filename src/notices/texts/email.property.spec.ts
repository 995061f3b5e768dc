import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import { emailOf } from './email.js';
import { factsOf } from './facts.js';
import { WORDS } from './languages.js';
import { everythingTold, LANGUAGES, rewordings } from './letter.arbitraries.js';
import type { Language } from '../preferences/preferences.values.js';
import type { Letter } from './told.js';
import { letterOf, toldOfEveryKind } from './samples.js';
import { topicOf, TOPICS } from './topics.js';

const TAGS = /<[^>]*>/g;
/** Marks by which a text would change what stands around it. */
const REACHING_FURTHER = /[\u202a-\u202e\u2066-\u2069\0\v\u0085\u2028]/;

const unescaped = (html: string): string =>
  html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

describe.each(LANGUAGES)('a mail on anything, in %s', (language) => {
  test('there is an example of everything that a notice may be about', () => {
    expect(new Set(everythingTold(language).map(topicOf))).toEqual(new Set(TOPICS));
  });

  it.each(everythingTold(language).map((told) => [topicOf(told), told] as const))(
    'tells all of %s in both its forms',
    (_, told) => {
      const { subject, text, html } = emailOf(letterOf(language, told), language);
      expect(subject).not.toBe('');
      for (const { label, value, was } of factsOf(told, WORDS[language])) {
        const said = `${label}: ${was === undefined ? '' : `${was} → `}${value}\n`;
        expect(text.replaceAll('\n  ', '\n')).toContain(said);
        expect(unescaped(html.replaceAll('</div>', '\n').replaceAll(TAGS, ''))).toContain(said);
      }
      if ('link' in told) {
        expect(text).toContain(`\n${told.link}\n`);
        expect(html).toContain(`href="${told.link}"`);
      }
      expect(html.match(/<h1/g)).toHaveLength(1);
      expect(html.match(new RegExp(`lang="${language}"`, 'g'))).toHaveLength(2);
      expect(`${text}${html}`).not.toMatch(/undefined|\bnull\b|NaN|\[object|notAssessed/);
    },
  );
});

describe('whatever people have written', () => {
  it('has no part in the subject line', () => {
    fc.assert(
      fc.property(rewordings, ({ language, letter, other }) => {
        expect(emailOf(other, language).subject).toBe(emailOf(letter, language).subject);
      }),
    );
  });

  it('is neither a tag nor an entity of the page', () => {
    fc.assert(
      fc.property(rewordings, ({ language, letter, other }) => {
        const { html } = emailOf(other, language);
        expect(new Set(html.match(TAGS))).toEqual(new Set(emailOf(letter, language).html.match(TAGS)));
        expect(html).not.toMatch(/&(?!(lt|gt|quot|amp|#39);)/);
        expect(html).not.toMatch(REACHING_FURTHER);
      }),
    );
  });

  it('stands on the page as it was written', () => {
    const [told] = toldOfEveryKind('en').remark;
    const { html, text } = emailOf(letterOf('en', { ...told, text: '5 < 6 & "six" isn\'t 7\r\n<b>' }), 'en');
    expect(html).toContain('>5 &lt; 6 &amp; &quot;six&quot; isn&#39;t 7\n&lt;b&gt;</dd>');
    expect(text).toContain('Praise: 5 < 6 & "six" isn\'t 7\n  <b>\n');
  });

  it('starts no line of its own in the plain text', () => {
    const lines = (letter: Letter, language: Language) =>
      emailOf({ ...letter, told: letter.told.slice(0, 1) }, language).text.match(/^\S|^$/gm)?.length;
    fc.assert(
      fc.property(rewordings, ({ language, letter, other }) => {
        expect(lines(other, language)).toBe(lines(letter, language));
        expect(emailOf(other, language).text).not.toMatch(REACHING_FURTHER);
      }),
    );
  });
});
