import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { segmentsOf } from '../channels/sms-text.js';
import { inOneSegment } from './one-segment.js';

const word = fc.string({ unit: fc.constantFrom('a', 'Я', '€', '.', '😀'), minLength: 1, maxLength: 30 });
const latinWord = fc.string({ unit: fc.constantFrom('a', 'b', ','), minLength: 1, maxLength: 30 });
const texts = fc.oneof(fc.array(word), fc.array(latinWord)).map((words) => words.join(' '));

const isCut = (text: string): boolean => /(\.\.\.|…)$/.test(text);

describe('a text in one segment', () => {
  it('is as it was where it fits', () => {
    for (const text of ['', 'word', 'a '.repeat(80), 'Я '.repeat(35), 'a'.repeat(300)]) {
      expect(inOneSegment(text)).toBe(text);
    }
  });

  it('takes the room there is in each alphabet', () => {
    expect(inOneSegment(`${'a'.repeat(150)} bcdefg tail`)).toBe(`${'a'.repeat(150)} bcdefg...`);
    expect(inOneSegment(`${'a'.repeat(150)} bcdefgh tail`)).toBe(`${'a'.repeat(150)}...`);
    expect(inOneSegment(`${'я'.repeat(62)} бвгдеж хвост`)).toBe(`${'я'.repeat(62)} бвгдеж…`);
    expect(inOneSegment(`${'я'.repeat(62)} бвгдежз хвост`)).toBe(`${'я'.repeat(62)}…`);
  });

  it('reaches as far as the alphabet of phones does before a letter that is not in it', () => {
    expect(inOneSegment(`${'ab '.repeat(50)}я`)).toBe(`${'ab '.repeat(50).trim()}...`);
  });

  it('keeps the first word though it is too long', () => {
    expect(inOneSegment(`${'я'.repeat(80)} хвост`)).toBe(`${'я'.repeat(80)}…`);
  });

  it('is made of whole words from its start, and says when it was cut', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const short = inOneSegment(text);
        expect(segmentsOf(short)).toBe(1);
        if (short === text) return;
        expect(isCut(short)).toBe(true);
        const kept = short.replace(/(\.\.\.|…)$/, '');
        expect(text.startsWith(kept)).toBe(true);
        // Only punctuation may lie between the last letter that is kept and the end of its word.
        expect(text.slice(kept.length)).toMatch(/^[,.]* /);
      }),
    );
  });
});
