import { createHash } from 'node:crypto';
import { AsnConvert } from '@peculiar/asn1-schema';
import { AlgorithmIdentifier } from '@peculiar/asn1-x509';
import { algorithmOf, hashOf, isSignedBy } from './certificates/algorithms.js';
import { Certificate } from './certificates/certificate.js';
import { MOST_CERTIFICATES, trustedChain, type Trust } from './certificates/chain.js';
import { readAll, readOne, TAG, type Der } from './certificates/der.js';
import { algorithmRefused, malformed, mismatch } from './refusals.js';
import type { Verified } from './verify-jws.js';

export const LONGEST_CMS = 32_768;

/** Object identifiers in DER, without tag and length (RFC 5652 §4, §5.1, §11). */
const ID = {
  data: '2a864886f70d010701',
  signedData: '2a864886f70d010702',
  contentType: '2a864886f70d010903',
  messageDigest: '2a864886f70d010904',
} as const;

/** What SignedData say. */
interface Signed {
  readonly certificates: readonly Certificate[];
  /** By which certificate it was signed: issuer and serial number, or the identifier of the key. */
  readonly signerId: Der;
  readonly digestAlgorithm: AlgorithmIdentifier;
  readonly attributes: Der;
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly signature: Buffer;
}

/**
 * Verifies a detached CMS (RFC 5652): SignedData in DER without the text, with one signer, signed attributes and the
 * signer's certificate.
 * @param cms base64 of it.
 * @throws DomainError `signature-malformed`, `signature-mismatch`, and as `trustedChain` does.
 */
export const verifyCms = (cms: string, text: string, trust: Trust): Verified => {
  const { field } = trust;
  const signed =
    cms.length <= LONGEST_CMS ? attempted(() => signedIn(Buffer.from(cms, 'base64'))) : undefined;
  if (!signed) {
    throw malformed(
      field,
      'must be detached SignedData of CMS, with one signer and certificates: base64 of DER',
    );
  }
  const signer = signed.certificates.find((one) => isNamedBy(signed.signerId, one));
  const digest = signedDigestIn(signed.attributes);
  if (!signer) throw malformed(field, 'must come with the signer’s certificate');
  if (!digest)
    throw malformed(field, 'must have as signed attributes the content’s type, data, and its digest');
  const hash = hashOf(signed.digestAlgorithm);
  const algorithm = attempted(() => algorithmOf(signed.signatureAlgorithm, hash));
  if (!hash || !algorithm || (algorithm.hash ?? hash) !== hash) {
    throw algorithmRefused(
      field,
      'must be signed by RSA, ECDSA or Ed25519, over SHA-256, SHA-384 or SHA-512',
    );
  }
  if (!createHash(hash).update(text).digest().equals(digest)) {
    throw mismatch(field, 'has the digest of another text');
  }
  // §5.4: signed as a SET, though it stands there under a tag of its own.
  const asSet = Buffer.from(signed.attributes.raw);
  asSet[0] = TAG.set;
  if (!attempted(() => isSignedBy(algorithm, signer.publicKey, asSet, signed.signature))) {
    throw mismatch(field, 'is not signed with its certificate’s key');
  }
  trustedChain(
    signer,
    signed.certificates.filter((one) => one !== signer),
    trust,
  );
  return { algorithm: algorithm.name, signer };
};

const attempted = <Value>(read: () => Value): Value | undefined => {
  try {
    return read();
  } catch {
    return undefined;
  }
};

/** @throws where it is something else. */
const signedIn = (bytes: Buffer): Signed => {
  const [type, explicit] = readAll(readOne(bytes, TAG.sequence).content);
  mustBe(type, ID.signedData);
  const [, , content, ...rest] = readAll(readOne(contentOf(explicit, TAG.zero), TAG.sequence).content);
  const [contentType, ...embedded] = readAll(contentOf(content, TAG.sequence));
  mustBe(contentType, ID.data);
  if (embedded.length > 0) throw new Error('It is not detached.');
  const came = readAll(contentOf(rest[0], TAG.zero));
  if (came.length === 0 || came.length > MOST_CERTIFICATES)
    throw new Error('It has too few certificates, or too many.');
  const info = readOne(contentOf(rest.at(-1), TAG.set), TAG.sequence);
  const [, signerId, digestAlgorithm, attributes, signatureAlgorithm, signature] = readAll(info.content);
  if (!signerId || attributes?.tag !== TAG.zero) throw new Error('It has no signed attributes.');
  return {
    certificates: came.map(({ raw }) => new Certificate(raw)),
    ...{ signerId, attributes },
    digestAlgorithm: identifierIn(digestAlgorithm),
    signatureAlgorithm: identifierIn(signatureAlgorithm),
    signature: contentOf(signature, TAG.octets),
  };
};

const contentOf = (der: Der | undefined, tag: number): Buffer => {
  if (der?.tag === tag) return der.content;
  throw new Error(`There is no value of tag ${tag.toString(16)}.`);
};

const mustBe = (der: Der | undefined, id: string): void => {
  if (contentOf(der, TAG.object).toString('hex') !== id) throw new Error(`It is not of type ${id}.`);
};

const identifierIn = (der: Der | undefined): AlgorithmIdentifier => {
  if (!der) throw new Error('There is no algorithm.');
  return AsnConvert.parse(der.raw, AlgorithmIdentifier);
};

const isNamedBy = ({ tag, content }: Der, { issuerAndSerial, keyIdentifier }: Certificate): boolean =>
  tag === TAG.sequence
    ? content.equals(issuerAndSerial)
    : tag === TAG.zeroPrimitive && keyIdentifier !== undefined && content.equals(keyIdentifier);

/** The digest in signed attributes; undefined where they don't say, once and only once, that it is of data. */
const signedDigestIn = (attributes: Der): Buffer | undefined =>
  attempted(() => {
    const valueOf = (wanted: string, tag: number): Buffer => {
      const values = readAll(attributes.content).flatMap((attribute) => {
        const [type, value] = readAll(contentOf(attribute, TAG.sequence));
        return type?.content.toString('hex') === wanted ? [contentOf(value, TAG.set)] : [];
      });
      const [only, ...more] = values;
      if (!only || more.length > 0) throw new Error(`There is not one attribute ${wanted}.`);
      return readOne(only, tag).content;
    };
    if (valueOf(ID.contentType, TAG.object).toString('hex') !== ID.data) return undefined;
    return valueOf(ID.messageDigest, TAG.octets);
  });
