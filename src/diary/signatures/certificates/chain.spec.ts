import { describe, expect, it } from '@jest/globals';
import {
  authorityOf,
  CERT_SIGN,
  certified,
  DIGITAL_SIGNATURE,
  KEY_ENCIPHERMENT,
  type Holder,
} from '../../../../test/support/authority.js';
import { refusalOf } from '../../../../test/support/refusal-of.js';
import { certifiedMaria, issuing, NOON, root } from '../signed-by.examples.js';
import { Certificate } from './certificate.js';
import { MOST_CERTIFICATES, trustedChain } from './chain.js';

const read = ({ certificate }: Holder) => new Certificate(certificate);
const chainOf = (signer: Holder, others: readonly Holder[], roots = [root], at = NOON) =>
  trustedChain(read(signer), others.map(read), { roots: roots.map(read), at, field: 'signature' });
const refused = (...asked: Parameters<typeof chainOf>) =>
  refusalOf(Promise.resolve().then(() => chainOf(...asked)));

const YESTERDAY = new Date('2026-11-27T12:00:00Z');
const TOMORROW = new Date('2026-11-29T12:00:00Z');
const UNTRUSTED = ['signature-untrusted', 'signature'];
const UNSUITABLE = ['certificate-unsuitable', 'signature'];

describe('the certificates of a signature', () => {
  it('lead to a root that is trusted, whatever their order', () => {
    const maria = certifiedMaria();
    const stranger = authorityOf('Somebody else');
    const found = chainOf(maria, [stranger, issuing]);
    expect(found.map(({ raw }) => raw)).toEqual([maria, issuing, root].map(({ certificate }) => certificate));
    expect(chainOf(maria, [root, issuing])).toHaveLength(3);
    expect(chainOf(certifiedMaria({ issuer: root }), [])).toHaveLength(2);
  });

  it('are not trusted where they lead nowhere, or only to themselves', async () => {
    expect(await refused(certifiedMaria(), [])).toEqual(UNTRUSTED);
    expect(await refused(certifiedMaria(), [issuing], [])).toEqual(UNTRUSTED);
    const selfSigned = certified({ commonName: 'Ivanova Maria' }, { usage: DIGITAL_SIGNATURE });
    expect(await refused(selfSigned, [])).toEqual(UNTRUSTED);
    expect(await refused(selfSigned, [selfSigned])).toEqual(UNTRUSTED);
  });

  it('are not trusted where only the names fit', async () => {
    const impostor = authorityOf('Root of the tests');
    const theirs = authorityOf('Issuing authority', { issuer: impostor });
    expect(await refused(certifiedMaria({ issuer: impostor }), [])).toEqual(UNTRUSTED);
    expect(await refused(certifiedMaria({ issuer: theirs }), [theirs, issuing])).toEqual(UNTRUSTED);
  });

  it('must all be valid when it is signed', async () => {
    const gone = { until: YESTERDAY };
    const early = { from: TOMORROW };
    expect(await refused(certifiedMaria(gone), [issuing])).toEqual(['certificate-expired', 'signature']);
    expect(await refused(certifiedMaria(early), [issuing])).toEqual([
      'certificate-not-yet-valid',
      'signature',
    ]);
    expect(chainOf(certifiedMaria(gone), [issuing], [root], new Date(YESTERDAY.getTime() - 1))).toHaveLength(
      3,
    );
    const goneIssuer = authorityOf('Old authority', { issuer: root, ...gone });
    expect(await refused(certifiedMaria({ issuer: goneIssuer }), [goneIssuer])).toEqual([
      'certificate-expired',
      'signature',
    ]);
    const goneRoot = authorityOf('Old root', gone);
    expect(await refused(certifiedMaria({ issuer: goneRoot }), [], [goneRoot])).toEqual([
      'certificate-expired',
      'signature',
    ]);
  });

  it('must come from authorities, no further from their root than that allows', async () => {
    const person = certifiedMaria();
    expect(await refused(certifiedMaria({ issuer: person }), [person, issuing])).toEqual(UNTRUSTED);
    const notForThat = authorityOf('Has no usage', { issuer: root, usage: undefined });
    expect((await refused(certifiedMaria({ issuer: notForThat }), [notForThat]))[0]).toMatch(/unsuitable/);
    const deeper = authorityOf('One too many', { issuer: issuing });
    expect(await refused(certifiedMaria({ issuer: deeper }), [deeper, issuing])).toEqual(UNSUITABLE);
    const wide = authorityOf('Wide root', { authority: { longestPath: 1 } });
    const first = authorityOf('First', { issuer: wide });
    const second = authorityOf('Second', { issuer: first });
    expect(chainOf(certifiedMaria({ issuer: first }), [first], [wide])).toHaveLength(3);
    expect(await refused(certifiedMaria({ issuer: second }), [second, first], [wide])).toEqual(UNSUITABLE);
  });

  it('must be for signatures of a person', async () => {
    for (const options of [
      { usage: KEY_ENCIPHERMENT },
      { usage: undefined },
      { authority: {}, usage: DIGITAL_SIGNATURE | CERT_SIGN },
      // A server's.
      { purposes: ['2b06010505070301'] },
      { unknown: true },
    ]) {
      expect([options, await refused(certifiedMaria(options), [issuing])]).toEqual([options, UNSUITABLE]);
    }
    for (const purpose of ['2b06010505070304', '2b06010505070324', '551d2500']) {
      expect(chainOf(certifiedMaria({ purposes: ['2b06010505070301', purpose] }), [issuing])).toHaveLength(3);
    }
  });

  it('must have keys of which nobody finds the other half', async () => {
    expect(await refused(certifiedMaria({ key: 'weak RSA' }), [issuing])).toEqual([
      'signature-algorithm-refused',
      'signature',
    ]);
    const weak = authorityOf('Weak root', { key: 'weak RSA' });
    expect(await refused(certifiedMaria({ issuer: weak }), [], [weak])).toEqual([
      'signature-algorithm-refused',
      'signature',
    ]);
  });

  it('are looked through soon, however often they vouch for each other', async () => {
    const tangled = authorityOf('Tangle');
    const others = Array.from({ length: MOST_CERTIFICATES - 1 }, () =>
      authorityOf('Tangle', { issuer: tangled, key: 'P-256' }),
    );
    const started = performance.now();
    expect(await refused(certifiedMaria({ issuer: tangled }), [tangled, ...others.slice(1)])).toEqual(
      UNTRUSTED,
    );
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
