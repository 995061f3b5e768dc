import {
  generateAuthenticationOptions,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server';
import type { FactorStore, PasskeyFactor } from '../../access/factor-store.js';
import { CEREMONY_MS } from '../../access/challenges.js';
import { invalidInput } from '../../eventing/domain-error.js';
import type { Position } from '../../eventing/position.js';
import type { WriteRequest } from '../../http/write-request.js';
import type { Directory } from '../../people/directory.js';
import type { Ids } from '../../people/ids.js';
import type { Vault } from '../../people/vault.js';
import type { Certificate } from './certificates/certificate.js';
import { isNamed } from './certificates/holder.js';
import { mismatch, notAccepted, ofAnother, untrusted } from './refusals.js';
import type { SignatureBody } from './signature.dto.js';
import type { ElectronicSignature } from './signature.values.js';
import { sha256Of, textToSign, type Acknowledged } from './text-to-sign.js';
import { assertionIn } from './verify-passkey.js';
import { verifyProof, type Proof, type VerifiedProof } from './verify-proof.js';

const FIELD = 'signature';

export interface SignatureParts {
  readonly roots: readonly Certificate[];
  /** Where people reach the application: passkeys are good there only. */
  readonly publicUrl: string;
  readonly factors: Pick<FactorStore, 'of' | 'byId' | 'moveCounter'>;
  readonly directory: Pick<Directory, 'personal'>;
  readonly vault: Pick<Vault, 'seal' | 'digest'>;
  readonly ids: Ids;
}

/** What is signed, for a program of the guardian's, and for a passkey of the account where it has one. */
export interface ToSign {
  readonly text: string;
  /** Base64url. */
  readonly sha256: string;
  /** What `navigator.credentials.get` takes, as JSON. */
  readonly passkey?: PublicKeyCredentialRequestOptionsJSON;
}

/** Verifies with what guardians sign beside their session, and keeps it so that others can verify it again. */
export class Signatures {
  private readonly origin: string;

  constructor(private readonly parts: SignatureParts) {
    this.origin = new URL(parts.publicUrl).origin;
  }

  async toSign(accountId: string, acknowledged: Acknowledged): Promise<ToSign> {
    const text = textToSign(acknowledged);
    const sha256 = sha256Of(text);
    const passkeys = (await this.parts.factors.of(accountId)).filter(
      (factor): factor is PasskeyFactor => factor.kind === 'passkey',
    );
    if (passkeys.length === 0) return { text, sha256 };
    const passkey = await generateAuthenticationOptions({
      rpID: new URL(this.origin).hostname,
      challenge: Uint8Array.from(Buffer.from(sha256, 'base64url')),
      allowCredentials: passkeys.map(({ credentialId, transports }) => ({
        id: credentialId,
        transports: [...transports],
      })),
      timeout: CEREMONY_MS,
      userVerification: 'required',
    });
    return { text, sha256, passkey };
  }

  /**
   * What a command says of how something is signed.
   * @throws DomainError that names what is wrong with the electronic signature, where there is one.
   */
  async signed(
    seen: Position,
    under: Acknowledged['under'],
    given: SignatureBody | undefined,
    { pupilId, guardianId }: { readonly pupilId: string; readonly guardianId: string },
    request: WriteRequest,
  ): Promise<{ readonly seen: Position; readonly signature?: ElectronicSignature }> {
    if (!given) return { seen };
    const text = textToSign({ pupilId, signerId: guardianId, seen, under });
    const proof = await this.proofIn(given, request.viewer.accountId);
    const at = new Date(request.at);
    const verified = await verifyProof(proof, text, { roots: this.parts.roots, at, field: FIELD });
    const madeWith = await this.madeWith(verified, proof, guardianId);
    const { kind, algorithm } = verified;
    const sealed = await this.parts.vault.seal(guardianId, JSON.stringify(proof), request.commandId);
    return { seen, signature: { kind, algorithm, sha256: sha256Of(text), madeWith, proof: sealed } };
  }

  /** @throws DomainError `invalid-input`, `signatures-not-accepted`, `signature-malformed`, `signature-untrusted`. */
  private async proofIn({ jws, cms, passkey }: SignatureBody, accountId: string): Promise<Proof> {
    if ([jws, cms, passkey].filter((each) => each !== undefined).length !== 1) {
      throw invalidInput(
        'must be exactly one of them',
        ...(['jws', 'cms', 'passkey'] as const).map((kind) => `${FIELD}.${kind}`),
      );
    }
    if (passkey) {
      const field = `${FIELD}.passkey`;
      const assertion = assertionIn(passkey, field);
      const found = await this.parts.factors.byId(this.parts.ids.of('passkey', assertion.id));
      if (found?.kind !== 'passkey' || found.accountId !== accountId) {
        throw untrusted(field, 'is by no passkey of this account');
      }
      return { passkey: { ...assertion, publicKey: found.publicKey, origin: this.origin } };
    }
    const proof: Proof = jws === undefined ? { cms: cms ?? '' } : { jws };
    if (this.parts.roots.length === 0) {
      throw notAccepted(
        `${FIELD}.${jws === undefined ? 'cms' : 'jws'}`,
        'has a certificate that nothing vouches for',
      );
    }
    return proof;
  }

  /** @throws DomainError `certificate-of-another`, `signature-mismatch` where a passkey was used elsewhere since. */
  private async madeWith(
    { kind, certificate, uses = 0 }: VerifiedProof,
    proof: Proof,
    signerId: string,
  ): Promise<string> {
    const { directory, vault } = this.parts;
    if (certificate) {
      const personal = await directory.personal(signerId);
      if (personal && isNamed(certificate.subject, personal)) {
        return vault.digest(signerId, `certificate ${certificate.raw.toString('base64')}`);
      }
      throw ofAnother(`${FIELD}.${kind}`, 'has a certificate that names somebody else');
    }
    return this.usedPasskey('passkey' in proof ? proof.passkey.id : '', uses);
  }

  /** Moves a passkey's counter on, unless that is what it was when the same answer came before. */
  private async usedPasskey(credentialId: string, uses: number): Promise<string> {
    const { factors, ids } = this.parts;
    const factorId = ids.of('passkey', credentialId);
    const found = await factors.byId(factorId);
    const isUsed =
      found?.kind === 'passkey' &&
      (uses === found.counter || (uses > found.counter && (await factors.moveCounter(found, uses))));
    if (!isUsed) throw mismatch(`${FIELD}.passkey`, 'is by a passkey that was used since');
    return factorId;
  }
}
