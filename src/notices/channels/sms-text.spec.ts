import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { segmentsOf, smsOctets, smsTextOf } from './sms-text.js';

const ROOM = { gsm: { alone: 160, part: 153 }, ucs2: { alone: 140, part: 134 } };

/** Texts in which the alphabets' borders are met often. */
const texts = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', '€', '[', '\n', '@', 'ß'), maxLength: 700 }),
  fc.string({ unit: fc.constantFrom('Я', 'a', '€', '😀', 'é'), maxLength: 400 }),
  fc.string({ unit: 'grapheme', maxLength: 400 }),
);

describe('the text of a short message', () => {
  it.each([
    ['', 1],
    ['a'.repeat(160), 1],
    ['a'.repeat(161), 2],
    ['a'.repeat(306), 2],
    ['a'.repeat(307), 3],
    ['€'.repeat(80), 1],
    ['€'.repeat(81), 2],
    ['Я'.repeat(70), 1],
    ['Я'.repeat(71), 2],
    ['Я'.repeat(134), 2],
    ['Я'.repeat(135), 3],
    ['ç'.repeat(71), 2],
  ])('is charged by its alphabet: %p', (text, segments) => {
    expect(segmentsOf(text)).toBe(segments);
  });

  it('tears neither an escaped character nor a pair of surrogates', () => {
    expect(smsTextOf('a'.repeat(152) + '€'.repeat(10)).parts).toEqual(['a'.repeat(152), '€'.repeat(10)]);
    expect(smsTextOf('Я'.repeat(66) + '😀'.repeat(5)).parts).toEqual(['Я'.repeat(66), '😀'.repeat(5)]);
  });

  it('is written in the codes of GSM 03.38, the extension table after an escape', () => {
    expect([...smsOctets('@A_€[é', 'gsm')]).toEqual([0x00, 0x41, 0x11, 0x1b, 0x65, 0x1b, 0x3c, 0x05]);
  });

  it('never takes an escape for a character of the alphabet', () => {
    expect(smsTextOf('\u001be').alphabet).toBe('ucs2');
  });

  it('is whole in its parts, each of which fits', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { alphabet, parts } = smsTextOf(text);
        expect(parts.join('')).toBe(text);
        const room = ROOM[alphabet][parts.length === 1 ? 'alone' : 'part'];
        for (const part of parts) expect(smsOctets(part, alphabet).length).toBeLessThanOrEqual(room);
      }),
    );
  });

  it('has no fewer parts than it could', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { alphabet, parts } = smsTextOf(text);
        const octets = smsOctets(text, alphabet).length;
        // The largest character takes four octets, so that a part leaves at most three empty.
        expect(parts.length).toBeLessThanOrEqual(
          octets <= ROOM[alphabet].alone ? 1 : Math.ceil(octets / (ROOM[alphabet].part - 3)),
        );
      }),
    );
  });

  it('reads back in two octets as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(smsOctets(text, 'ucs2').swap16().toString('utf16le')).toBe(text);
      }),
    );
  });
});
