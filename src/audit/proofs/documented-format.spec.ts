import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { keyFrom } from '../../../test/support/memory-transparency-log.js';
import { canonicalJson } from '../transparency/canonical-json.js';
import { parseCheckpoint } from '../transparency/checkpoint.js';
import { contentHash, encodeEntry, type LoggedEvent } from '../transparency/entry.js';
import { leafHash, nodeHash } from '../transparency/merkle.js';
import { sha256 } from '../transparency/primitives.js';
import { verifiedBy } from '../transparency/signed-note.js';
import { signerKey } from '../transparency/signer-key.js';
import { StreamTree } from '../transparency/stream-tree.js';
import { aLog, pageProof } from './proof.examples.js';
import { CHECKED_FILES, FORMAT, OTHER_FILES } from './verifier/bundle-format.js';

const text = readFileSync(new URL('../../../docs/transparency-log.md', import.meta.url), 'utf8');
const [vectors = '', note = ''] = [...text.matchAll(/```text\n([\s\S]*?)```/g)].map(
  ([, block]) => block ?? '',
);
const told = new Map(
  vectors
    .trim()
    .split('\n')
    .map((line): [string, string] => {
      const [name = '', ...value] = line.split(' = ');
      return [name, value.join(' = ')];
    }),
);
const eventOf = (number: number) => JSON.parse(told.get(`event ${number.toString()}`) ?? '') as LoggedEvent;

describe('the format that is documented', () => {
  it('has test vectors that the code agrees with', () => {
    const [first, second] = [eventOf(0), eventOf(1)];
    const tag = contentHash(first);
    const entries = [first, second].map((event) =>
      encodeEntry({ kind: 'event', stream: tag, content: contentHash(event) }),
    );
    const [leaf = tag, next = tag] = entries.map(leafHash);
    const streams = new StreamTree();
    streams.set(tag, 2);
    streams.set(Buffer.alloc(32), 5);
    const [streamLeaf, otherLeaf] = [
      [tag, 2],
      [Buffer.alloc(32), 5],
    ].map(([stream, count]) =>
      sha256(Buffer.of(2), stream as Buffer, Buffer.from([0, 0, 0, 0, 0, 0, 0, count as number])),
    );
    const seed = Buffer.from(told.get('seed of the key') ?? '', 'hex');
    const found: Readonly<Record<string, string | undefined>> = {
      'event 0': JSON.stringify(first),
      'event 1': JSON.stringify(second),
      'canonical JSON of event 0': canonicalJson(first),
      'content hash of event 0, and tag': tag.toString('hex'),
      'content hash of event 1': contentHash(second).toString('hex'),
      'entry of event 1': entries[1]?.toString('hex'),
      'leaf of event 0': leaf.toString('hex'),
      'leaf of event 1': next.toString('hex'),
      'root of both': nodeHash(leaf, next).toString('hex'),
      'stream leaf of 2 events': streamLeaf?.toString('hex'),
      'stream leaf of the other': otherLeaf?.toString('hex'),
      'root of the stream tree': streams.root().toString('hex'),
      'index entry': encodeEntry({ kind: 'index', streams: 2, root: streams.root() }).toString('hex'),
      'seed of the key':
        keyFrom('log', 'journal.example/log', 1).vkey === told.get('vkey') ? seed.toString('hex') : '',
      vkey: signerKey('log', 'journal.example/log', seed).vkey,
    };
    expect(Object.fromEntries(told)).toEqual(found);
  });

  it('has a checkpoint that is signed with the key of the vectors', () => {
    const checkpoint = parseCheckpoint(note);
    expect(checkpoint).toMatchObject({ origin: 'journal.example/log', size: 2 });
    expect(checkpoint.root.toString('hex')).toBe(told.get('root of both'));
    expect(verifiedBy(checkpoint.note, [keyFrom('log', 'journal.example/log', 1)])).toHaveLength(1);
  });

  it('names every file of a bundle, and the members of its lines', async () => {
    const rows = new Map(
      [...text.matchAll(/^\| `([\w.]+)` +\| (.*) \|$/gm)].map(([, name, row]) => [name, row]),
    );
    expect([...rows.keys()].toSorted()).toEqual([...CHECKED_FILES, ...OTHER_FILES].toSorted());
    expect(text).toContain(FORMAT);
    const log = aLog();
    log.publish();
    const files = await pageProof(log);
    for (const file of [
      'earlier.jsonl',
      'streams.jsonl',
      'events.jsonl',
      'entries.jsonl',
      'hashes.jsonl',
    ] as const) {
      const [first = ''] = files[file].toString().split('\n');
      for (const member of Object.keys(JSON.parse(first) as object))
        expect(rows.get(file)).toContain(`\`${member}\``);
    }
    for (const member of Object.keys(JSON.parse(files['manifest.json'].toString()) as object)) {
      expect(rows.get('manifest.json')).toContain(`\`${member}\``);
    }
  });
});
