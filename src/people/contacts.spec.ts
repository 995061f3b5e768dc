import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { MemoryCollection } from '../../test/support/memory-collection.js';
import { contactDigests, contactOf, masked } from './contacts.js';
import { Vault } from './vault.js';

const vaultOf = (db = new MemoryCollection().db) => new Vault(db, Buffer.alloc(32, 2));

describe('where somebody is written to', () => {
  test('is an address whose domain is spelled in small letters, and whose owner’s part is as it was given', () => {
    expect(contactOf({ email: ' Anna.Lee@Example.ORG\n' }, 'email')).toBe('Anna.Lee@example.org');
    for (const email of ['', 'anna', 'anna@', '@example.org', 'anna lee@example.org', 'a@b@example.org']) {
      expect([email, contactOf({ email }, 'email')]).toEqual([email, undefined]);
    }
    expect(contactOf({ phone: '+351912345678' }, 'email')).toBeUndefined();
  });

  test('is a telephone number with the code of its country, however it was put down', () => {
    for (const phone of ['+351 912 345 678', '00351-912-345-678', ' +351 (912) 345.678 ', '+351912345678']) {
      expect([phone, contactOf({ phone }, 'sms')]).toEqual([phone, '+351912345678']);
    }
    expect(contactOf({ phone: '+44 (0)20 7946 0000' }, 'sms')).toBe('+442079460000');
    for (const phone of [
      '',
      '912 345 678',
      '+351',
      '+351 912 34',
      'call +351912345678',
      '+351912345678 ext 5',
    ]) {
      expect([phone, contactOf({ phone }, 'sms')]).toEqual([phone, undefined]);
    }
    expect(contactOf({ email: 'anna@example.org' }, 'sms')).toBeUndefined();
  });

  test('is found in what it was normalized to', () => {
    const address = fc
      .tuple(fc.stringMatching(/^[A-Za-z.+]{1,9}$/), fc.domain())
      .map(([name, domain]) => `${name}@${domain.toUpperCase()}`);
    fc.assert(
      fc.property(address, fc.stringMatching(/^\+3519\d{8}$/), (email, phone) => {
        for (const channel of ['email', 'sms'] as const) {
          const contact = contactOf({ email, phone }, channel) ?? '';
          expect(contact).not.toBe('');
          expect(contactOf({ email: contact, phone: contact }, channel)).toBe(contact);
        }
      }),
    );
  });
});

describe('a masked contact', () => {
  test('is known again by its owner, and tells nobody else', () => {
    expect(masked('anna.lee@example.org')).toBe('a•••@example.org');
    expect(masked('🙂lee@example.org')).toBe('🙂•••@example.org');
    expect(masked('+351912345678')).toBe('+351 ••• ••678');
    expect(masked('+12025550123')).toBe('+1 ••• ••123');
  });
});

describe('the digests of contacts', () => {
  test('are of those that there are, and the same while they are', async () => {
    const vault = vaultOf();
    const digests = await contactDigests(vault, 'anna', { email: 'anna@EXAMPLE.org', phone: '912 345 678' });
    expect(digests).toEqual({ email: await vault.digest('anna', 'anna@example.org') });
    expect(await contactDigests(vault, 'anna', { email: ' anna@example.org' })).toEqual(digests);
    expect(await contactDigests(vault, 'anna', {})).toEqual({});
  });

  test('tell nobody who shares a contact with whom', async () => {
    const vault = vaultOf();
    const home = { email: 'lee@example.org', phone: '+351912345678' };
    const [anna, eve] = await Promise.all(['anna', 'eve'].map((id) => contactDigests(vault, id, home)));
    expect(new Set([anna?.email, anna?.sms, eve?.email, eve?.sms]).size).toBe(4);
  });
});
