import type { EventStore } from '../../eventing/event-store.js';
import { DomainError } from '../../eventing/domain-error.js';
import { formatPosition, parsePosition, START } from '../../eventing/position.js';
import type { Recorded } from '../../eventing/envelope.js';
import type { Directory } from '../../people/directory.js';
import type { Vault } from '../../people/vault.js';
import type { DiaryEvent, RemarkAcknowledged, WeekAcknowledged } from '../diary.events.js';
import type { Certificate } from './certificates/certificate.js';
import type { ElectronicSignature, SignatureKind } from './signature.values.js';
import { textToSign } from './text-to-sign.js';
import { verifyProof, type Proof } from './verify-proof.js';

/** A guardian's signature as it is told to whoever audits it. */
export interface KeptSignature {
  readonly eventId: string;
  readonly logPosition: string;
  /** When it came: certificates must have been valid then. */
  readonly at: string;
  readonly guardian: { readonly id: string; readonly name: string };
  readonly week?: string;
  readonly remarkId?: string;
  readonly seen: string;
  readonly kind: 'simple' | SignatureKind;
  readonly algorithm?: string;
  readonly madeWith?: string;
  /** What was signed, which follows from the rest. */
  readonly text: string;
  readonly sha256?: string;
  /** Nothing where the signer was erased. */
  readonly proof?: Proof;
  /** What it comes to when it is verified again by the roots that are trusted now. */
  readonly verification?: { readonly holds: boolean; readonly code?: string };
}

export interface KeptSignatureParts {
  readonly store: Pick<EventStore, 'readStream'>;
  readonly directory: Pick<Directory, 'names'>;
  readonly vault: Pick<Vault, 'open'>;
  readonly roots: readonly Certificate[];
}

type Acknowledgement = Recorded<WeekAcknowledged | RemarkAcknowledged>;

/** Guardians' signatures as they stand in the history. */
export class KeptSignatures {
  constructor(private readonly parts: KeptSignatureParts) {}

  /** Those under a pupil's diary in a year, oldest first, each verified anew. */
  async of(pupilId: string, year: string): Promise<readonly KeptSignature[]> {
    const found: Acknowledgement[] = [];
    for await (const event of this.parts.store.readStream(`diary-${pupilId}.${year}`)) {
      const known = event as Recorded<DiaryEvent>;
      if (known.type !== 'RemarkAnswered') found.push(known);
    }
    const nameOf = await this.parts.directory.names(found.map(({ data }) => data.guardianId));
    return Promise.all(found.map((event) => this.told(event, nameOf)));
  }

  private async told(
    { id: eventId, data, position, metadata }: Acknowledgement,
    nameOf: (personId: string) => string,
  ): Promise<KeptSignature> {
    const { pupilId, guardianId, seen, signature } = data;
    const under = 'week' in data ? { week: data.week } : { remarkId: data.remarkId };
    const text = textToSign({
      ...{ pupilId, under },
      signerId: guardianId,
      seen: parsePosition(seen) ?? START,
    });
    return {
      ...{ eventId, logPosition: formatPosition(position), at: metadata.recordedAt },
      ...{ guardian: { id: guardianId, name: nameOf(guardianId) }, ...under, seen, text },
      ...(signature
        ? await this.electronic(signature, text, new Date(metadata.recordedAt))
        : { kind: 'simple' }),
    };
  }

  private async electronic(
    { kind, algorithm, sha256, madeWith, proof: sealed }: ElectronicSignature,
    text: string,
    at: Date,
  ) {
    const opened = await this.parts.vault.open(sealed);
    const proof = opened === undefined ? undefined : (JSON.parse(opened) as Proof);
    const verification =
      proof === undefined
        ? { holds: false, code: 'person-erased' }
        : await verifyProof(proof, text, { roots: this.parts.roots, at, field: 'proof' }).then(
            () => ({ holds: true }),
            (error: unknown) => {
              if (error instanceof DomainError) return { holds: false, code: error.code };
              throw error;
            },
          );
    return { kind, algorithm, madeWith, sha256, verification, ...(proof ? { proof } : {}) };
  }
}
