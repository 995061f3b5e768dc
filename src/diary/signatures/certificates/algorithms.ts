import { constants, verify, type KeyObject } from 'node:crypto';
import { RsaSaPssParams } from '@peculiar/asn1-rsa';
import { AsnConvert } from '@peculiar/asn1-schema';
import { AlgorithmIdentifier } from '@peculiar/asn1-x509';

type Hash = 'sha256' | 'sha384' | 'sha512';

/** How something was signed: by which kind of key, and over which hash, where the algorithm takes one. */
export interface Algorithm {
  readonly name: string;
  readonly key: 'rsa' | 'ec' | 'ed25519';
  readonly hash: Hash | undefined;
  /** Bytes of salt; of RSASSA-PSS only. */
  readonly salt?: number;
}

/** By object identifier. SHA-1 and what is older are no longer good for signatures. */
const HASHES: Readonly<Record<string, Hash>> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

const ALGORITHMS: Readonly<Record<string, Algorithm>> = {
  '1.2.840.113549.1.1.11': { name: 'sha256WithRSAEncryption', key: 'rsa', hash: 'sha256' },
  '1.2.840.113549.1.1.12': { name: 'sha384WithRSAEncryption', key: 'rsa', hash: 'sha384' },
  '1.2.840.113549.1.1.13': { name: 'sha512WithRSAEncryption', key: 'rsa', hash: 'sha512' },
  '1.2.840.10045.4.3.2': { name: 'ecdsa-with-SHA256', key: 'ec', hash: 'sha256' },
  '1.2.840.10045.4.3.3': { name: 'ecdsa-with-SHA384', key: 'ec', hash: 'sha384' },
  '1.2.840.10045.4.3.4': { name: 'ecdsa-with-SHA512', key: 'ec', hash: 'sha512' },
  '1.3.101.112': { name: 'Ed25519', key: 'ed25519', hash: undefined },
};

const RSASSA_PSS = '1.2.840.113549.1.1.10';
/** What CMS names where the hash stands apart from it (RFC 3370 §3.2). */
const RSA_ENCRYPTION = '1.2.840.113549.1.1.1';

const LEAST_RSA_BITS = 2048;
/** By what OpenSSL calls them: those of NIST, and Brainpool's, which identity cards have. */
const CURVES = [
  ...['prime256v1', 'secp384r1', 'secp521r1'],
  ...['brainpoolP256r1', 'brainpoolP384r1', 'brainpoolP512r1'],
];

export const hashOf = ({ algorithm }: AlgorithmIdentifier): Hash | undefined => HASHES[algorithm];

/**
 * The algorithm that an identifier names; undefined where it is none that is taken.
 * @param apart the hash, where it is named apart from the algorithm.
 * @throws where its parameters are malformed.
 */
export const algorithmOf = (
  { algorithm, parameters }: AlgorithmIdentifier,
  apart?: Hash,
): Algorithm | undefined => {
  if (algorithm === RSA_ENCRYPTION && apart) {
    return { name: `RSA with ${apart}`, key: 'rsa', hash: apart };
  }
  if (algorithm !== RSASSA_PSS) return ALGORITHMS[algorithm];
  if (!parameters) return undefined;
  const { hashAlgorithm, maskGenAlgorithm, saltLength } = AsnConvert.parse(parameters, RsaSaPssParams);
  const hash = hashOf(hashAlgorithm);
  const mask = maskGenAlgorithm.parameters
    ? hashOf(AsnConvert.parse(maskGenAlgorithm.parameters, AlgorithmIdentifier))
    : undefined;
  return hash && mask === hash
    ? { name: `RSASSA-PSS with ${hash}`, key: 'rsa', hash, salt: saltLength }
    : undefined;
};

/** Whether a key is of a kind and size that is good for signatures. */
export const isStrong = ({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): boolean => {
  switch (asymmetricKeyType) {
    case 'rsa':
    case 'rsa-pss':
      return (asymmetricKeyDetails?.modulusLength ?? 0) >= LEAST_RSA_BITS;
    case 'ec':
      return CURVES.includes(asymmetricKeyDetails?.namedCurve ?? '');
    default:
      return asymmetricKeyType === 'ed25519';
  }
};

/** Whether a signature over data is a key's by an algorithm. */
export const isSignedBy = (
  { key: kind, hash, salt }: Algorithm,
  key: KeyObject,
  data: Buffer,
  signature: Buffer,
): boolean => {
  const type = key.asymmetricKeyType;
  if (type !== kind && !(type === 'rsa-pss' && salt !== undefined)) return false;
  const padding = salt === undefined ? {} : { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: salt };
  return verify(hash ?? null, data, { key, ...padding }, signature);
};
