import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isGuessable } from './guessable.values.js';

describe('a password is guessed at once', () => {
  it.each([
    ['one character again and again', 'aaaaaaaaaaaaaaaa'],
    ['a few characters again and again', 'ab1ab1ab1ab1ab1'],
    ['a repeated word', 'passwordpasswordpassword'],
    ['a sequence', 'abcdefghijklmnop'],
    ['a sequence backwards', '987654321098765'],
    ['a row of keys', 'qwertyuiop[]'],
    ['rows of keys, one back', 'qwertyuiop;lkjhgfdsa'],
    ['a row of Russian keys', 'йцукенгшщзхъ'],
    ['a word with digits', 'Password123456'],
    ['a word with other signs for letters', 'P@$$w0rd!!!!!!'],
    ['words of the journal with a year', 'School-Journal-2026'],
    ['Russian words of the journal', 'школьныйжурнал2026'],
    ['the same, typed on Latin keys', 'gfhjkm;ehyfk123'],
    ['a short name with a sequence', 'maria123456789'],
    ['whatever is wide or composed otherwise', 'ｐａｓｓｗｏｒｄ1234'],
  ])('that is %s', (_what, password) => {
    expect(isGuessable(password)).toBe(true);
  });
});

describe('a password is not guessed at once', () => {
  it.each([
    'correct horse battery',
    'a quite new password',
    'yet another password',
    'кот сидит на зелёном диване',
    'bXk4v9TqLmZ2wR',
    'the teacher grades every homework on sundays',
  ])('such as %s', (password) => {
    expect(isGuessable(password)).toBe(false);
  });

  it('such as one of fourteen random letters and digits', () => {
    const sign = fc.constantFrom(
      ...Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'),
    );
    const random = fc.array(sign, { minLength: 14, maxLength: 14 });
    const refused = fc.sample(random, 1000).filter((signs) => isGuessable(signs.join('')));
    expect(refused.length).toBeLessThan(20);
  });
});

it('is found out for every text, in however many signs', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 500 }), (text) => {
      expect(typeof isGuessable(text)).toBe('boolean');
    }),
  );
});
