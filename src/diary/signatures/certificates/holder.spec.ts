import { describe, expect, it } from '@jest/globals';
import { isNamed } from './holder.js';

const COMMON_NAME = '2.5.4.3';
const SURNAME = '2.5.4.4';
const GIVEN_NAME = '2.5.4.42';
const maria = { givenName: 'Мария', familyName: 'Иванова' };
const anna = { givenName: 'Anna Lena', familyName: 'Müller-Fjord' };

const subject = (parts: Readonly<Record<string, string>>) =>
  Object.entries(parts).map(([type, value]) => ({ type, value }));

describe('a certificate is of somebody', () => {
  it.each([
    ['by surname and given name', maria, { [SURNAME]: 'Иванова', [GIVEN_NAME]: 'Мария' }],
    [
      'whose patronymic the school does not know',
      maria,
      { [SURNAME]: 'ИВАНОВА', [GIVEN_NAME]: 'Мария Петровна' },
    ],
    ['by the common name, in whatever order', maria, { [COMMON_NAME]: 'Иванова Мария Петровна' }],
    [
      'by the surname, and the rest in the common name',
      maria,
      { [SURNAME]: 'Иванова', [COMMON_NAME]: 'Мария Иванова' },
    ],
    [
      'with hyphens, spaces and accents in whatever form',
      anna,
      { [SURNAME]: 'Mu\u0308ller Fjord', [GIVEN_NAME]: 'ANNA LENA' },
    ],
    [
      'without the dots of ё',
      { givenName: 'Пётр', familyName: 'Королёв' },
      { [SURNAME]: 'Королев', [GIVEN_NAME]: 'Петр' },
    ],
  ])('%s', (_, person, parts) => {
    expect(isNamed(subject(parts), person)).toBe(true);
  });

  it.each([
    ['with another given name', { [SURNAME]: 'Иванова', [GIVEN_NAME]: 'Дарья' }],
    ['with another surname', { [SURNAME]: 'Петрова', [GIVEN_NAME]: 'Мария' }],
    ['with more of a surname', { [SURNAME]: 'Иванова Петрова', [GIVEN_NAME]: 'Мария' }],
    ['whose names are the other way round', { [SURNAME]: 'Мария', [GIVEN_NAME]: 'Иванова' }],
    [
      'who has only the common name',
      { [SURNAME]: 'Петрова', [GIVEN_NAME]: 'Дарья', [COMMON_NAME]: 'Мария Иванова' },
    ],
    ['who has half of the name', { [COMMON_NAME]: 'Иванова' }],
    ['in whose name it is a part', { [COMMON_NAME]: 'Мария Ивановаская' }],
    ['who has no name', {}],
  ])('but not of one %s', (_, parts) => {
    expect(isNamed(subject(parts), maria)).toBe(false);
  });

  it('nor of somebody of whom the school knows no name', () => {
    expect(isNamed(subject({ [COMMON_NAME]: 'Иванова' }), { givenName: ' ', familyName: 'Иванова' })).toBe(
      false,
    );
    expect(
      isNamed(subject({ [COMMON_NAME]: 'Anna Ivanova' }), { givenName: 'Anna Anna', familyName: 'Ivanova' }),
    ).toBe(false);
  });
});
