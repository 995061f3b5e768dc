import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, truncate } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Witnesses } from '../../src/audit/log/witnesses.js';
import { parseCheckpoint, type Checkpoint } from '../../src/audit/transparency/checkpoint.js';
import { sha256 } from '../../src/audit/transparency/primitives.js';
import { parsePolicy, satisfies } from '../../src/audit/transparency/policy.js';
import { formatNote, parseVerifierKey, verifiedBy } from '../../src/audit/transparency/signed-note.js';
import { formatSubmission, parseSubmission } from '../../src/audit/witness/submission.js';
import { serveWitness, type WitnessServer } from '../../src/audit/witness/witness-server.js';
import { Witness } from '../../src/audit/witness/witness.js';
import { anyText } from '../support/any-text.js';
import { testKey, TestLog } from '../support/test-log.js';

const NOON = Date.parse('2026-11-28T12:00:00Z');
const key = testKey('witness', 'ministry.example/witness');
const otherKey = testKey('log', 'other.example/log');

describe('a witness', () => {
  let log: TestLog;
  let folder: string;
  let server: WitnessServer;
  let warned: string[];
  let sizes: Map<string, number>;
  let now: number;

  beforeEach(async () => {
    log = new TestLog().grow(5);
    warned = [];
    sizes = new Map();
    now = NOON;
    folder = await mkdtemp(join(tmpdir(), 'witness-'));
    server = await start();
  });
  afterEach(async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });

  const start = async (): Promise<WitnessServer> => {
    const warn = (line: string) => warned.push(line);
    const logs = [log.key, otherKey];
    const witness = await Witness.open({ key, logs, folder, now: () => now, say: () => undefined, warn });
    return serveWitness(witness, { host: '127.0.0.1', port: 0, warn });
  };
  const restart = async (): Promise<void> => {
    await server.close();
    server = await start();
  };

  const policy = () =>
    parsePolicy(`log ${log.key.vkey}\nwitness ministry ${key.vkey} ${server.url}/\nquorum ministry`);
  const asking = () => new Witnesses({ policy: policy(), sizes, now: () => now, log: () => undefined });
  /** What the witness adds to a log's newest checkpoint, and what is known of it then. */
  const cosigned = async (of = log, client = asking()) => {
    const checkpoint = of.checkpoint();
    const cosignatures = await client.cosign(checkpoint, (oldSize) => Promise.resolve(of.prove(oldSize)));
    return { checkpoint, cosignatures, status: client.statuses[0] };
  };
  const failureOf = async (of: TestLog) => (await cosigned(of)).status?.failure;

  const post = (body: string | Uint8Array): Promise<Response> =>
    fetch(`${server.url}/add-checkpoint`, { method: 'POST', body });
  const bodyFor = (oldSize: number, checkpoint: Checkpoint, of = log): string =>
    formatSubmission({ oldSize, proof: of.prove(oldSize, checkpoint.size), checkpoint });
  const newest = async (origin = log.key.name): Promise<Response> =>
    fetch(`${server.url}/${sha256(Buffer.from(origin)).toString('hex')}/checkpoint`);
  const sizeKept = async (): Promise<number> => parseCheckpoint(await (await newest()).text()).size;
  const evidence = async (): Promise<readonly Readonly<Record<string, string>>[]> => {
    const files = await readdir(join(folder, 'evidence')).catch(() => []);
    const texts = await Promise.all(
      files.sort().map((file) => readFile(join(folder, 'evidence', file), 'utf8')),
    );
    return texts.map((text) => JSON.parse(text) as Readonly<Record<string, string>>);
  };

  it('cosigns a log that it sees for the first time, and as it grows', async () => {
    for (const grown of [0, 1, 300, 0]) {
      log.grow(grown);
      now += 60_000;
      const { checkpoint, cosignatures, status } = await cosigned();
      const note = { ...checkpoint.note, signatures: [...checkpoint.note.signatures, ...cosignatures] };
      expect(verifiedBy(note, [key])).toEqual([{ key, time: now / 1000 }]);
      expect(satisfies(note, policy())).toBe(true);
      expect(satisfies(checkpoint.note, policy())).toBe(false);
      expect(status).toEqual({ name: 'ministry', size: log.size, lastCosignedAt: new Date(now) });
    }
    expect(warned).toEqual([]);
  });

  it('tells what it knows to a log that has forgotten, or thinks otherwise', async () => {
    await cosigned();
    log.grow(4);
    for (const thought of [undefined, 2, 7, 9]) {
      sizes = new Map(thought === undefined ? [] : [['ministry', thought]]);
      expect((await cosigned()).cosignatures).toHaveLength(1);
      expect(sizes.get('ministry')).toBe(log.size);
      log.grow(1);
    }
    const answer = await post(bodyFor(2, log.checkpoint()));
    expect([answer.status, answer.headers.get('Content-Type')]).toEqual([409, 'text/x.tlog.size']);
    expect(await answer.text()).toBe('12\n');
  });

  it('refuses another tree of the same size, and keeps both as evidence', async () => {
    const before = await cosigned();
    const fork = log.forkedAt(3, 2);
    expect(await failureOf(fork)).toBe('http-422');
    expect(warned).toEqual([
      expect.stringMatching(
        /^REFUSED: school\.example\/log HAS SIGNED TWO TREES OF 5 LEAVES\..*fork-.*\.json$/,
      ),
    ]);
    const [kept] = await evidence();
    expect(kept).toMatchObject({
      at: new Date(NOON).toISOString(),
      inconsistency: 'fork',
      origin: log.key.name,
    });
    const [was, is] = [parseCheckpoint(kept?.['cosigned'] ?? ''), parseSubmission(kept?.['submitted'] ?? '')];
    expect(was.note.signatures).toEqual([...before.checkpoint.note.signatures, ...before.cosignatures]);
    expect(verifiedBy(is.checkpoint.note, [log.key])).toHaveLength(1);
    expect(is.checkpoint.root).toEqual(fork.checkpoint().root);
    expect(await sizeKept()).toBe(5);
  });

  it('refuses a longer tree that does not begin with the one before, and keeps it as evidence', async () => {
    await cosigned();
    expect(await failureOf(log.forkedAt(4, 30))).toBe('http-422');
    expect(warned).toEqual([expect.stringMatching(/^REFUSED: nothing proves .* 34 leaves .*unproven-/)]);
    expect(await evidence()).toMatchObject([{ inconsistency: 'unproven' }]);
    log.grow(10);
    expect((await cosigned()).cosignatures).toHaveLength(1);
  });

  it('keeps the same evidence once, and not without end', async () => {
    await cosigned();
    const sent = [...Array(102).keys()].map((place) => log.forkedAt(0, 10 + place));
    for (const fork of [...sent, ...sent.slice(0, 3)]) await post(bodyFor(5, fork.checkpoint(), fork));
    expect(await evidence()).toHaveLength(100);
    expect(warned.filter((line) => line.includes('no file, for there are too many'))).toHaveLength(2);
  });

  it('does not follow a log that was set back', async () => {
    await cosigned();
    const setBack = log.forkedAt(3, 0);
    expect((await cosigned(setBack)).status).toMatchObject({ size: 5, failure: 'ahead' });
    sizes = new Map();
    expect((await cosigned(setBack)).status).toMatchObject({ size: 5, failure: 'ahead' });
    expect((await post(bodyFor(3, setBack.checkpoint()))).status).toBe(409);
    expect(await sizeKept()).toBe(5);
  });

  it('cosigns only one of those that are asked for at once from the same size', async () => {
    await cosigned();
    const forks = [...Array(20).keys()].map((place) => log.forkedAt(5, 1 + place));
    const answers = await Promise.all(forks.map((fork) => post(bodyFor(5, fork.checkpoint(), fork))));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(19);
    expect(await sizeKept()).toBe(6 + statuses.indexOf(200));
  });

  it('goes on after a stop from what it has cosigned', async () => {
    await cosigned();
    await restart();
    expect(await failureOf(log.forkedAt(3, 2))).toBe('http-422');
    log.grow(3);
    expect((await cosigned()).cosignatures).toHaveLength(1);
  });

  it('does not begin anew with a log of which it can’t read what it has cosigned', async () => {
    await cosigned();
    const file = join(folder, sha256(Buffer.from(log.key.name)).toString('hex'));
    await truncate(file, 20);
    expect((await post(bodyFor(0, log.checkpoint()))).status).toBe(503);
    await expect(start()).rejects.toThrow(file);
  });

  it('gives no cosignature that it can’t keep its word on', async () => {
    await rm(folder, { recursive: true });
    const answer = await post(bodyFor(0, log.checkpoint()));
    expect([answer.status, answer.headers.get('Retry-After')]).toEqual([503, '60']);
    expect(await answer.text()).not.toContain('—');
    expect(warned).toHaveLength(1);
  });

  it('knows only the logs of its policy, by their keys', async () => {
    const unknown = new TestLog(testKey('log', 'unknown.example/log')).grow(1);
    expect((await post(bodyFor(0, unknown.checkpoint()))).status).toBe(404);
    const inItsName = parseCheckpoint(log.note(5, [testKey('log', 'unknown.example/log')]));
    expect((await post(bodyFor(0, inItsName))).status).toBe(403);
    const byAnother = parseCheckpoint(log.note(5, [otherKey]));
    expect((await post(bodyFor(0, byAnother))).status).toBe(403);
    const other = new TestLog(otherKey).grow(7);
    expect((await post(bodyFor(0, other.checkpoint()))).status).toBe(200);
    expect((await post(bodyFor(0, log.checkpoint()))).status).toBe(200);
  });

  it('shows everybody the newest checkpoint that it has cosigned, and its key', async () => {
    expect((await newest()).status).toBe(404);
    const { checkpoint, cosignatures } = await cosigned();
    const shown = await newest();
    expect(shown.headers.get('Content-Type')).toBe('text/plain; charset=utf-8');
    expect(await shown.text()).toBe(
      formatNote({ ...checkpoint.note, signatures: [...checkpoint.note.signatures, ...cosignatures] }),
    );
    expect((await newest('unknown.example/log')).status).toBe(404);
    const vkey = await (await fetch(`${server.url}/vkey`)).text();
    expect(parseVerifierKey(vkey.trim())).toEqual(parseVerifierKey(key.vkey));
  });

  it.each([
    ['GET', '/add-checkpoint', 405],
    ['DELETE', '/vkey', 405],
    ['GET', '/', 404],
    ['POST', '/add-checkpoint/', 404],
    ['GET', '/../in-use.lock', 404],
    ['GET', `/${'0'.repeat(64)}/checkpoint`, 404],
  ])('answers %s %s with %d', async (method, path, status) => {
    expect((await fetch(`${server.url}${path}`, { method })).status).toBe(status);
  });

  it('takes a checkpoint with sixteen large signatures, and nothing much larger', async () => {
    const { note } = log.checkpoint();
    const large = { name: 'quantum.example', keyId: Buffer.alloc(4), bytes: Buffer.alloc(5_000) };
    const signatures = [...note.signatures, ...Array<typeof large>(15).fill(large)];
    const full = parseCheckpoint(formatNote({ ...note, signatures }));
    expect((await post(bodyFor(0, full))).status).toBe(200);
    expect((await post('x'.repeat(200_000))).status).toBe(413);
  });

  it('cosigns no note that is not UTF-8, however little of it is not', async () => {
    const [before = '', after = ''] = bodyFor(0, log.checkpoint()).split('— ', 2);
    const signature = Buffer.concat([
      Buffer.from('— some'),
      Buffer.of(0xff),
      Buffer.from('body AAAAAAA=\n— '),
    ]);
    const body = Buffer.concat([Buffer.from(before), signature, Buffer.from(after)]);
    expect((await post(body)).status).toBe(400);
    expect((await post(body.toString())).status).toBe(200);
  });

  it('makes no ado about who hangs up in the middle', async () => {
    const { hostname, port } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    socket.write('POST /add-checkpoint HTTP/1.1\r\nHost: w\r\nContent-Length: 1000\r\n\r\nold 0');
    // An answer to a later request shows that this one has arrived.
    expect((await newest()).status).toBe(404);
    socket.destroy();
    await once(socket, 'close');
    await server.close();
    server = await start();
    expect(warned).toEqual([]);
  });

  it('never fails at whatever it is sent, and never cosigns it', async () => {
    await cosigned();
    const valid = bodyFor(5, log.grow(3).checkpoint());
    const bytes = fc.uint8Array({ maxLength: 300 });
    const changed = fc
      .tuple(fc.nat(valid.length - 1), fc.nat(20), anyText(20))
      .map(([at, length, text]) => valid.slice(0, at) + text + valid.slice(at + length))
      .filter((body) => body !== valid);
    await fc.assert(
      fc.asyncProperty(fc.oneof(bytes, changed), async (body) => {
        const { status } = await post(body);
        expect([400, 403, 404, 409, 422]).toContain(status);
      }),
      { numRuns: 300 },
    );
    expect(await sizeKept()).toBe(5);
    expect((await post(valid)).status).toBe(200);
  });
});
