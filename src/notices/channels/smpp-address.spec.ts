import { describe, expect, it } from '@jest/globals';
import { smppAddressFrom, smppParty } from './smpp-address.js';

describe('the address of an SMSC', () => {
  it('says where it is and whom to bind as', () => {
    expect(smppAddressFrom('smpp://school:p%40ss%2Fword@smsc.example:2776?systemType=SMPP')).toEqual({
      host: 'smsc.example',
      port: 2776,
      tls: false,
      systemId: 'school',
      password: 'p@ss/word',
      systemType: 'SMPP',
    });
  });

  it.each([
    ['smpp://a:b@smsc.example', 2775, false],
    ['smpps://a:b@smsc.example', 3550, true],
  ])('has a port of its own where none is named: %s', (address, port, tls) => {
    expect(smppAddressFrom(address)).toMatchObject({ port, tls });
  });

  it('may be a number of IPv6', () => {
    expect(smppAddressFrom('smpp://a:b@[::1]').host).toBe('::1');
  });

  it.each(['https://a:b@smsc.example', 'smpp://smsc.example', 'smpp:a'])(
    'is refused where something is missing, without being repeated: %s',
    (address) => {
      expect(() => smppAddressFrom(address)).toThrow(/^the address (?:must|names)/);
    },
  );
});

describe('a party of a short message', () => {
  it.each([
    ['+351912345678', { ton: 1, npi: 1, address: '351912345678' }],
    ['4242', { ton: 3, npi: 0, address: '4242' }],
    ['School 5', { ton: 5, npi: 0, address: 'School 5' }],
  ])('is named as its kind: %s', (party, named) => {
    expect(smppParty(party)).toEqual(named);
  });
});
