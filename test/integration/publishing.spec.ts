import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../embedded/ports.js';
import type { Bucket } from '../../src/audit/log/publishing/bucket-sink.js';
import { Publishing, type Written } from '../../src/audit/log/publishing/publishing.js';
import { sinksOf } from '../../src/audit/log/publishing/sinks.js';
import { parseCheckpoint } from '../../src/audit/transparency/checkpoint.js';
import { startBucketServer, type BucketServer } from '../support/bucket-server.js';
import { startMailServer, type MailServer } from '../support/mail-server.js';
import { testKey, TestLog } from '../support/test-log.js';

const NOON = Date.parse('2026-11-28T12:00:00Z');
const HOUR = 3_600_000;
const KEY = {
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCY',
  region: 'eu-west-1',
};
const AUDITOR = 'auditor@ministry.example';
const witness = testKey('witness', 'ministry.example/witness');

describe('checkpoints are kept outside', () => {
  let log: TestLog;
  let folder: string;
  let bucketServer: BucketServer;
  let mailServer: MailServer;
  let stored: Map<string, Written>;
  let publishing: Publishing;

  beforeEach(async () => {
    log = new TestLog().grow(3);
    stored = new Map();
    folder = await mkdtemp(join(tmpdir(), 'checkpoints-'));
    bucketServer = await startBucketServer(KEY);
    mailServer = await startMailServer();
    publishing = publishingTo();
  });
  afterEach(async () => {
    await Promise.all([bucketServer.close(), mailServer.close()]);
    await rm(folder, { recursive: true, force: true });
  });

  const publishingTo = ({
    file = join(folder, 'checkpoints'),
    bucket = {},
  }: { file?: string; bucket?: Partial<Bucket> } = {}): Publishing =>
    new Publishing(
      sinksOf({
        publishing: {
          file,
          mailTo: AUDITOR,
          bucket: { url: `${bucketServer.url}/gymnasium-1`, ...KEY, ...bucket },
        },
        smtpUrl: mailServer.url,
        mailFrom: 'School Journal <journal@school.example>',
        dkim: undefined,
      }),
      {
        get: (name) => Promise.resolve(stored.get(name)),
        set: (name, written) => Promise.resolve(void stored.set(name, written)),
      },
      () => undefined,
    );
  const publish = async (at: number, to = publishing, of = log): Promise<string> => {
    const note = of.note(of.size, [of.key, witness]);
    await to.publish(note, { origin: of.key.name, size: of.size }, at);
    return note;
  };
  const failures = (of = publishing) => of.statuses.map(({ name, failure }) => `${name} ${failure ?? 'ok'}`);

  it('in a file every one, in a bucket one an hour, by mail one a day, each where there is a new one', async () => {
    const notes: string[] = [];
    for (const [grown, at] of [
      [0, NOON],
      [1, NOON + 60_000],
      [0, NOON + HOUR],
      [1, NOON + 2 * HOUR],
      [1, NOON + 24 * HOUR],
      [0, NOON + 72 * HOUR],
    ] as const) {
      log.grow(grown);
      const note = await publish(at);
      if (notes.at(-1) !== note) notes.push(note);
    }
    expect(failures()).toEqual(['file ok', 'bucket ok', 'mail ok']);
    expect(await readFile(join(folder, 'checkpoints'), 'utf8')).toBe(
      notes.map((note) => `${note}\n`).join(''),
    );
    expect([...bucketServer.objects].map(([path, { body }]) => [path, body])).toEqual(
      notes.map((note, place) => [`gymnasium-1/000000000000000${(3 + place).toString()}.txt`, note]),
    );
    expect(mailServer.mails.map(({ to }) => to)).toEqual([AUDITOR, AUDITOR]);
    const sizes = mailServer.mails.map(({ text }) => parseCheckpoint(checkpointIn(text)).size);
    expect(sizes).toEqual([3, 6]);
  });

  it('in mails that say in English and in Russian what they are for, and have the checkpoint whole', async () => {
    const note = await publish(NOON);
    const [mail] = mailServer.mails;
    expect(mail?.text).toMatch(/^The transparency log school\.example\/log has 3 entries now\./);
    expect(mail?.text).toContain('В журнале прозрачности school.example/log сейчас записей: 3.');
    expect(checkpointIn(mail?.text ?? '')).toBe(note);
    expect(mail?.html).toContain(`<pre>${note}</pre>`);
  });

  it('by mail under one id, should one be sent twice', async () => {
    await publish(NOON);
    stored.clear();
    await publish(NOON, publishingTo());
    const ids = mailServer.mails.map(({ messageId }) => messageId);
    expect(ids).toEqual([ids[0], ids[0]]);
    expect(ids[0]).toMatch(/^<checkpoint-[0-9a-f]{32}@school\.example>$/);
  });

  it('in a bucket that lets nobody change them for as long as is said', async () => {
    await publish(NOON, publishingTo({ bucket: { retainDays: 3650 } }));
    const [object] = bucketServer.objects.values();
    expect(object?.headers).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'x-amz-object-lock-mode': 'COMPLIANCE',
      'x-amz-object-lock-retain-until-date': '2036-11-25T12:00:00.000Z',
    });
  });

  it('in a bucket that never loses one for another of its size', async () => {
    const note = await publish(NOON);
    stored.clear();
    const again = publishingTo();
    await publish(NOON, again, log.forkedAt(1, 2));
    expect(failures(again)).toEqual(['file ok', 'bucket another-tree', 'mail ok']);
    expect([...bucketServer.objects.values()].map(({ body }) => body)).toEqual([note]);
  });

  it('in a bucket that had one without an answer', async () => {
    bucketServer.loseAnswer();
    await publish(NOON);
    expect(failures()[1]).toBe('bucket und_err_socket');
    await publish(NOON + 1);
    expect(failures()[1]).toBe('bucket ok');
    expect(bucketServer.objects.size).toBe(1);
  });

  it('in a bucket that can only be written into, where what stands there can’t be compared', async () => {
    bucketServer.letRead(false);
    await publish(NOON);
    stored.clear();
    const again = publishingTo();
    await publish(NOON, again);
    expect(failures(again)[1]).toBe('bucket http-412');
    log.grow(1);
    await publish(NOON, again);
    expect(failures(again)[1]).toBe('bucket ok');
  });

  it.each([
    ['another secret', { secretAccessKey: 'no' }, 'http-403'],
    ['another region', { region: 'eu-west-2' }, 'http-403'],
  ])('and it is told where the bucket has %s', async (_, bucket, failure) => {
    const elsewhere = publishingTo({ bucket });
    await publish(NOON, elsewhere);
    expect(failures(elsewhere)).toEqual(['file ok', `bucket ${failure}`, 'mail ok']);
  });

  it('and it is told where there is no bucket', async () => {
    const port = await freePort();
    const nowhere = publishingTo({ bucket: { url: `http://127.0.0.1:${port.toString()}/bucket` } });
    await publish(NOON, nowhere);
    expect(failures(nowhere)).toEqual(['file ok', 'bucket econnrefused', 'mail ok']);
  });

  it('again where a place fails, with the next checkpoint', async () => {
    bucketServer.fail(1, 503);
    mailServer.refuse(1);
    const broken = publishingTo({ file: join(folder, 'nowhere', 'checkpoints') });
    await publish(NOON, broken);
    expect(failures(broken)).toEqual(['file enoent', 'bucket http-503', 'mail smtp-452']);
    log.grow(1);
    await publish(NOON + 60_000, broken);
    expect(failures(broken)).toEqual(['file enoent', 'bucket ok', 'mail ok']);
    expect([...bucketServer.objects.keys()]).toEqual(['gymnasium-1/0000000000000004.txt']);
    expect(mailServer.mails).toHaveLength(1);
  });
});

/** What a mail ends with. */
const checkpointIn = (text: string): string =>
  text
    .replaceAll('\r\n', '\n')
    .slice(text.replaceAll('\r\n', '\n').lastIndexOf('school.example/log\n'))
    .replace(/\n*$/, '\n');
