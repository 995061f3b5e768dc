import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { authorityOf, cmsOf, jwsOf } from '../../../test/support/authority.js';
import { refusalOf } from '../../../test/support/refusal-of.js';
import { SoftwarePasskey } from '../../../test/support/software-passkey.js';
import { certifiedMaria, trust, week } from './signed-by.examples.js';
import { sha256Of, textToSign } from './text-to-sign.js';
import { assertionIn } from './verify-passkey.js';
import { verifyProof, type Proof } from './verify-proof.js';

const text = textToSign(week);
const other = textToSign({ ...week, under: { week: '2026-W47' } });
const refused = (proof: Proof, of = text) => refusalOf(verifyProof(proof, of, trust));
const inHeader = (header: object) => ({
  jws: `${Buffer.from(JSON.stringify(header)).toString('base64url')}..c2lnbmVk`,
});

describe('the text that is signed', () => {
  it('says in canonical JSON what is acknowledged, by whom, and what for', () => {
    expect(text).toBe(
      '{"pupil":"anna","purpose":"school-journal/acknowledgement/1","seen":"4711/4711","signer":"mother","week":"2026-W48"}',
    );
    expect(sha256Of(text)).toBe('RqWxEvzuVquvkxnyBY-2coT2ZV8xJ3YwsVLMn5xvjL0');
  });

  it('is another one for each pupil, signer, version, week and remark', () => {
    const texts = [
      week,
      { ...week, pupilId: 'boris' },
      { ...week, signerId: 'father' },
      { ...week, seen: { commit: 4711n, prepare: 4712n } },
      { ...week, under: { week: '2026-W47' } },
      { ...week, under: { remarkId: '2026-W48' } },
    ].map(textToSign);
    expect(new Set(texts).size).toBe(texts.length);
  });
});

describe('a detached JWS', () => {
  it.each([
    ['P-256', 'ES256'],
    ['P-384', 'ES384'],
    ['P-521', 'ES512'],
    ['RSA', 'RS256'],
    ['Ed25519', 'EdDSA'],
  ] as const)('is verified with a key of kind %s', async (key, algorithm) => {
    const maria = certifiedMaria({ key });
    const verified = await verifyProof({ jws: jwsOf(maria, text) }, text, trust);
    expect(verified).toMatchObject({ kind: 'jws', algorithm });
    expect(verified.certificate?.raw.equals(maria.certificate)).toBe(true);
  });

  it('is verified with RSASSA-PSS, and with its payload as it is', async () => {
    const pss = jwsOf(certifiedMaria({ key: 'RSA' }), text, { alg: 'PS256' });
    expect(await verifyProof({ jws: pss }, text, trust)).toMatchObject({ algorithm: 'PS256' });
    const unencoded = { jws: jwsOf(certifiedMaria(), text, { b64: false, crit: ['b64'] }) };
    expect(await verifyProof(unencoded, text, trust)).toMatchObject({ algorithm: 'ES256' });
    expect(await refused(unencoded, other)).toEqual(['signature-mismatch', 'signature.jws']);
  });

  it('is none of another text', async () => {
    expect(await refused({ jws: jwsOf(certifiedMaria(), other) })).toEqual([
      'signature-mismatch',
      'signature.jws',
    ]);
  });

  it('is none of another key than its certificate’s', async () => {
    const maria = certifiedMaria();
    const forged = jwsOf({ ...maria, key: certifiedMaria().key }, text);
    expect(await refused({ jws: forged })).toEqual(['signature-mismatch', 'signature.jws']);
    const ofAnotherKind = jwsOf({ ...maria, key: certifiedMaria({ key: 'RSA' }).key }, text);
    expect(await refused({ jws: ofAnotherKind })).toEqual(['signature-algorithm-refused', 'signature.jws']);
  });

  it('has an algorithm by which nobody else can have signed', async () => {
    const x5c = [certifiedMaria().certificate.toString('base64')];
    for (const alg of ['none', 'HS256', 'RS1', 'ES256K', undefined, 7]) {
      expect(await refused(inHeader({ alg, x5c }))).toEqual(['signature-algorithm-refused', 'signature.jws']);
    }
  });

  it('is of the right form', async () => {
    const good = jwsOf(certifiedMaria(), text);
    const [header = '', , signature = ''] = good.split('.');
    const certificates = Array.from({ length: 7 }, () => certifiedMaria().certificate.toString('base64'));
    const bad: readonly Proof[] = [
      ...['', '.', '..', 'a..b', `${header}.e30.${signature}`, `${good}.`, `${header}..`, `..${signature}`],
      `${good}${'A'.repeat(20_000)}`,
    ].map((jws) => ({ jws }));
    const headers = [
      [],
      'x',
      null,
      {},
      { alg: 'ES256' },
      { alg: 'ES256', x5c: [] },
      { alg: 'ES256', x5c: 'x' },
    ];
    for (const proof of [
      ...bad,
      ...headers.slice(0, 3).map((one) => inHeader(one as object)),
      ...headers.slice(4).map((one) => inHeader(one as object)),
      ...[['x'], [null], certificates].map((x5c) => inHeader({ alg: 'ES256', x5c })),
      { jws: jwsOf(certifiedMaria(), text, { crit: ['exp'], exp: 1 }) },
      { jws: jwsOf(certifiedMaria(), text, { b64: false }) },
    ]) {
      expect([proof, await refused(proof)]).toEqual([proof, ['signature-malformed', 'signature.jws']]);
    }
  });
});

describe('a detached CMS', () => {
  it.each([
    ['P-256', 'ecdsa-with-SHA256'],
    ['P-384', 'ecdsa-with-SHA256'],
    ['RSA', 'sha256WithRSAEncryption'],
    ['Ed25519', 'Ed25519'],
  ] as const)('is verified with a key of kind %s', async (key, algorithm) => {
    const maria = certifiedMaria({ key });
    const verified = await verifyProof({ cms: cmsOf(maria, text) }, text, trust);
    expect(verified).toMatchObject({ kind: 'cms', algorithm });
    expect(verified.certificate?.raw.equals(maria.certificate)).toBe(true);
  });

  it('is none of another text, nor of another key than its certificate’s', async () => {
    expect(await refused({ cms: cmsOf(certifiedMaria(), other) })).toEqual([
      'signature-mismatch',
      'signature.cms',
    ]);
    for (const key of ['P-256', 'RSA', 'Ed25519'] as const) {
      const forged = cmsOf({ ...certifiedMaria(), key: certifiedMaria({ key }).key }, text);
      expect(await refused({ cms: forged })).toEqual(['signature-mismatch', 'signature.cms']);
    }
  });

  it('is detached, and has signed attributes', async () => {
    const wrong = [
      cmsOf(certifiedMaria(), text, { content: text }),
      cmsOf(certifiedMaria(), text, { bare: true }),
      ...['', 'x', 'MAA=', 'MIA=', 'A'.repeat(40_000)],
    ];
    for (const cms of wrong) {
      expect([cms, await refused({ cms })]).toEqual([cms, ['signature-malformed', 'signature.cms']]);
    }
  });

  it('is refused in coded words, whatever byte of it is changed', async () => {
    const good = Buffer.from(cmsOf(certifiedMaria(), text), 'base64');
    const codes = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.nat(good.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const changed = Buffer.from(good);
        changed[at] = (changed[at] ?? 0) ^ change;
        const cms = changed.toString('base64');
        const outcome = await verifyProof({ cms }, text, trust).catch((error: unknown) => error);
        if (outcome instanceof Error) codes.add((outcome as { code?: string }).code ?? outcome.message);
      }),
      { numRuns: 200 },
    );
    const coded =
      /^(signature-(malformed|mismatch|untrusted|algorithm-refused)|certificate-(unsuitable|expired|not-yet-valid))$/;
    expect([...codes].filter((code) => !coded.test(code))).toEqual([]);
    expect(codes).toContain('signature-mismatch');
  });
});

describe('a passkey', () => {
  const ORIGIN = 'https://journal.example';
  const signedBy = (passkey: SoftwarePasskey, of = text, isVerified = true): Proof => ({
    passkey: {
      ...assertionIn(passkey.signed(sha256Of(of), isVerified), 'signature.passkey'),
      ...{ publicKey: passkey.publicKey, origin: ORIGIN },
    },
  });

  it('signs the text by its digest', async () => {
    const verified = await verifyProof(signedBy(new SoftwarePasskey(ORIGIN)), text, trust);
    expect(verified).toEqual({ kind: 'passkey', algorithm: 'ES256', uses: 0 });
  });

  it('signs nothing else, nowhere else, and not for whoever merely has it in hand', async () => {
    const passkey = new SoftwarePasskey(ORIGIN);
    const another = new SoftwarePasskey(ORIGIN);
    const proof = signedBy(passkey);
    for (const wrong of [
      signedBy(passkey, other),
      signedBy(passkey, text, false),
      signedBy(new SoftwarePasskey('https://elsewhere.example')),
      'passkey' in proof ? { passkey: { ...proof.passkey, publicKey: another.publicKey } } : proof,
      'passkey' in proof ? { passkey: { ...proof.passkey, publicKey: 'e30' } } : proof,
    ]) {
      expect(await refused(wrong)).toEqual(['signature-mismatch', 'signature.passkey']);
    }
  });

  it('is what a browser answers', () => {
    const answered = new SoftwarePasskey(ORIGIN).signed(sha256Of(text));
    const { response } = answered;
    for (const wrong of [
      {},
      { ...answered, id: 7 },
      { ...answered, response: null },
      { ...answered, response: { ...response, signature: '!' } },
      { ...answered, response: { ...response, clientDataJSON: 'A'.repeat(9_999) } },
    ]) {
      expect(() => assertionIn(wrong, 'signature.passkey')).toThrow('no signature');
    }
  });
});

describe('a certificate', () => {
  const elsewhere = authorityOf('Root of the tests');

  it('has to come from a root that is trusted', async () => {
    const strangers = [
      certifiedMaria({ issuer: elsewhere }),
      // Its name is that of the one that is trusted, its key is not.
      certifiedMaria({ issuer: authorityOf('Issuing authority', { issuer: elsewhere }) }),
    ];
    for (const stranger of strangers) {
      expect(await refused({ jws: jwsOf(stranger, text) })).toEqual(['signature-untrusted', 'signature.jws']);
      expect(await refused({ cms: cmsOf(stranger, text) })).toEqual(['signature-untrusted', 'signature.cms']);
    }
  });
});
