import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import {
  startDocumentStore,
  type DocumentStore as EmbeddedStore,
} from '../../embedded/document-store/server.js';
import type { AccountRole } from '../../src/access/account.events.js';
import type { SignedIn } from '../../src/access/viewer.js';
import { DocumentStore } from '../../src/eventing/document-store.js';
import { Files, type FileDescription } from '../../src/files/files.js';
import { FilesModule } from '../../src/files/files.module.js';
import { LARGEST_FILE_BYTES } from '../../src/files/media-types.js';
import { acceptJsonOnly } from '../../src/http/json-body.js';
import { ProblemFilter } from '../../src/http/problem.filter.js';
import { validation } from '../../src/http/validation.js';
import { problemOf, type Answer } from '../support/visitor.js';

const PDF = 'application/pdf';

/** A file of a size: what a PDF begins with, and then whatever the number makes it. */
const pdf = (size: number, number: number): Buffer => {
  const content = Buffer.alloc(size, number.toString());
  content.write('%PDF-1.7');
  return content;
};

@Module({})
class Stores {
  static with(documents: DocumentStore): DynamicModule {
    const provided = { provide: DocumentStore, useValue: documents };
    return { module: Stores, global: true, providers: [provided], exports: [DocumentStore] };
  }
}

@Module({})
class School {
  static with(documents: DocumentStore): DynamicModule {
    return { module: School, imports: [Stores.with(documents), FilesModule] };
  }
}

describe('Files', () => {
  let folder: string;
  let embedded: EmbeddedStore | undefined;
  let documents: DocumentStore;
  let files: Files;
  let app: NestFastifyApplication;
  let url: string;
  let role: AccountRole = 'teacher';

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'files-'));
    embedded = await startDocumentStore({ dataDir: folder });
    documents = new DocumentStore(embedded.url);
    app = await NestFactory.create<NestFastifyApplication>(School.with(documents), new FastifyAdapter(), {
      logger: false,
      bodyParser: false,
    });
    const fastify = app.getHttpAdapter().getInstance();
    acceptJsonOnly(fastify);
    fastify.addHook('onRequest', (request: SignedIn, _reply: FastifyReply, done: () => void) => {
      request.viewer = { accountId: 'account', personId: 'person', roles: [{ role, schoolId: 'school1' }] };
      done();
    });
    app.setGlobalPrefix('api');
    app.useGlobalPipes(validation());
    app.useGlobalFilters(new ProblemFilter());
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
    files = app.get(Files, { strict: false });
  });
  afterAll(async () => {
    await app.close();
    await documents.close();
    await embedded?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const send = async (
    body: Buffer | string | undefined,
    headers: Readonly<Record<string, string>>,
    as: AccountRole = 'teacher',
  ): Promise<Answer<FileDescription & { readonly fileId: string }>> => {
    role = as;
    const sent = body === undefined ? {} : { body: typeof body === 'string' ? body : new Uint8Array(body) };
    const response = await fetch(`${url}/api/files`, { method: 'POST', headers, ...sent });
    const answer = JSON.parse(await response.text()) as FileDescription & { readonly fileId: string };
    return { status: response.status, headers: response.headers, body: answer };
  };
  const refusal = async (answer: ReturnType<typeof send>): Promise<[number, string]> => {
    const refused = await answer;
    return [refused.status, problemOf(refused).code];
  };

  it('of ten megabytes are kept, and come back as they were', async () => {
    const content = Buffer.concat([Buffer.from('%PDF-1.7'), randomBytes(LARGEST_FILE_BYTES - 8)]);
    const { fileId, ...described } = await files.store(content, PDF);
    expect(fileId).toMatch(/^[0-9a-f]{64}$/);
    expect(described).toEqual({ mediaType: PDF, size: LARGEST_FILE_BYTES });
    expect(await files.describe(fileId)).toEqual(described);
    const opened = await files.open(fileId);
    expect(opened).toMatchObject(described);
    expect(opened?.content.equals(content)).toBe(true);
  });

  it('are stored once, also when they come at the same time', async () => {
    const content = pdf(5_000, 1);
    const ids = await Promise.all([1, 2, 3, 4].map(async () => (await files.store(content, PDF)).fileId));
    expect(new Set(ids).size).toBe(1);
    expect(await files.store(content, PDF)).toEqual({ fileId: ids[0], mediaType: PDF, size: 5_000 });
    expect(await documents.vault.collection('files').countDocuments({ size: 5_000 })).toBe(1);
  });

  it('that are not there are undefined', async () => {
    expect(await files.open('0'.repeat(64))).toBeUndefined();
    expect(await files.describe('constructor')).toBeUndefined();
  });

  it('are taken from teachers and deputy heads, of whatever size up to ten megabytes', async () => {
    const content = pdf(LARGEST_FILE_BYTES, 2);
    const answer = await send(content, { 'Content-Type': `${PDF}; name=exercises.pdf` });
    expect(answer.status).toBe(201);
    const { fileId } = answer.body;
    expect(answer.body).toEqual({ fileId, mediaType: PDF, size: LARGEST_FILE_BYTES });
    expect((await files.open(fileId))?.content.equals(content)).toBe(true);
    expect((await send(content, { 'Content-Type': PDF }, 'deputyHead')).body).toEqual(answer.body);
  });

  it('are refused by name', async () => {
    const refused: [Buffer | string | undefined, Record<string, string>, number, string][] = [
      [pdf(LARGEST_FILE_BYTES + 1, 4), { 'Content-Type': PDF }, 413, 'file-too-large'],
      ['', { 'Content-Type': PDF }, 422, 'file-empty'],
      [undefined, { 'Content-Type': PDF }, 422, 'file-empty'],
      [pdf(100, 5), { 'Content-Type': 'image/png' }, 415, 'file-type-mismatch'],
      ['<html>', { 'Content-Type': 'text/html' }, 415, 'file-type-not-allowed'],
      ['{"a":1}', { 'Content-Type': 'application/json' }, 415, 'file-type-not-allowed'],
      [undefined, {}, 415, 'file-type-not-allowed'],
    ];
    for (const [body, headers, status, code] of refused) {
      expect(await refusal(send(body, headers))).toEqual([status, code]);
    }
  });
});
