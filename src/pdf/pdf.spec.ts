import { describe, expect, it } from '@jest/globals';
import { pdfOf } from './pdf.js';

const at = new Date('2026-09-01T06:00:00Z');

describe('A document as a PDF', () => {
  it('brings its fonts, with Cyrillic letters', async () => {
    const made = (await pdfOf({ compress: false, content: 'Дневник ученика' }, at)).toString('latin1');
    expect(made.startsWith('%PDF-1.')).toBe(true);
    expect(made).toContain('/FontFile2');
    // The map from glyphs to letters, by which the text is found and copied: Д is U+0414.
    expect(made).toContain('0414');
  });

  it('is the same file for the same content and instant', async () => {
    expect(await pdfOf({ content: 'Diary' }, at)).toEqual(await pdfOf({ content: 'Diary' }, at));
  });

  it('reads no file and asks no address that a text could name', async () => {
    await expect(pdfOf({ content: { image: '/etc/hostname' } }, at)).rejects.toThrow();
    await expect(pdfOf({ content: { image: 'http://localhost:9/x.png' } }, at)).rejects.toThrow();
  });
});
