import type { Language } from '../../notices/preferences/preferences.values.js';
import type { Content, Document } from '../../pdf/document.js';
import type { SignInsOfClass, Slip } from './sign-ins.handlers.js';
import { SLIP_WORDS, type SlipWords } from './slip-words.js';

export interface SlipsOf extends Pick<SignInsOfClass, 'school' | 'className' | 'timeZone' | 'slips'> {
  readonly language: Language;
  /** Where an account is activated. */
  readonly address: string;
}

const IN_A_ROW = 2;

/** Slips to be cut along the lines, each with what one person needs to sign in for the first time, on A4. */
export const slipsDocument = (sheet: SlipsOf): Document => {
  const cells = sheet.slips.map((slip) => slipOf(slip, sheet));
  const rows: Content[][] = [];
  for (let at = 0; at < cells.length; at += IN_A_ROW) {
    const row = cells.slice(at, at + IN_A_ROW);
    rows.push([...row, ...Array<Content>(IN_A_ROW - row.length).fill('')]);
  }
  return {
    pageSize: 'A4',
    pageMargins: [28, 28, 28, 28],
    language: sheet.language,
    defaultStyle: { fontSize: 8, lineHeight: 1.15 },
    content: [{ table: { widths: ['*', '*'], body: rows, dontBreakRows: true } }],
  };
};

const slipOf = (slip: Slip, { language, school, className, address, timeZone }: SlipsOf): Content => {
  const words = SLIP_WORDS[language];
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone }).format(new Date(slip.until));
  return {
    margin: [10, 10, 10, 10],
    stack: [
      { text: school, color: '#444444' },
      { text: slip.name, fontSize: 13, bold: true },
      { text: whoIs(slip, className, words), margin: [0, 0, 0, 6] },
      {
        margin: [0, 0, 0, 6],
        columns: [
          labelled(words.signInName, slip.signInName ?? words.nameFromSchool),
          labelled(words.code, slip.code),
        ],
      },
      {
        columnGap: 8,
        columns: [
          { stack: words.steps(address).map((step, index) => `${(index + 1).toString()}. ${step}`) },
          { qr: address, fit: 70, alignment: 'right' },
        ],
      },
      { text: words.until(day), margin: [0, 6, 0, 0] },
      { text: words.secret, italics: true },
    ],
  };
};

const whoIs = (slip: Slip, className: string, words: SlipWords): string =>
  slip.as === 'pupil' ? words.pupilOf(className) : words.guardianOf(slip.children.join(', '));

const labelled = (label: string, text: string): Content => ({
  stack: [
    { text: label, color: '#444444' },
    { text, fontSize: 13, bold: true },
  ],
});
