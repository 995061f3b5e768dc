import { isSignedBy, sha256 } from './primitives.js';

// Signed notes as C2SP signed-note has them, with Ed25519 signatures of logs and the timestamped ones of witnesses
// (C2SP tlog-cosignature).

/** Signature types of C2SP signed-note. */
const ED25519 = 0x01;
const COSIGNATURE = 0x04;

export interface NoteSignature {
  readonly name: string;
  /** 4 bytes. */
  readonly keyId: Buffer;
  readonly bytes: Buffer;
}

export interface Note {
  /** Ends with a newline. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** A key that signatures are verified with, as a vkey names it. */
export interface VerifierKey {
  readonly name: string;
  readonly keyId: Buffer;
  readonly kind: 'log' | 'witness';
  /** 32 bytes. */
  readonly key: Buffer;
  /** `name+keyId+type and key`, as configuration files have it. */
  readonly vkey: string;
}

/** A text that isn't a note, a vkey or a checkpoint. */
export class MalformedNote extends Error {
  override readonly name = 'MalformedNote';
}

const NAME = /^[^\p{White_Space}+]+$/u;
const SIGNATURE_LINE = /^— ([^\p{White_Space}+]+) ([A-Za-z0-9+/]+={0,2})$/u;
// Every ASCII control character but the newline, and surrogates without the other half, which UTF-8 doesn't have.
const FORBIDDEN = /[\u0000-\u0009\u000b-\u001f]|\p{Surrogate}/u;
const MOST_SIGNATURES = 100;
/** C2SP tlog-cosignature: a time does not exceed 2^63 - 1. */
const LAST_TIME = 2n ** 63n - 1n;

/** @throws MalformedNote */
export const parseNote = (note: string): Note => {
  const split = note.lastIndexOf('\n\n');
  if (split < 0 || FORBIDDEN.test(note) || !note.endsWith('\n')) {
    throw new MalformedNote('A note is a text, an empty line and signature lines.');
  }
  const lines = note.slice(split + 2, -1).split('\n');
  if (lines.length > MOST_SIGNATURES) throw new MalformedNote('The note has too many signatures.');
  return { text: note.slice(0, split + 1), signatures: lines.map(parseSignature) };
};

/** @throws MalformedNote */
export const parseSignature = (line: string): NoteSignature => {
  const [, name, encoded = ''] = SIGNATURE_LINE.exec(line) ?? [];
  const bytes = Buffer.from(encoded, 'base64');
  if (name === undefined || bytes.length < 5 || bytes.toString('base64') !== encoded) {
    throw new MalformedNote(
      'A signature line is a dash, a name and the base64 of a key’s id and a signature.',
    );
  }
  return { name, keyId: bytes.subarray(0, 4), bytes: bytes.subarray(4) };
};

export const formatSignature = ({ name, keyId, bytes }: NoteSignature): string =>
  `— ${name} ${Buffer.concat([keyId, bytes]).toString('base64')}\n`;

export const formatNote = ({ text, signatures }: Note): string =>
  `${text}\n${signatures.map(formatSignature).join('')}`;

const keyIdOf = (name: string, type: number, key: Buffer): Buffer =>
  sha256(Buffer.from(`${name}\n`), Buffer.of(type), key).subarray(0, 4);

/** @param raw the key's 32 bytes. @throws MalformedNote where the name can't be a key's */
export const verifierKey = (kind: VerifierKey['kind'], name: string, raw: Buffer): VerifierKey => {
  if (!NAME.test(name) || FORBIDDEN.test(name))
    throw new MalformedNote('The name of a key is not empty, and has no spaces and no +.');
  const type = kind === 'log' ? ED25519 : COSIGNATURE;
  const keyId = keyIdOf(name, type, raw);
  return {
    name,
    keyId,
    kind,
    key: raw,
    vkey: `${name}+${keyId.toString('hex')}+${Buffer.concat([Buffer.of(type), raw]).toString('base64')}`,
  };
};

/** A key from its vkey: `<name>+<key id in hex>+<base64 of the type and the key>`. @throws MalformedNote */
export const parseVerifierKey = (vkey: string): VerifierKey => {
  const [, name, keyId, encoded = ''] = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]{44})$/u.exec(vkey) ?? [];
  const bytes = Buffer.from(encoded, 'base64');
  const type = bytes[0];
  if (name === undefined || (type !== ED25519 && type !== COSIGNATURE)) {
    throw new MalformedNote('A vkey is a name, a key id and an Ed25519 key, with + between them.');
  }
  const key = verifierKey(type === ED25519 ? 'log' : 'witness', name, bytes.subarray(1));
  if (key.keyId.toString('hex') !== keyId) {
    throw new MalformedNote(`The id of the key ${name} does not belong to that key.`);
  }
  return key;
};

/** What a witness signs of a checkpoint's text. @param time seconds since 1970 */
export const cosignedText = (text: string, time: bigint): string =>
  `cosignature/v1\ntime ${time.toString()}\n${text}`;

/** What a key has signed: for a witness with the time that it states, in seconds since 1970. */
export interface Verified {
  readonly key: VerifierKey;
  readonly time?: number;
}

/**
 * Whose signatures a note bears, among some known keys. Others are passed over.
 * @throws MalformedNote where one of theirs does not belong to this text
 */
export const verifiedBy = ({ text, signatures }: Note, keys: readonly VerifierKey[]): readonly Verified[] =>
  signatures.flatMap((signature) => {
    const key = keys.find(({ name, keyId }) => name === signature.name && keyId.equals(signature.keyId));
    if (!key) return [];
    const verified = verifiedWith(key, text, signature.bytes);
    if (!verified) throw new MalformedNote(`The signature of ${key.name} does not belong to this text.`);
    return [verified];
  });

const verifiedWith = (key: VerifierKey, text: string, bytes: Buffer): Verified | undefined => {
  if (key.kind === 'log') return isSignedBy(key.key, Buffer.from(text), bytes) ? { key } : undefined;
  if (bytes.length !== 72) return undefined;
  const time = bytes.readBigUInt64BE();
  if (time > LAST_TIME) return undefined;
  const isTheirs = isSignedBy(key.key, Buffer.from(cosignedText(text, time)), bytes.subarray(8));
  return isTheirs ? { key, time: Number(time) } : undefined;
};
