import { randomUUID } from 'node:crypto';
import type { Collection, Db } from '../eventing/document-store.js';
import { DomainError } from '../eventing/domain-error.js';
import { decryptContent, encryptContent, type EncryptedContent } from '../files/content-key.js';
import { mustBeStorable } from '../files/media-types.js';
import type { Ids } from '../people/ids.js';
import type { Vault } from '../people/vault.js';
import type { Proof } from './achievement.values.js';

/** What is known of a file beside its name and content. */
export type StoredProof = Omit<Proof, 'name'>;

interface ProofDocument extends Omit<StoredProof, 'fileId'>, EncryptedContent {
  readonly _id: string;
  readonly pupilId: string;
}

/** Files with what one pupil achieved, at most. */
const MOST_FILES = 300;

/** Files that show what pupils achieved. Each is encrypted with a key of its own, which is sealed with the pupil's. */
export class ProofFiles {
  private readonly files: Collection<ProofDocument>;

  constructor(
    db: Db,
    private readonly vault: Pick<Vault, 'seal' | 'open'>,
    private readonly ids: Ids,
  ) {
    this.files = db.collection('portfolioFiles');
  }

  /** Once, before the first use: those of a pupil are looked for. */
  async prepare(): Promise<void> {
    await this.files.createIndex({ pupilId: 1 });
  }

  /** @throws DomainError `portfolio-files-full`, `person-erased`, or what `mustBeStorable` says of the content. */
  async store(pupilId: string, content: Buffer, mediaType: string): Promise<StoredProof> {
    mustBeStorable(content, mediaType);
    if ((await this.files.countDocuments({ pupilId })) >= MOST_FILES) throw portfolioFilesFull();
    const fileId = this.ids.of('portfolioFile', pupilId, randomUUID());
    const stored = { mediaType, size: content.length };
    const encrypted = await encryptContent(content, fileId, (key) => this.vault.seal(pupilId, key, fileId));
    await this.files.insertOne({ _id: fileId, pupilId, ...stored, ...encrypted });
    return { fileId, ...stored };
  }

  /** Those of some files that were sent for a pupil. */
  async describe(pupilId: string, fileIds: readonly string[]): Promise<ReadonlyMap<string, StoredProof>> {
    if (fileIds.length === 0) return new Map();
    const sought = { _id: { $in: [...fileIds] }, pupilId };
    const found = await this.files.find(sought, { projection: { mediaType: 1, size: 1 } }).toArray();
    return new Map(found.map(({ _id: fileId, mediaType, size }) => [fileId, { fileId, mediaType, size }]));
  }

  /** @returns undefined where there is no such file of the pupil, or the key was destroyed. */
  async open(pupilId: string, fileId: string): Promise<Buffer | undefined> {
    const found = await this.files.findOne({ _id: fileId, pupilId }, { promoteBuffers: true });
    return found ? decryptContent(found, fileId, (key) => this.vault.open(key)) : undefined;
  }
}

const portfolioFilesFull = (): DomainError =>
  new DomainError('portfolio-files-full', 'So many files are in no portfolio.', 'conflict');
