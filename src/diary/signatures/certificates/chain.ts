import {
  anyExtendedKeyUsage,
  id_ce_basicConstraints,
  id_ce_certificatePolicies,
  id_ce_extKeyUsage,
  id_ce_keyUsage,
  id_ce_subjectAltName,
  id_kp_clientAuth,
  id_kp_emailProtection,
  KeyUsageFlags,
} from '@peculiar/asn1-x509';
import type { DomainError } from '../../../eventing/domain-error.js';
import {
  algorithmRefused,
  expired,
  notYetValid,
  unsuitable,
  untrusted,
  type SignatureField,
} from '../refusals.js';
import { algorithmOf, isStrong } from './algorithms.js';
import type { Certificate } from './certificate.js';

/** By what certificates are trusted, when, and in which field of a request they came. */
export interface Trust {
  readonly roots: readonly Certificate[];
  /** The instant at which all of them must be valid. */
  readonly at: Date;
  readonly field: SignatureField;
}

/** Certificates that may come with a signature, its own among them: more lead to more paths than are worth looking at. */
export const MOST_CERTIFICATES = 6;

/** Extensions that are known here, or say nothing that a signature hangs on (RFC 5280 §4.2, RFC 3739 §3.2.6). */
const KNOWN = new Set<string>([
  id_ce_basicConstraints,
  id_ce_keyUsage,
  id_ce_extKeyUsage,
  id_ce_subjectAltName,
  id_ce_certificatePolicies,
  // qcStatements of qualified certificates.
  '1.3.6.1.5.5.7.1.3',
]);

/** Purposes of a certificate by which a person signs; RFC 9336 and what came before it. */
const FOR_PERSONS = new Set<string>([
  anyExtendedKeyUsage,
  id_kp_clientAuth,
  id_kp_emailProtection,
  '1.3.6.1.5.5.7.3.36',
  '1.3.6.1.4.1.311.10.3.12',
]);

/**
 * The certificates that lead from a signer's to a trusted root (RFC 5280 §6, without revocation and policies).
 * @param others those that came with it, in whatever order.
 * @throws DomainError `signature-untrusted`, `certificate-expired`, `certificate-not-yet-valid`,
 * `certificate-unsuitable`, `signature-algorithm-refused`.
 */
export const trustedChain = (
  signer: Certificate,
  others: readonly Certificate[],
  trust: Trust,
): readonly Certificate[] => {
  const tried = chainsFrom([signer], others, trust.roots).map((chain) => ({
    chain,
    refusal: refusalOf(chain, trust),
  }));
  const held = tried.find(({ refusal }) => refusal === undefined);
  if (held) return held.chain;
  throw tried[0]?.refusal ?? untrusted(trust.field, 'has a certificate that leads to no trusted root');
};

const chainsFrom = (
  path: readonly Certificate[],
  others: readonly Certificate[],
  roots: readonly Certificate[],
): readonly (readonly Certificate[])[] => {
  const last = path.at(-1);
  const issuers = (among: readonly Certificate[]) => among.filter((one) => last?.isIssuedBy(one));
  const left = others.filter((other) => !path.some((one) => one.isSame(other)));
  return [
    ...issuers(roots).map((root) => [...path, root]),
    ...issuers(left).flatMap((issuer) => chainsFrom([...path, issuer], left, roots)),
  ];
};

/** Why certificates that issued one another do not hold all the same. */
const refusalOf = (chain: readonly Certificate[], { at, field }: Trust): DomainError | undefined => {
  const [signer, ...issuers] = chain;
  if (chain.some(({ notAfter }) => at > notAfter))
    return expired(field, 'has a certificate that has expired');
  if (chain.some(({ notBefore }) => at < notBefore)) {
    return notYetValid(field, 'has a certificate that is not valid yet');
  }
  if (chain.some(({ publicKey, signedBy }) => !isStrong(publicKey) || !algorithmOf(signedBy))) {
    return algorithmRefused(field, 'has a certificate with a weak key, or that was signed in a weak way');
  }
  if (chain.some(({ critical }) => critical.some((type) => !KNOWN.has(type)))) {
    return unsuitable(field, 'has a certificate with a critical extension that is not known here');
  }
  if (!signer || !isForSignatures(signer)) {
    return unsuitable(field, 'has a certificate that is not for signatures');
  }
  return issuers.every((issuer, index) => mayIssue(issuer, issuers.slice(0, index)))
    ? undefined
    : unsuitable(field, 'has a certificate that was issued by one that may not');
};

const isForSignatures = (signer: Certificate): boolean =>
  !signer.isAuthority &&
  signer.isFor(KeyUsageFlags.digitalSignature | KeyUsageFlags.nonRepudiation) &&
  (signer.purposes?.some((purpose) => FOR_PERSONS.has(purpose)) ?? true);

/**
 * Whether others may be issued by it.
 * @param between the authorities that stand between it and the signer's certificate.
 */
export const mayIssue = (issuer: Certificate, between: readonly Certificate[] = []): boolean =>
  issuer.isAuthority &&
  issuer.isFor(KeyUsageFlags.keyCertSign) &&
  between.filter(({ isSelfIssued }) => !isSelfIssued).length <= (issuer.longestPath ?? Infinity);
