import { acknowledgementsOf, acknowledgeWeek } from './diary.js';
import type { Me } from './me.js';
import { request } from './request.js';
import type { FactorAdded } from './second-factors.js';

/** Whether this browser makes and gives passkeys in the form that they are asked for. */
export function arePasskeysKnown(): boolean {
  return 'PublicKeyCredential' in window && 'parseCreationOptionsFromJSON' in PublicKeyCredential;
}

/** Makes a passkey for the account. @throws DOMException where its owner doesn't want that, or took too long */
export async function addPasskey(): Promise<FactorAdded> {
  const path = '/api/me/second-factors/passkeys';
  const options = await request(`${path}/options`, { method: 'POST', body: {} });
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
    options as PublicKeyCredentialCreationOptionsJSON,
  );
  const passkey = answerOf(await navigator.credentials.create({ publicKey }));
  return (await request(path, { method: 'POST', body: { passkey } })) as FactorAdded;
}

/** Gives a passkey as second factor. @throws DOMException as above */
export async function givePasskey(): Promise<Me> {
  const passkey = await passkeyFor('/api/session/second-factor/options');
  return (await request('/api/session/second-factor', { method: 'POST', body: { passkey } })) as Me;
}

/** Shows once more that it is whoever is signed in. @throws DOMException as above */
export async function confirmByPasskey(): Promise<unknown> {
  const passkey = await passkeyFor('/api/session/second-factor/options');
  return request('/api/session/confirmation', { method: 'POST', body: { passkey } });
}

/** Signs in by a passkey alone, without name and password. @throws DOMException as above */
export async function signInByPasskey(): Promise<Me> {
  const passkey = await passkeyFor('/api/session/passkey/options');
  return (await request('/api/session/passkey', { method: 'POST', body: { passkey } })) as Me;
}

/** Signs the week as it was seen with a passkey of the account, where it has one. @throws DOMException as above */
export async function acknowledgeWeekByPasskey(pupilId: string, week: string, seen: string) {
  const path = `${acknowledgementsOf(pupilId)}/text?week=${week}&seen=${encodeURIComponent(seen)}`;
  const { passkey } = (await request(path)) as { readonly passkey?: PublicKeyCredentialRequestOptionsJSON };
  if (!passkey) throw new DOMException('The account has no passkey', 'NotAllowedError');
  return acknowledgeWeek(pupilId, week, seen, { passkey: await askedPasskey(passkey) });
}

async function passkeyFor(path: string): Promise<unknown> {
  const options = await request(path, { method: 'POST', body: {} });
  return askedPasskey(options as PublicKeyCredentialRequestOptionsJSON);
}

async function askedPasskey(options: PublicKeyCredentialRequestOptionsJSON): Promise<unknown> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  return answerOf(await navigator.credentials.get({ publicKey }));
}

/** As JSON; its buffers are written in base64url. */
function answerOf(credential: Credential | null): unknown {
  if (!(credential instanceof PublicKeyCredential)) throw new TypeError('The browser gave no passkey');
  return credential.toJSON();
}
