import { AwsClient } from 'aws4fetch';
import { createHash } from 'node:crypto';
import { parseNote } from '../../transparency/signed-note.js';
import { Unpublished, type CheckpointSink, type PublishedHead } from './publishing.js';

export interface Bucket {
  /** `https://host/bucket/prefix`, without a slash at its end. */
  readonly url: string;
  readonly region?: string;
  /** For how many days an object can be changed by nobody; the bucket's own rule holds where it is not given. */
  readonly retainDays?: number;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

const DAY_MS = 86_400_000;
const ANSWER_MS = 20_000;
const SIZE_DIGITS = 16;

/**
 * Puts a checkpoint an hour into a bucket that speaks S3's protocol. An object is named by the checkpoint's size and
 * never replaced, so that a tree of a size which the bucket has another one of is refused there.
 */
export class BucketSink implements CheckpointSink {
  readonly name = 'bucket';
  readonly everyMs = 3_600_000;
  private readonly client: AwsClient;

  constructor(private readonly bucket: Bucket) {
    const { accessKeyId, secretAccessKey, region } = bucket;
    this.client = new AwsClient({
      accessKeyId,
      secretAccessKey,
      service: 's3',
      retries: 0,
      ...(region === undefined ? {} : { region }),
    });
  }

  /** @throws Unpublished with `http-` and a status, or `another-tree` where the bucket has one of this size */
  async write(checkpoint: string, { size }: PublishedHead, at: number): Promise<void> {
    const url = `${this.bucket.url}/${size.toString().padStart(SIZE_DIGITS, '0')}.txt`;
    const { status } = await this.ask(url, {
      method: 'PUT',
      headers: { ...headersOf(checkpoint), 'If-None-Match': '*', ...this.retention(at) },
      body: checkpoint,
    });
    if (status === 412) await this.expectSameTree(url, checkpoint);
    else if (status !== 200) throw new Unpublished(`http-${status.toString()}`);
  }

  /** What stands there may be what was put before, when no answer came. */
  private async expectSameTree(url: string, checkpoint: string): Promise<void> {
    const there = await this.ask(url, { method: 'GET' });
    // Some may write into a bucket and not read from it.
    if (there.status !== 200) throw new Unpublished('http-412');
    if (parseNote(await there.text()).text !== parseNote(checkpoint).text) {
      throw new Unpublished('another-tree');
    }
  }

  private ask(url: string, request: RequestInit): Promise<Response> {
    return this.client.fetch(url, {
      ...request,
      redirect: 'manual',
      signal: AbortSignal.timeout(ANSWER_MS),
    });
  }

  private retention(at: number): Readonly<Record<string, string>> {
    const { retainDays } = this.bucket;
    if (retainDays === undefined) return {};
    return {
      'X-Amz-Object-Lock-Mode': 'COMPLIANCE',
      'X-Amz-Object-Lock-Retain-Until-Date': new Date(at + retainDays * DAY_MS).toISOString(),
    };
  }
}

/** What the signature covers of the body, and the checksum that S3 wants of what is to be retained. */
const headersOf = (checkpoint: string): Readonly<Record<string, string>> => ({
  'Content-Type': 'text/plain; charset=utf-8',
  'Content-MD5': createHash('md5').update(checkpoint).digest('base64'),
  'X-Amz-Content-Sha256': createHash('sha256').update(checkpoint).digest('hex'),
});
