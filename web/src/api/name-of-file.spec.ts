import { describe, expect, it } from '@jest/globals';
import { asAttachment } from '../../../src/http/as-attachment.js';
import { nameOfFile } from './name-of-file.js';

describe('The name of a file that came', () => {
  it('is the one that the server gave it, in any alphabet', () => {
    const names = ['diary 7B.pdf', 'Дневник 7Б (2026-W45).pdf', 'a; "b".xlsx'];
    expect(names.map(asAttachment).map(nameOfFile)).toEqual(names);
  });

  it('is the plain one where there is no other', () => {
    expect(nameOfFile('attachment; filename="timetable.csv"')).toBe('timetable.csv');
  });

  it('is empty where the server gave none', () => {
    expect(['', 'inline'].map(nameOfFile)).toEqual(['', '']);
  });
});
