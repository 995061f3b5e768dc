import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { credentialsFrom } from './client-credentials.js';

const basic = (text: string): string => `Basic ${Buffer.from(text).toString('base64')}`;
const encoded = (text: string): string => new URLSearchParams({ text }).toString().slice('text='.length);
const NOTHING = new URLSearchParams();

describe('The credentials of a client', () => {
  it('are in the header, form-encoded', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (clientId, secret) => {
        const header = basic(`${encoded(clientId)}:${encoded(secret)}`);
        expect(credentialsFrom(header, NOTHING)).toEqual({ clientId, secret });
      }),
    );
  });

  it('or in the form', () => {
    const form = new URLSearchParams({ client_id: 'ministry', client_secret: 'a:b' });
    expect(credentialsFrom(undefined, form)).toEqual({ clientId: 'ministry', secret: 'a:b' });
  });

  it('but not in both, nor half, nor in another form', () => {
    const form = new URLSearchParams({ client_id: 'ministry', client_secret: 'secret' });
    expect(credentialsFrom(basic('ministry:secret'), form)).toBeUndefined();
    expect(credentialsFrom(undefined, new URLSearchParams({ client_id: 'ministry' }))).toBeUndefined();
    for (const header of ['', 'Basic', 'Bearer abc', basic('ministry'), basic('a%:b'), 'Basic ?']) {
      expect(credentialsFrom(header, NOTHING)).toBeUndefined();
    }
  });
});
