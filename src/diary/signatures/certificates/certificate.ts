import { X509Certificate, type KeyObject } from 'node:crypto';
import { AsnConvert } from '@peculiar/asn1-schema';
import {
  BasicConstraints,
  Certificate as CertificateSchema,
  ExtendedKeyUsage,
  id_ce_basicConstraints,
  id_ce_extKeyUsage,
  id_ce_keyUsage,
  id_ce_subjectKeyIdentifier,
  KeyUsage,
  SubjectKeyIdentifier,
  type KeyUsageFlags,
  type AlgorithmIdentifier,
  type Extension,
} from '@peculiar/asn1-x509';
import { readAll, readOne, TAG } from './der.js';

/** One part of a subject's name: its object identifier, and what it says. */
export interface NamePart {
  readonly type: string;
  readonly value: string;
}

/** A certificate (RFC 5280) and what it says of itself. */
export class Certificate {
  readonly publicKey: KeyObject;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly subject: readonly NamePart[];
  /** The algorithm by which it was signed. */
  readonly signedBy: AlgorithmIdentifier;
  readonly isAuthority: boolean;
  /** How many authorities may stand between it and the signer's certificate; any number where it is undefined. */
  readonly longestPath: number | undefined;
  /** What its key is for, as bits of `KeyUsageFlags`; none where it doesn't say. */
  readonly usage: number;
  /** The purposes that it is limited to, by object identifier; undefined where it is limited to none. */
  readonly purposes: readonly string[] | undefined;
  /** Extensions that whoever doesn't know them must not pass over, by object identifier. */
  readonly critical: readonly string[];
  /** Its issuer's name and its serial number, one after another in DER. */
  readonly issuerAndSerial: Buffer;
  readonly keyIdentifier: Buffer | undefined;
  private readonly x509: X509Certificate;

  /** @param der what may be one. @throws where it is none, or has a key of a kind that is not known here. */
  constructor(der: Buffer) {
    this.x509 = new X509Certificate(der);
    this.publicKey = this.x509.publicKey;
    const { tbsCertificate, signatureAlgorithm } = AsnConvert.parse(this.x509.raw, CertificateSchema);
    const { extensions = [], subject, validity } = tbsCertificate;
    this.notBefore = validity.notBefore.getTime();
    this.notAfter = validity.notAfter.getTime();
    this.subject = subject.flatMap((names) =>
      names.map(({ type, value }) => ({ type, value: value.toString() })),
    );
    this.signedBy = signatureAlgorithm;
    const constraints = extensionIn(extensions, id_ce_basicConstraints, BasicConstraints);
    this.isAuthority = constraints?.cA ?? false;
    this.longestPath = constraints?.pathLenConstraint;
    this.usage = extensionIn(extensions, id_ce_keyUsage, KeyUsage)?.toNumber() ?? 0;
    const purposes = extensionIn(extensions, id_ce_extKeyUsage, ExtendedKeyUsage);
    this.purposes = purposes && [...purposes];
    this.critical = extensions.filter(({ critical }) => critical).map(({ extnID }) => extnID);
    this.issuerAndSerial = issuerAndSerialIn(this.raw);
    const identifier = extensionIn(extensions, id_ce_subjectKeyIdentifier, SubjectKeyIdentifier);
    this.keyIdentifier = identifier && Buffer.from(identifier.buffer);
  }

  /** DER. */
  get raw(): Buffer {
    return this.x509.raw;
  }

  get isSelfIssued(): boolean {
    return this.x509.subject === this.x509.issuer;
  }

  isFor(usage: KeyUsageFlags): boolean {
    return (this.usage & usage) !== 0;
  }

  isSame(other: Certificate): boolean {
    return this.raw.equals(other.raw);
  }

  /** Whether names, key identifiers and signature say that the other one issued it. */
  isIssuedBy(issuer: Certificate): boolean {
    return this.x509.checkIssued(issuer.x509) && this.x509.verify(issuer.publicKey);
  }
}

const extensionIn = <Value>(
  extensions: readonly Extension[],
  type: string,
  schema: new () => Value,
): Value | undefined => {
  const found = extensions.find(({ extnID }) => extnID === type);
  return found && AsnConvert.parse(found.extnValue.buffer, schema);
};

const issuerAndSerialIn = (certificate: Buffer): Buffer => {
  const [signed] = readAll(readOne(certificate, TAG.sequence).content);
  const [serial, , issuer] = readAll(signed?.content ?? Buffer.alloc(0)).filter(
    ({ tag }) => tag !== TAG.zero,
  );
  return Buffer.concat([issuer?.raw ?? Buffer.alloc(0), serial?.raw ?? Buffer.alloc(0)]);
};
