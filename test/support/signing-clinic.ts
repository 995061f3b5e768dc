import { createHash, randomUUID, type KeyObject } from 'node:crypto';
import { createSigner, httpbis } from 'http-message-signatures';
import type { Algorithm, SignedRequest } from '../../src/clinics/signed-request.js';

export interface Signing {
  readonly privateKey: KeyObject;
  readonly keyId: string;
  readonly algorithm?: Algorithm;
  /** Of what is signed, in place of all that has to be. */
  readonly fields?: readonly string[];
  readonly params?: readonly string[];
  /** Seconds from now on at which it says to have been made. */
  readonly madeIn?: number;
  readonly nonce?: string;
}

const FIELDS = ['@method', '@authority', '@path', 'content-type', 'content-digest'];
const PARAMETERS = ['created', 'expires', 'keyid', 'alg', 'nonce'];

/** A request of a clinic's system, signed as RFC 9421 has it. */
export const signedBy = async (signing: Signing, url: string, content: string): Promise<SignedRequest> => {
  const { privateKey, keyId, algorithm = 'ed25519', fields = FIELDS, params = PARAMETERS } = signing;
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const created = new Date(Date.now() + 1_000 * (signing.madeIn ?? 0));
  const digest = createHash('sha256').update(content).digest('base64');
  const request = {
    method: 'POST',
    url,
    headers: { 'content-type': 'application/cloudevents+json', 'content-digest': `sha-256=:${digest}:` },
  };
  const { headers } = await httpbis.signMessage(
    {
      key: createSigner(pem, algorithm, keyId),
      ...{ fields: [...fields], params: [...params] },
      paramValues: {
        created,
        expires: new Date(created.getTime() + 120_000),
        nonce: signing.nonce ?? randomUUID(),
      },
    },
    request,
  );
  const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  return { method: 'POST', url, headers: Object.fromEntries(lower), body: Buffer.from(content) };
};
