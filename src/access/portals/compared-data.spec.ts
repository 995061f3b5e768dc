import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { comparedData, maskedName } from './compared-data.js';

const school = { givenName: 'María', familyName: 'da Silva', birthDate: '1986-04-07' };

describe('The data of portal and school', () => {
  it('stand beside each other, the school’s with most letters hidden', () => {
    expect(comparedData({ name: 'Maria Teresa DA SILVA', birthDate: '1986-04-07' }, school)).toEqual({
      portal: { name: 'Maria Teresa DA SILVA', birthDate: '1986-04-07' },
      school: { name: 'd•••• S•••• M••••', birthDate: '••••-••-07' },
      agrees: { name: true, birthDate: true },
    });
    expect(comparedData({ name: 'Иванов Пётр' }, { givenName: 'Петр', familyName: 'Иванов' }).agrees).toEqual(
      {
        name: true,
      },
    );
  });

  it('are told to differ where they do', () => {
    const { agrees } = comparedData({ name: 'Maria Santos', birthDate: '1986-07-04' }, school);
    expect(agrees).toEqual({ name: false, birthDate: false });
  });

  it('are compared where both have them', () => {
    expect(comparedData({}, school).agrees).toEqual({});
    expect(comparedData({ name: 'Maria' }, undefined)).toEqual({
      ...{ portal: { name: 'Maria' }, school: {}, agrees: {} },
    });
  });

  it('tell no more of a name than the first letters of its words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        for (const word of maskedName(name).split(' '))
          expect(Array.from(word).length).toBeLessThanOrEqual(5);
      }),
    );
  });
});
