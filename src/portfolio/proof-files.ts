import { randomUUID } from 'node:crypto';
import { isDuplicate, type Collection, type Db } from '../eventing/document-store.js';
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

/** One that stands with no achievement yet. */
interface UploadDocument extends ProofDocument {
  readonly sentBy: string;
  readonly until: Date;
}

/** Files with what one pupil achieved, and of one sender that stand with nothing yet, at most. */
const MOST = { ofPupil: 300, waiting: 20 } as const;
const WAITS_MS = 24 * 60 * 60 * 1000;

/**
 * Files that show what pupils achieved. Each is encrypted with a key of its own, which is sealed with the pupil's. What
 * somebody sends waits a day for an achievement that names it.
 */
export class ProofFiles {
  private readonly uploads: Collection<UploadDocument>;
  private readonly files: Collection<ProofDocument>;

  constructor(
    db: Db,
    private readonly vault: Pick<Vault, 'seal' | 'open'>,
    private readonly ids: Ids,
  ) {
    this.uploads = db.collection('portfolioUploads');
    this.files = db.collection('portfolioFiles');
  }

  /** Once, before the first use: those of a pupil or a sender are looked for, and what waits for nothing ends. */
  async prepare(): Promise<void> {
    await this.files.createIndex({ pupilId: 1 });
    await this.uploads.createIndex({ sentBy: 1 });
    await this.uploads.createIndex({ until: 1 }, { expireAfterSeconds: 0 }, {});
  }

  /**
   * Keeps a file for an achievement that is being written.
   * @throws DomainError `proof-uploads-full`, `portfolio-files-full`, `person-erased`, or what `mustBeStorable` says of
   * the content.
   */
  async receive(
    { pupilId, sentBy, at }: { readonly pupilId: string; readonly sentBy: string; readonly at: Date },
    content: Buffer,
    mediaType: string,
  ): Promise<StoredProof> {
    mustBeStorable(content, mediaType);
    if ((await this.uploads.countDocuments({ sentBy })) >= MOST.waiting) throw proofUploadsFull();
    await this.mustHaveRoom(pupilId);
    const fileId = this.ids.of('portfolioFile', pupilId, randomUUID());
    const stored = { mediaType, size: content.length };
    const encrypted = await encryptContent(content, fileId, (key) => this.vault.seal(pupilId, key, fileId));
    const until = new Date(at.getTime() + WAITS_MS);
    await this.uploads.insertOne({ _id: fileId, pupilId, sentBy, until, ...stored, ...encrypted });
    return { fileId, ...stored };
  }

  /**
   * Has something written that names files: they are kept with it, and wait on where it is refused.
   * @param write is told those of the files that were sent for the pupil.
   * @throws DomainError `portfolio-files-full`, and what `write` throws.
   */
  async keeping<Result>(
    pupilId: string,
    fileIds: readonly string[],
    write: (sent: ReadonlyMap<string, StoredProof>) => Promise<Result>,
  ): Promise<Result> {
    if (fileIds.length === 0) return write(new Map());
    const taken = await this.take(pupilId, fileIds);
    try {
      const result = await write(await this.describe(pupilId, fileIds));
      await this.uploads.deleteMany({ _id: { $in: [...taken] } });
      return result;
    } catch (error) {
      // Whatever else went wrong, it may be written.
      if (error instanceof DomainError) await this.files.deleteMany({ _id: { $in: [...taken] } });
      throw error;
    }
  }

  /** @returns undefined where there is no such file of the pupil, or the key was destroyed. */
  async open(pupilId: string, fileId: string): Promise<Buffer | undefined> {
    const found = await this.files.findOne({ _id: fileId, pupilId }, { promoteBuffers: true });
    return found ? decryptContent(found, fileId, (key) => this.vault.open(key)) : undefined;
  }

  /** Copies what waits to what is kept. @returns what was not kept before. */
  private async take(pupilId: string, fileIds: readonly string[]): Promise<readonly string[]> {
    const sought = { _id: { $in: [...fileIds] }, pupilId };
    const found = await this.uploads.find(sought, { promoteBuffers: true }).toArray();
    const taken: string[] = [];
    for (const { sentBy: _, until: __, ...file } of found) {
      await this.mustHaveRoom(pupilId);
      try {
        await this.files.insertOne(file);
        taken.push(file._id);
      } catch (error) {
        if (!isDuplicate(error)) throw error;
      }
    }
    return taken;
  }

  private async describe(
    pupilId: string,
    fileIds: readonly string[],
  ): Promise<ReadonlyMap<string, StoredProof>> {
    const sought = { _id: { $in: [...fileIds] }, pupilId };
    const found = await this.files.find(sought, { projection: { mediaType: 1, size: 1 } }).toArray();
    return new Map(found.map(({ _id: fileId, mediaType, size }) => [fileId, { fileId, mediaType, size }]));
  }

  private async mustHaveRoom(pupilId: string): Promise<void> {
    if ((await this.files.countDocuments({ pupilId })) >= MOST.ofPupil) throw portfolioFilesFull();
  }
}

const portfolioFilesFull = (): DomainError =>
  new DomainError('portfolio-files-full', 'So many files are in no portfolio.', 'conflict');

const proofUploadsFull = (): DomainError =>
  new DomainError(
    'proof-uploads-full',
    'So many files of yours stand with no achievement yet. Name them in one, or wait a day.',
    'conflict',
  );
