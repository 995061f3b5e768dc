import { describe, expect, test } from '@jest/globals';
import { reachable } from './reachable.js';

const contacts = { email: 'address', sms: 'number' };

describe('somebody', () => {
  test('is reached through each contact there is, verified or not', () => {
    expect(reachable({ internet: true, contacts, verified: {} })).toEqual({
      email: 'unverified',
      sms: 'unverified',
    });
    expect(reachable({ internet: true, contacts, verified: { sms: 'number' } })).toEqual({
      email: 'unverified',
      sms: 'verified',
    });
    expect(
      reachable({ internet: true, contacts: { email: 'address' }, verified: { email: 'other' } }),
    ).toEqual({ email: 'unverified' });
    expect(reachable({ internet: true, contacts: {}, verified: {} })).toEqual({});
  });

  test('without access to the internet is not reached by e-mail', () => {
    expect(reachable({ internet: false, contacts, verified: contacts })).toEqual({ sms: 'verified' });
  });
});
