import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { networkOf } from './network.js';

describe('the network of an address', () => {
  it.each([
    ['192.0.2.17', '192.0.2.0/24'],
    ['::ffff:192.0.2.17', '192.0.2.0/24'],
    ['2001:db8:12:34::5', '2001:db8:12::/48'],
    ['2001:0DB8:0012:0034:0:0:0:5', '2001:db8:12::/48'],
    ['2001:db8::5', '2001:db8:0::/48'],
    ['::1', '0:0:0::/48'],
    ['fe80::1%eth0', 'fe80:0:0::/48'],
    ['', ''],
    ['localhost', ''],
  ])('of %s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });

  it('never has the end of the address in it', () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        expect(networkOf(address).split('.')[3]).toBe('0/24');
      }),
    );
    fc.assert(
      fc.property(fc.ipV6(), (address) => {
        expect(networkOf(address)).toMatch(/^([\da-f]{1,4}:){3}:\/48$|^[\d.]+\.0\/24$/);
      }),
    );
  });
});
