/** AES-256-GCM (NIST SP 800-38D) with a random nonce before what is sealed. */
const NONCE_BYTES = 12;

/** @param place where it lies, without which it doesn't open. @param key 32 bytes, base64url. */
export async function sealKept(value: unknown, place: string, key: string): Promise<Uint8Array<ArrayBuffer>> {
  const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const plain = new TextEncoder().encode(JSON.stringify(value));
  const sealed = new Uint8Array(await crypto.subtle.encrypt(sealing(iv, place), await keyOf(key), plain));
  const whole = new Uint8Array(NONCE_BYTES + sealed.length);
  whole.set(iv);
  whole.set(sealed, NONCE_BYTES);
  return whole;
}

/** Undefined where it was sealed under another key or for another place. */
export async function openKept(whole: Uint8Array<ArrayBuffer>, place: string, key: string): Promise<unknown> {
  try {
    const iv = whole.slice(0, NONCE_BYTES);
    const sealed = whole.slice(NONCE_BYTES);
    const plain = await crypto.subtle.decrypt(sealing(iv, place), await keyOf(key), sealed);
    return JSON.parse(new TextDecoder().decode(plain)) as unknown;
  } catch {
    // An earlier session's, which nobody can read any more.
    return undefined;
  }
}

const sealing = (iv: Uint8Array<ArrayBuffer>, place: string): AesGcmParams => ({
  ...{ name: 'AES-GCM', iv },
  additionalData: new TextEncoder().encode(place),
});

function keyOf(text: string): Promise<CryptoKey> {
  const base64 = text.replaceAll('-', '+').replaceAll('_', '/');
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
}
