import { describe, expect, test } from '@jest/globals';
import { pdfOf } from '../../pdf/pdf.js';
import type { Slip } from './sign-ins.handlers.js';
import { slipsDocument, type SlipsOf } from './slips.js';

const slip: Slip = {
  ...{ personId: 'mother', name: 'Eve Lee', as: 'guardian', children: ['Anna Lee'], childIds: ['anna'] },
  ...{ signInName: 'badokeru482', code: 'K7QM-2XPA', until: '2026-12-23T23:30:00.000Z' },
};
const sheet = (language: 'en' | 'ru', ...slips: readonly Slip[]): SlipsOf => ({
  ...{ school: 'Hill School', className: '7B', timeZone: 'Europe/Lisbon', language, slips },
  address: 'https://journal.example/activation',
});
const textOf = (of: SlipsOf): string => JSON.stringify(slipsDocument(of));

describe('a sheet of slips', () => {
  test('says on each whose it is, how to sign in, where, and until when', () => {
    const text = textOf(sheet('en', slip));
    for (const said of [
      ...['Hill School', 'Eve Lee', 'Guardian of Anna Lee', 'badokeru482', 'K7QM-2XPA', 'December 23, 2026'],
      '"qr":"https://journal.example/activation"',
    ]) {
      expect(text).toContain(said);
    }
    expect(textOf(sheet('en', { ...slip, as: 'pupil', children: [], childIds: [] }))).toContain(
      'Pupil of 7B',
    );
  });

  test('is in Russian where that is asked for', () => {
    const text = textOf(sheet('ru', slip));
    for (const said of ['Имя для входа', 'Код активации', '23 декабря 2026']) expect(text).toContain(said);
  });

  test('points to the school where the sign-in name is not known', () => {
    const { signInName: _unknown, ...without } = slip;
    expect(textOf(sheet('en', without))).toContain('the one that the school gave you');
  });

  test('becomes a PDF of two slips in a row', async () => {
    const slips = Array.from({ length: 9 }, () => slip);
    const document = slipsDocument(sheet('ru', ...slips));
    const pdf = (await pdfOf({ ...document, compress: false }, new Date(slip.until))).toString('latin1');
    expect(pdf.startsWith('%PDF-')).toBe(true);
    expect(pdf.match(/\/Type \/Page\n/g)).toHaveLength(2);
  });
});
