import { beforeEach, describe, expect, it } from '@jest/globals';
import { certified, cmsOf, DIGITAL_SIGNATURE, jwsOf } from '../../../test/support/authority.js';
import { MemoryCollection } from '../../../test/support/memory-collection.js';
import { recorded } from '../../../test/support/recorded.js';
import { refusalOf } from '../../../test/support/refusal-of.js';
import { SoftwarePasskey } from '../../../test/support/software-passkey.js';
import type { PasskeyFactor } from '../../access/factor-store.js';
import type { WriteRequest } from '../../http/write-request.js';
import { Ids } from '../../people/ids.js';
import { Vault } from '../../people/vault.js';
import { KeptSignatures } from './kept-signatures.js';
import type { SignatureBody } from './signature.dto.js';
import { Signatures } from './signatures.js';
import { certifiedMaria, issuing, maria, NOON, trust, week } from './signed-by.examples.js';
import { sha256Of, textToSign } from './text-to-sign.js';

const URL = 'https://journal.example';
const text = textToSign(week);

describe('what a guardian signs with', () => {
  let vault: Vault;
  let passkey: SoftwarePasskey;
  let kept: PasskeyFactor;
  const ids = new Ids(Buffer.alloc(32, 1));

  beforeEach(() => {
    vault = new Vault(new MemoryCollection().db, Buffer.alloc(32, 7));
    passkey = new SoftwarePasskey(URL);
    kept = {
      ...{ _id: ids.of('passkey', passkey.id), accountId: 'account', kind: 'passkey', addedAt: NOON },
      ...{ credentialId: passkey.id, publicKey: passkey.publicKey, counter: 0, transports: [] },
      cameWith: {} as PasskeyFactor['cameWith'],
    };
  });

  const signatures = (roots = trust.roots) =>
    new Signatures({
      ...{ roots, publicUrl: URL, vault, ids },
      directory: { personal: () => Promise.resolve(maria) },
      factors: {
        of: () => Promise.resolve([kept]),
        byId: (id) => Promise.resolve(id === kept._id ? kept : undefined),
        moveCounter: () => Promise.resolve(true),
      },
    });
  const signed = (given: SignatureBody | undefined, accountId = 'account', by = signatures()) =>
    by.signed(week.seen, week.under, given, { pupilId: week.pupilId, guardianId: week.signerId }, {
      ...{ viewer: { accountId }, commandId: 'command', at: NOON.toISOString() },
    } as WriteRequest);
  const auditedAs = async (given: SignatureBody) => {
    const { signature } = await signed(given);
    const data = { pupilId: 'anna', week: '2026-W48', guardianId: 'mother', seen: '4711/4711', signature };
    const event = recorded({ type: 'WeekAcknowledged', data }, 1);
    const store = {
      async *readStream() {
        yield await Promise.resolve({
          ...event,
          metadata: { ...event.metadata, recordedAt: NOON.toISOString() },
        });
      },
    };
    const directory = { names: () => Promise.resolve(() => 'Maria Ivanova') };
    const audited = new KeptSignatures({ store, directory, vault, roots: trust.roots });
    return { signature, told: (await audited.of('anna', '2026'))[0], audited };
  };

  it('is nothing where the session is enough', async () => {
    expect(await signed(undefined)).toEqual({ seen: week.seen });
  });

  it('is kept sealed, and told to auditors, for whom it holds', async () => {
    for (const given of [
      { jws: jwsOf(certifiedMaria(), text) },
      { cms: cmsOf(certifiedMaria(), text) },
      { passkey: passkey.signed(sha256Of(text)) },
    ]) {
      const { signature, told } = await auditedAs(given);
      const [kind = ''] = Object.keys(given);
      expect(signature).toMatchObject({
        kind,
        sha256: sha256Of(text),
        proof: { of: 'mother', in: 'command' },
      });
      expect(JSON.stringify(signature)).not.toContain(JSON.stringify(Object.values(given)[0]));
      expect(told).toMatchObject({ kind, text, verification: { holds: true } });
      expect(told?.proof).toHaveProperty(kind);
    }
  });

  it('leaves no proof of whoever is erased', async () => {
    const { audited } = await auditedAs({ jws: jwsOf(certifiedMaria(), text) });
    await vault.destroyKeyOf('mother');
    const [told] = await audited.of('anna', '2026');
    expect(told).toMatchObject({ kind: 'jws', verification: { holds: false, code: 'person-erased' } });
    expect(told).not.toHaveProperty('proof');
  });

  it('is the guardian’s own', async () => {
    const another = certified(
      { surname: 'Ivanova', givenName: 'Darya' },
      { issuer: issuing, usage: DIGITAL_SIGNATURE },
    );
    expect(await refusalOf(signed({ jws: jwsOf(another, text) }))).toEqual([
      'certificate-of-another',
      'signature.jws',
    ]);
    const answer = passkey.signed(sha256Of(text));
    expect(await refusalOf(signed({ passkey: answer }, 'another account'))).toEqual([
      'signature-untrusted',
      'signature.passkey',
    ]);
  });

  it('needs roots where it has a certificate, and is one thing', async () => {
    const jws = jwsOf(certifiedMaria(), text);
    expect(await refusalOf(signed({ jws }, 'account', signatures([])))).toEqual([
      'signatures-not-accepted',
      'signature.jws',
    ]);
    for (const given of [{}, { jws, cms: 'MAA=' }]) {
      expect((await refusalOf(signed(given)))[0]).toBe('invalid-input');
    }
  });

  it('is no copy of a passkey that was used more often since', async () => {
    kept = { ...kept, counter: 3 };
    expect(await refusalOf(signed({ passkey: passkey.signed(sha256Of(text)) }))).toEqual([
      'signature-mismatch',
      'signature.passkey',
    ]);
  });
});
