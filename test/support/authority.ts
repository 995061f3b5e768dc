import { constants, createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { bitString, der, integer, octets, oid, sequence, set, utcTime, utf8 } from './der-writer.js';

/** Somebody with a key, and the certificate of its public half. */
export interface Holder {
  readonly key: KeyObject;
  /** DER. */
  readonly certificate: Buffer;
  /** The certificate's number, DER. */
  readonly serial: Buffer;
  readonly issuer: Holder | undefined;
  readonly subject: Subject;
}

/** By the attributes of X.520. */
export interface Subject {
  readonly commonName?: string;
  readonly surname?: string;
  readonly givenName?: string;
}

export type KeyKind = 'P-256' | 'P-384' | 'P-521' | 'RSA' | 'weak RSA' | 'Ed25519';

export interface CertificateOptions {
  readonly key?: KeyKind;
  /** Nobody where it signs itself. */
  readonly issuer?: Holder;
  readonly authority?: { readonly longestPath?: number };
  /** Bits of KeyUsage, the first byte; none at all where it is undefined. */
  readonly usage?: number | undefined;
  /** Object identifiers of extended purposes, hex. */
  readonly purposes?: readonly string[];
  /** An extension that nobody knows, which must not be passed over. */
  readonly unknown?: boolean;
  readonly from?: Date;
  readonly until?: Date;
}

export const DIGITAL_SIGNATURE = 0x80;
export const KEY_ENCIPHERMENT = 0x20;
export const CERT_SIGN = 0x04;

const NAMES = { commonName: '550403', surname: '550404', givenName: '55042a' } as const;
const SIGNED_BY = {
  ec: { algorithm: sequence(oid('2a8648ce3d040302')), hash: 'sha256' },
  rsa: { algorithm: sequence(oid('2a864886f70d01010b'), der(0x05)), hash: 'sha256' },
  ed25519: { algorithm: sequence(oid('2b6570')), hash: null },
} as const;

/** An authority that vouches for itself. */
export const authorityOf = (commonName: string, options: CertificateOptions = {}): Holder =>
  certified({ commonName }, { usage: CERT_SIGN, authority: {}, ...options });

/** Somebody with a new key, and a certificate of it as it is asked for (RFC 5280 §4). */
export const certified = (subject: Subject, options: CertificateOptions = {}): Holder => {
  const {
    issuer,
    from = new Date('2020-01-01T00:00:00Z'),
    until = new Date('2049-12-31T00:00:00Z'),
  } = options;
  const { privateKey, publicKey } = keyPairOf(options.key ?? 'P-256');
  const { algorithm, hash } = SIGNED_BY[kindOf(issuer?.key ?? privateKey)];
  // Positive: its first byte is below 0x80.
  const serial = der(0x02, Buffer.from([1]), randomBytes(8));
  const content = sequence(
    der(0xa0, integer(2)),
    serial,
    algorithm,
    nameOf(issuer?.subject ?? subject),
    sequence(timeOf(from), timeOf(until)),
    nameOf(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(...extensionsOf(options))),
  );
  const signature = sign(hash, content, issuer?.key ?? privateKey);
  const certificate = sequence(content, algorithm, bitString(signature));
  return { key: privateKey, certificate, serial, issuer, subject };
};

const keyPairOf = (kind: KeyKind): { readonly privateKey: KeyObject; readonly publicKey: KeyObject } => {
  switch (kind) {
    case 'RSA':
      return generateKeyPairSync('rsa', { modulusLength: 2048 });
    case 'weak RSA':
      return generateKeyPairSync('rsa', { modulusLength: 1024 });
    case 'Ed25519':
      return generateKeyPairSync('ed25519');
    default:
      return generateKeyPairSync('ec', { namedCurve: kind });
  }
};

const kindOf = ({ asymmetricKeyType }: KeyObject): keyof typeof SIGNED_BY =>
  asymmetricKeyType === 'rsa' || asymmetricKeyType === 'ed25519' ? asymmetricKeyType : 'ec';

const nameOf = (subject: Subject): Buffer =>
  sequence(
    ...(['surname', 'givenName', 'commonName'] as const).flatMap((part) => {
      const said = subject[part];
      return said === undefined ? [] : [der(0x31, sequence(oid(NAMES[part]), utf8(said)))];
    }),
  );

const timeOf = (time: Date): Buffer => utcTime(`${time.toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`);

const TRUE = der(0x01, Buffer.from([0xff]));

const extensionsOf = ({ authority, usage, purposes, unknown = false }: CertificateOptions): Buffer[] => [
  sequence(
    oid('551d13'),
    TRUE,
    octets(
      authority
        ? sequence(TRUE, ...(authority.longestPath === undefined ? [] : [integer(authority.longestPath)]))
        : sequence(),
    ),
  ),
  ...(usage === undefined ? [] : [sequence(oid('551d0f'), TRUE, octets(bitString(Buffer.from([usage]))))]),
  ...(purposes ? [sequence(oid('551d25'), octets(sequence(...purposes.map(oid))))] : []),
  ...(unknown ? [sequence(oid('2a0304'), TRUE, octets(integer(1)))] : []),
];

/** The certificates of somebody's issuers up to the one that vouches for itself, which is left out. */
const between = ({ issuer }: Holder): readonly Holder[] =>
  issuer?.issuer ? [issuer, ...between(issuer)] : [];

/** A detached JWS over a text (RFC 7515 app. F), with the certificates of whoever signs but for the root's. */
export const jwsOf = (holder: Holder, text: string, more: object = {}): string => {
  const x5c = [holder, ...between(holder)].map(({ certificate }) => certificate.toString('base64'));
  const header = { alg: algorithmOf(holder.key), x5c, ...more };
  const start = Buffer.from(JSON.stringify(header)).toString('base64url');
  const payload = 'b64' in header ? text : Buffer.from(text).toString('base64url');
  const signature = sign(
    header.alg === 'EdDSA' ? null : `sha${header.alg.slice(-3)}`,
    Buffer.from(`${start}.${payload}`),
    {
      key: holder.key,
      dsaEncoding: 'ieee-p1363',
      ...(header.alg.startsWith('PS') ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 } : {}),
    },
  );
  return `${start}..${signature.toString('base64url')}`;
};

const algorithmOf = ({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): string => {
  if (asymmetricKeyType === 'rsa') return 'RS256';
  if (asymmetricKeyType === 'ed25519') return 'EdDSA';
  const curve = asymmetricKeyDetails?.namedCurve ?? '';
  return { prime256v1: 'ES256', secp384r1: 'ES384', secp521r1: 'ES512' }[curve] ?? '';
};

export interface CmsOptions {
  /** Put into it, where it is not detached. */
  readonly content?: string;
  /** Whether it comes without the signed attributes. */
  readonly bare?: boolean;
}

const SHA256 = sequence(oid('608648016503040201'));
const DATA = oid('2a864886f70d010701');

/** Detached SignedData over a text (RFC 5652 §5), base64, with the certificates of whoever signs but for the root's. */
export const cmsOf = (holder: Holder, text: string, { content, bare = false }: CmsOptions = {}): string => {
  const { algorithm, hash } = SIGNED_BY[kindOf(holder.key)];
  const digest = createHash('sha256').update(text).digest();
  const attribute = (type: string, value: Buffer) => sequence(oid(type), set(value));
  const attributes = set(
    attribute('2a864886f70d010903', DATA),
    attribute('2a864886f70d010904', octets(digest)),
  );
  const tagged = Buffer.from(attributes);
  tagged[0] = 0xa0;
  const info = sequence(
    integer(1),
    sequence(nameOf(holder.issuer?.subject ?? holder.subject), holder.serial),
    SHA256,
    ...(bare ? [] : [tagged]),
    algorithm,
    octets(sign(hash, bare ? Buffer.from(text) : attributes, holder.key)),
  );
  const signedData = sequence(
    integer(1),
    set(SHA256),
    sequence(DATA, ...(content === undefined ? [] : [der(0xa0, octets(Buffer.from(content)))])),
    der(0xa0, ...[holder, ...between(holder)].map(({ certificate }) => certificate)),
    set(info),
  );
  return sequence(oid('2a864886f70d010702'), der(0xa0, signedData)).toString('base64');
};
