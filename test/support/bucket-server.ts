import { createHash, createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export interface BucketServer {
  /** The bucket’s address. */
  readonly url: string;
  /** Objects by their paths below the bucket’s address. */
  readonly objects: ReadonlyMap<string, StoredObject>;
  /** Answers that many of the next requests with a status. */
  fail(count: number, status: number): void;
  /** Carries out the next request, and hangs up instead of an answer. */
  loseAnswer(): void;
  /** Whether objects may be read by whoever may write them. */
  letRead(may: boolean): void;
  close(): Promise<void>;
}

export interface StoredObject {
  readonly body: string;
  readonly headers: IncomingMessage['headers'];
}

export interface BucketKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly region: string;
}

/**
 * A real HTTP server in this process with the part of S3’s protocol that it takes to add objects. It answers 403 to
 * what is not signed with its key, 400 to a body that is not the one that was signed, and 412 to whoever would replace
 * an object (`If-None-Match: *`); without that header it would let itself be overwritten, as S3 does.
 */
export const startBucketServer = async (key: BucketKey): Promise<BucketServer> => {
  const objects = new Map<string, StoredObject>();
  const failures: number[] = [];
  let isAnswerLost = false;
  let mayRead = true;
  const answer = (
    request: IncomingMessage,
    path: string,
    body: Buffer,
  ): { status: number; body?: string } => {
    const failure = failures.shift();
    if (failure !== undefined) return { status: failure };
    if (!isSigned(request, key)) return { status: 403 };
    const there = objects.get(path);
    if (request.method === 'GET') {
      if (!mayRead) return { status: 403 };
      return there ? { status: 200, body: there.body } : { status: 404 };
    }
    if (request.method !== 'PUT') return { status: 405 };
    if (!isIntact(request, body)) return { status: 400 };
    if (there && request.headers['if-none-match'] === '*') return { status: 412 };
    objects.set(path, { body: body.toString(), headers: request.headers });
    return { status: 200 };
  };
  const server = createServer((request, response) => {
    void buffer(request).then((content) => {
      const { status, body } = answer(request, (request.url ?? '').replace('/bucket/', ''), content);
      if (isAnswerLost) request.socket.destroy();
      else response.writeHead(status).end(body);
      isAnswerLost = false;
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port.toString()}/bucket`,
    objects,
    fail: (count, status) => failures.push(...Array<number>(count).fill(status)),
    loseAnswer: () => (isAnswerLost = true),
    letRead: (may) => (mayRead = may),
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
};

const hex = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');
const hmac = (secret: string | Buffer, text: string): Buffer =>
  createHmac('sha256', secret).update(text).digest();

const isIntact = ({ headers }: IncomingMessage, body: Buffer): boolean =>
  headers['x-amz-content-sha256'] === hex(body) &&
  headers['content-md5'] === createHash('md5').update(body).digest('base64');

/** Every header that says what becomes of an object has to be signed. */
const MUST_BE_SIGNED = /^(?:host|if-none-match|content-md5|x-amz-.*)$/;

/** Whether a request bears the signature version 4 that its parts make (AWS, “Signature Version 4 signing process”). */
const isSigned = (request: IncomingMessage, { accessKeyId, secretAccessKey, region }: BucketKey): boolean => {
  const { method = '', url = '', headers } = request;
  const [, credential, names = '', signature] =
    /^AWS4-HMAC-SHA256 Credential=(\S+), SignedHeaders=(\S+), Signature=([0-9a-f]{64})$/.exec(
      headers.authorization ?? '',
    ) ?? [];
  const time = String(headers['x-amz-date']);
  const scope = `${time.slice(0, 8)}/${region}/s3/aws4_request`;
  const signed = names.split(';');
  const isAllSigned = Object.keys(headers).every(
    (name) => !MUST_BE_SIGNED.test(name) || signed.includes(name),
  );
  if (credential !== `${accessKeyId}/${scope}` || !isAllSigned) return false;
  const [path = '', query = ''] = url.split('?');
  const lines = signed.map((name) => `${name}:${String(headers[name]).trim()}\n`).join('');
  const canonical = [method, path, query, lines, names, headers['x-amz-content-sha256']].join('\n');
  const signingKey = [time.slice(0, 8), region, 's3', 'aws4_request'].reduce<string | Buffer>(
    hmac,
    `AWS4${secretAccessKey}`,
  );
  const toSign = ['AWS4-HMAC-SHA256', time, scope, hex(canonical)].join('\n');
  return hmac(signingKey, toSign).toString('hex') === signature;
};
