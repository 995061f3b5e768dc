import { createHash } from 'node:crypto';
import { isDuplicate, type Collection, type Db } from '../eventing/document-store.js';
import { mustBeStorable } from './media-types.js';

/** What is known of a file beside its content. */
export interface FileDescription {
  readonly mediaType: string;
  /** In bytes. */
  readonly size: number;
}

export interface StoredFile extends FileDescription {
  readonly content: Buffer;
}

type FileDocument = StoredFile & { readonly _id: string };

/**
 * Files by their content: a file's id is the SHA-256 of its bytes, in hexadecimal, so that whoever holds an id that
 * stands in an event can tell whether this is the file that was meant. They are kept in the vault, since they can't be
 * built again from the events.
 */
export class Files {
  private readonly files: Collection<FileDocument>;

  constructor(db: Db) {
    this.files = db.collection('files');
  }

  /**
   * Keeps a file, once however often it comes; the media type under which it came first stays.
   * @throws DomainError `file-empty`, `file-too-large`, `file-type-not-allowed` or `file-type-mismatch`.
   */
  async store(content: Buffer, mediaType: string): Promise<FileDescription & { readonly fileId: string }> {
    mustBeStorable(content, mediaType);
    const fileId = createHash('sha256').update(content).digest('hex');
    const file = { mediaType, size: content.length };
    return {
      fileId,
      ...((await this.describe(fileId)) ?? (await this.insert(fileId, { ...file, content }))),
    };
  }

  /** @returns undefined where there is no such file. */
  async describe(fileId: string): Promise<FileDescription | undefined> {
    const found = await this.files.findOne({ _id: fileId }, { projection: { mediaType: 1, size: 1 } });
    return found ? { mediaType: found.mediaType, size: found.size } : undefined;
  }

  /** @returns undefined where there is no such file. */
  async open(fileId: string): Promise<StoredFile | undefined> {
    const found = await this.files.findOne({ _id: fileId }, { promoteBuffers: true });
    return found ? { mediaType: found.mediaType, size: found.size, content: found.content } : undefined;
  }

  private async insert(fileId: string, { mediaType, size, content }: StoredFile): Promise<FileDescription> {
    try {
      await this.files.insertOne({ _id: fileId, mediaType, size, content });
    } catch (error) {
      const stored = isDuplicate(error) ? await this.describe(fileId) : undefined;
      if (!stored) throw error;
      return stored;
    }
    return { mediaType, size };
  }
}
