import { randomUUID } from 'node:crypto';
import { isDuplicate, type Collection, type Db, type Filter } from '../eventing/document-store.js';
import { DomainError } from '../eventing/domain-error.js';
import { decryptContent, encryptContent, type EncryptedContent } from '../files/content-key.js';
import { mustBeStorable } from '../files/media-types.js';
import type { Ids } from '../people/ids.js';
import type { Vault } from '../people/vault.js';
import type { MessageWords, WordsOf } from './message-words.js';
import type { AttachedFile } from './thread.events.js';

/** What is known of a file beside its content. */
type Attached = Omit<AttachedFile, 'name'>;

/** A file that somebody wants to go with a message, and what it is to be called. */
interface Wanted {
  readonly fileId: string;
  readonly name: string;
}

interface FileDocument extends Omit<Attached, 'fileId'>, EncryptedContent {
  readonly _id: string;
  readonly authorId: string;
}

/** Sealed with its author's key: in which thread it will be is not known yet. */
interface UploadDocument extends FileDocument {
  readonly until: Date;
}

/** Sealed as the words of its author in the thread are. */
interface AttachmentDocument extends FileDocument {
  readonly threadId: string;
  /** When it was taken into the thread, while it is not known to have gone with a message. */
  readonly takenAt?: Date;
}

/** Files in a thread, and of one author that go with no message yet, at most. */
const MOST = { inThread: 200, waiting: 20 } as const;
const WAITS_MS = 24 * 60 * 60 * 1000;
/** Nobody is still writing a message after such a time. */
const WRITTEN_WITHIN_MS = 10 * 60 * 1000;

export interface AttachmentsTools {
  readonly db: Db;
  readonly vault: Pick<Vault, 'seal' | 'open'>;
  readonly words: MessageWords;
  readonly ids: Ids;
  /** The files that went with the messages of a thread. */
  readonly sentIn: (threadId: string) => Promise<ReadonlySet<string>>;
}

/**
 * Files that go with messages. Each is encrypted with a key of its own. What somebody sends waits for a message for a
 * day; with the message its key is sealed as words are: with the keys of the pupil, of the author and of the thread. What
 * makes the words unreadable makes the files so too.
 *
 * A file is taken into the thread before the message is written, and waits on until it is: what goes with no message
 * counts as none of the thread's, and does not stay there.
 */
export class Attachments {
  private readonly uploads: Collection<UploadDocument>;
  private readonly files: Collection<AttachmentDocument>;

  constructor(private readonly tools: AttachmentsTools) {
    this.uploads = tools.db.collection('messageUploads');
    this.files = filesIn(tools.db);
  }

  /** Once, before the first use: those of a thread or an author are looked for, and what waits for no message ends. */
  async prepare(): Promise<void> {
    await this.files.createIndex({ threadId: 1 });
    await this.uploads.createIndex({ authorId: 1 });
    await this.uploads.createIndex({ until: 1 }, { expireAfterSeconds: 0 }, {});
    await this.files.createIndex({ takenAt: 1 });
    await this.forgetUnsent({ takenAt: { $lt: writtenBefore(new Date()) } });
  }

  /**
   * Writes the message that files go with. What is refused leaves them waiting for another one; of what may have been
   * written although no answer came, it is found out later.
   */
  async goingWith<Written>(
    authorId: string,
    wanted: readonly Wanted[],
    write: () => Promise<Written>,
  ): Promise<Written> {
    if (wanted.length === 0) return write();
    const ofThese = { _id: { $in: wanted.map(({ fileId }) => fileId) }, authorId };
    let written: Written;
    try {
      written = await write();
    } catch (error) {
      if (error instanceof DomainError && error.kind !== 'unavailable') {
        await this.forgetUnsent({ ...ofThese, takenAt: { $exists: true } });
      }
      throw error;
    }
    await this.files.updateMany(ofThese, { $unset: { takenAt: '' } });
    await this.uploads.deleteMany(ofThese);
    return written;
  }

  /**
   * Keeps a file for a message that is being written.
   * @throws DomainError `uploads-full`, `person-erased`, or what `mustBeStorable` says of the content.
   */
  async receive(authorId: string, content: Buffer, mediaType: string, now: Date): Promise<Attached> {
    mustBeStorable(content, mediaType);
    const { ids, vault } = this.tools;
    const waiting = await this.uploads.find({ authorId }, { projection: { _id: 1 } }).toArray();
    if (waiting.length >= MOST.waiting) throw uploadsFull();
    const fileId = ids.of('messageFile', authorId, randomUUID());
    await this.uploads.insertOne({
      ...{ _id: fileId, authorId, mediaType, size: content.length },
      ...(await encryptContent(content, fileId, (key) => vault.seal(authorId, key, fileId))),
      until: new Date(now.getTime() + WAITS_MS),
    });
    return { fileId, mediaType, size: content.length };
  }

  /**
   * Takes files into a thread, to go with a message; the same again where the message is sent twice.
   * @param place what the names stand in: the command.
   * @throws DomainError `file-not-sent`, `thread-files-full`, `person-erased`.
   */
  async attach(of: WordsOf, wanted: readonly Wanted[], place: string): Promise<readonly AttachedFile[]> {
    const attached: AttachedFile[] = [];
    for (const [index, { fileId, name }] of wanted.entries()) {
      const file = (await this.inThread(of, fileId)) ?? (await this.take(of, fileId));
      if (!file) throw fileNotSent(index);
      const sealed = await this.tools.words.seal(of, name, `${place} file ${index.toString()}`);
      attached.push({ ...file, name: sealed });
    }
    return attached;
  }

  /** @returns undefined where there is no such file in the thread, or one of its keys was destroyed. */
  async open(of: WordsOf, fileId: string): Promise<Buffer | undefined> {
    const { threadId } = of;
    const found = await this.files.findOne({ _id: fileId, threadId }, { promoteBuffers: true });
    return found ? decryptContent(found, fileId, (key) => this.tools.words.open(of, key)) : undefined;
  }

  /** One that its author sent to the thread before. */
  private async inThread({ threadId, authorId }: WordsOf, fileId: string): Promise<Attached | undefined> {
    const projection = { _id: 1, mediaType: 1, size: 1 } as const;
    const found = await this.files.findOne({ _id: fileId, threadId, authorId }, { projection });
    return found ? { fileId, mediaType: found.mediaType, size: found.size } : undefined;
  }

  /** One that waits. The content stays as it is encrypted; its key is sealed for the thread. */
  private async take(of: WordsOf, fileId: string): Promise<Attached | undefined> {
    const { threadId, authorId } = of;
    const found = await this.uploads.findOne({ _id: fileId, authorId }, { promoteBuffers: true });
    const key = found && (await this.tools.vault.open(found.key));
    if (!found || typeof key !== 'string') return undefined;
    if ((await this.tools.sentIn(threadId)).size >= MOST.inThread) throw threadFilesFull();
    // Left behind where a message was never written.
    await this.forgetUnsent({ _id: fileId, takenAt: { $lt: writtenBefore(new Date()) } });
    const { mediaType, size, content } = found;
    const file = { _id: fileId, threadId, authorId, mediaType, size, content, takenAt: new Date() };
    try {
      await this.files.insertOne({ ...file, key: await this.tools.words.seal(of, key, fileId) });
    } catch (error) {
      // The same message was sent twice at once, or the file goes with one in another thread.
      if (isDuplicate(error)) return this.inThread(of, fileId);
      throw error;
    }
    return { fileId, mediaType, size };
  }

  /** Takes out of their threads what went with no message there. */
  private async forgetUnsent(some: Filter<AttachmentDocument>): Promise<void> {
    const found = await this.files.find(some, { projection: { _id: 1, threadId: 1 } }).toArray();
    for (const { _id, threadId } of found) {
      const isSent = (await this.tools.sentIn(threadId)).has(_id);
      await (isSent
        ? this.files.updateOne({ _id }, { $unset: { takenAt: '' } })
        : this.files.deleteOne({ _id, takenAt: { $exists: true } }));
    }
  }
}

const writtenBefore = (now: Date): Date => new Date(now.getTime() - WRITTEN_WITHIN_MS);

const filesIn = (db: Db): Collection<AttachmentDocument> => db.collection('messageFiles');

/** Removes what was sent to a thread that is over. */
export const forgetFilesOf = async (db: Db, threadId: string): Promise<void> => {
  await filesIn(db).deleteMany({ threadId });
};

const threadFilesFull = (): DomainError =>
  new DomainError('thread-files-full', 'So many files are in no thread. Open another one.', 'conflict');

const uploadsFull = (): DomainError =>
  new DomainError(
    'uploads-full',
    'So many files of yours go with no message yet. Send them, or wait a day.',
    'conflict',
  );

const fileNotSent = (index: number): DomainError =>
  new DomainError('file-not-sent', 'You have sent no such file in the last day.', 'rule', [
    { field: `files.${index.toString()}.fileId`, message: 'must be a file that you sent' },
  ]);
