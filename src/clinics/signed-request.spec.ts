import { generateKeyPairSync, type KeyPairKeyObjectResult } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { refusalOf } from '../../test/support/refusal-of.js';
import { signedBy, type Signing } from '../../test/support/signing-clinic.js';
import { signingKeyIn } from './public-keys.js';
import { signatureOf, type SignedRequest } from './signed-request.js';

const url = 'https://journal.example/api/clinics/c1/reports';
const edwards = generateKeyPairSync('ed25519');
const weierstrass = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const pairs: ReadonlyMap<string, KeyPairKeyObjectResult> = new Map([
  ['edwards', edwards],
  ['weierstrass', weierstrass],
]);
const pem = ({ publicKey }: Pick<KeyPairKeyObjectResult, 'publicKey'>) =>
  publicKey.export({ type: 'spki', format: 'pem' }).toString();
const ofEdwards = (more: Partial<Signing> = {}): Signing => ({
  ...{ privateKey: edwards.privateKey, keyId: 'edwards', ...more },
});
const signed = (more: Partial<Signing> = {}) => signedBy(ofEdwards(more), url, '{"id":"1"}');
const verified = (request: SignedRequest) =>
  signatureOf(request, (keyId) => {
    const pair = pairs.get(keyId);
    return Promise.resolve(pair && signingKeyIn(pem(pair)));
  });
const refused = async (request: Promise<SignedRequest>) => refusalOf(verified(await request));

describe('a signed request', () => {
  test('tells whose key it was signed with, and the number that counts once', async () => {
    expect(await verified(await signed({ nonce: 'n1' }))).toEqual({ keyId: 'edwards', nonce: 'n1' });
    const { privateKey } = weierstrass;
    const curve = { privateKey, keyId: 'weierstrass', algorithm: 'ecdsa-p256-sha256', nonce: 'n2' } as const;
    expect(await verified(await signed(curve))).toEqual({ keyId: 'weierstrass', nonce: 'n2' });
  });

  test('is refused with a key that is not known, or another than it says', async () => {
    expect(await refused(signed({ keyId: 'constructor' }))).toEqual(['signature-refused']);
    expect(await refused(signed({ nonce: 'n'.repeat(201) }))).toEqual(['signature-refused']);
    const { privateKey } = generateKeyPairSync('ed25519');
    expect(await refused(signed({ privateKey }))).toEqual(['signature-refused']);
  });

  test('is refused where anything was changed on its way', async () => {
    const request = await signed();
    for (const changed of [
      { ...request, url: url.replace('c1', 'c2') },
      { ...request, url: url.replace('journal', 'other') },
      { ...request, method: 'PUT' },
      { ...request, headers: { ...request.headers, 'content-type': 'application/json' } },
    ]) {
      expect(await refusalOf(verified(changed))).toEqual(['signature-refused']);
    }
    const body = Buffer.from('{"id":"2"}');
    expect(await refusalOf(verified({ ...request, body }))).toEqual(['digest-mismatch', 'Content-Digest']);
  });

  test('is refused where not all that matters is signed', async () => {
    const fields = ['@method', '@authority', '@path', 'content-type'];
    expect(await refused(signed({ fields }))).toEqual(['signature-refused']);
    for (const params of [
      ['created', 'keyid', 'nonce'],
      ['expires', 'keyid', 'nonce'],
      ['created', 'expires', 'keyid'],
      ['created', 'expires', 'nonce'],
    ]) {
      expect(await refused(signed({ params }))).toEqual(['signature-refused']);
    }
  });

  test('is refused when it is too old, and when it is of the future', async () => {
    expect(await verified(await signed({ madeIn: -60 }))).toMatchObject({ keyId: 'edwards' });
    expect(await refused(signed({ madeIn: -400 }))).toEqual(['signature-refused']);
    expect(await refused(signed({ madeIn: 90 }))).toEqual(['signature-refused']);
  });

  test('is refused where it is not signed, or in no way that can be read', async () => {
    const request = await signed();
    const { signature: _1, 'signature-input': _2, ...plain } = request.headers;
    expect(await refusalOf(verified({ ...request, headers: plain }))).toEqual(['not-signed']);
    for (const broken of [
      { 'signature-input': 'sig=(' },
      { signature: 'sig=:AA==:' },
      { signature: 'other=:AA==:' },
      { signature: undefined },
    ]) {
      const headers = { ...request.headers, ...broken };
      expect(await refusalOf(verified({ ...request, headers }))).toEqual(['signature-refused']);
    }
  });
});

describe('a key', () => {
  test('is a public one of the kinds that one signs with', () => {
    const { publicKey, privateKey } = edwards;
    expect(signingKeyIn(pem({ publicKey }))).toMatchObject({ algorithm: 'ed25519' });
    expect(signingKeyIn(privateKey.export({ type: 'pkcs8', format: 'pem' }).toString())).toBeUndefined();
    expect(signingKeyIn(pem(generateKeyPairSync('ec', { namedCurve: 'P-384' })))).toBeUndefined();
    expect(signingKeyIn('-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----')).toBeUndefined();
    expect(signingKeyIn('')).toBeUndefined();
  });
});
