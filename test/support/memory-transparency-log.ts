import type { ProofSource } from '../../src/audit/proofs/proof-source.js';
import { textOfHead } from '../../src/audit/transparency/checkpoint.js';
import {
  contentHash,
  decodeEntry,
  encodeEntry,
  isIndexPlace,
  type LoggedEvent,
} from '../../src/audit/transparency/entry.js';
import { GrowingTree } from '../../src/audit/transparency/growing-tree.js';
import { leafHash, type Hash, type Range, type Subtree } from '../../src/audit/transparency/merkle.js';
import { formatNote } from '../../src/audit/transparency/signed-note.js';
import { signerKey, type SignerKey } from '../../src/audit/transparency/signer-key.js';
import { StreamTree, type CountProof } from '../../src/audit/transparency/stream-tree.js';
import { hashesFrom } from '../../src/audit/transparency/tiles.js';

export const ORIGIN = 'journal.example/log';

export const keyFrom = (kind: 'log' | 'witness', name: string, seed: number): SignerKey =>
  signerKey(kind, name, Buffer.alloc(32, seed));

export const LOG_KEY = keyFrom('log', ORIGIN, 1);

interface LogOptions {
  readonly key?: SignerKey;
  /** Whether index entries count falsely, as a log does that hides something. */
  readonly countOf?: (stream: Hash, count: number) => number;
}

/** A transparency log in memory: what events it is given is logged, and published when it is told so. */
export class MemoryTransparencyLog implements ProofSource {
  private readonly tree = new GrowingTree();
  private readonly tiles = new Map<string, Buffer>();
  private readonly logged: Buffer[] = [];
  private readonly leaves = new Map<string, { readonly tag: Hash; readonly leaves: number[] }>();
  private readonly tags = new Map<string, Hash>();
  private readonly counts = new StreamTree();
  private readonly published: string[] = [];
  private readonly key: SignerKey;
  private indexed: { readonly leaf: number; readonly tree: StreamTree } | undefined;

  constructor(private readonly options: LogOptions = {}) {
    this.key = options.key ?? LOG_KEY;
  }

  get size(): number {
    return this.tree.size;
  }

  log(...events: readonly LoggedEvent[]): this {
    for (const event of events) {
      const content = contentHash(event);
      const tag = this.tags.get(event.stream) ?? content;
      this.tags.set(event.stream, tag);
      this.append(encodeEntry({ kind: 'event', stream: tag, content }));
      this.closeTile();
    }
    return this;
  }

  /** Events of no stream that anybody asks for, until there are so many leaves. */
  fillTo(size: number): this {
    while (this.size < size) {
      this.log({
        stream: `other-${this.size.toString()}`,
        revision: 0,
        id: '',
        type: '',
        data: {},
        metadata: {},
      });
    }
    return this;
  }

  /** @returns the note. */
  publish(): string {
    const text = textOfHead({ origin: this.key.name, size: this.size, root: this.tree.root() });
    const note = formatNote({ text, signatures: [this.key.sign(text, 0)] });
    this.published.push(note);
    return note;
  }

  checkpoint(): Promise<string> {
    const newest = this.published.at(-1);
    return newest === undefined
      ? Promise.reject(new Error('Nothing was published.'))
      : Promise.resolve(newest);
  }

  keys(): Promise<readonly string[]> {
    return Promise.resolve([this.key.vkey]);
  }

  earlier(): Promise<readonly string[]> {
    return Promise.resolve(this.published.slice(0, -1));
  }

  hashes(subtrees: readonly Subtree[]): Promise<readonly Hash[]> {
    for (const { level, index, hashes } of this.tree.takeGrown()) this.tiles.set(`${level}/${index}`, hashes);
    return hashesFrom(subtrees, ({ level, index }) =>
      Promise.resolve(this.tiles.get(`${level}/${index}`) ?? Buffer.alloc(0)),
    );
  }

  entries({ start, end }: Range): Promise<readonly Buffer[]> {
    return Promise.resolve(this.logged.slice(start, end));
  }

  leavesOf(streamTag: Hash, size: number): Promise<readonly number[] | undefined> {
    const leaves = this.leaves.get(streamTag.toString('hex'))?.leaves.filter((leaf) => leaf < size);
    return Promise.resolve(leaves && leaves.length > 0 ? leaves : undefined);
  }

  countOf(streamTag: Hash, indexLeaf: number): Promise<CountProof | undefined> {
    if (this.indexed?.leaf !== indexLeaf) {
      const tree = new StreamTree();
      for (const { tag, leaves } of this.leaves.values()) {
        const count = leaves.filter((leaf) => leaf < indexLeaf).length;
        if (count > 0) tree.set(tag, this.told(tag, count));
      }
      this.indexed = { leaf: indexLeaf, tree };
    }
    return Promise.resolve(this.indexed.tree.prove(streamTag));
  }

  private told(tag: Hash, count: number): number {
    return this.options.countOf?.(tag, count) ?? count;
  }

  private append(entry: Buffer): void {
    const leaf = this.size;
    this.tree.append(leafHash(entry));
    this.logged.push(entry);
    const decoded = decodeEntry(entry);
    if (decoded.kind !== 'event') return;
    const tag = decoded.stream;
    const known = this.leaves.get(tag.toString('hex')) ?? { tag, leaves: [] };
    known.leaves.push(leaf);
    this.leaves.set(tag.toString('hex'), known);
    this.counts.set(tag, this.told(tag, known.leaves.length));
  }

  private closeTile(): void {
    if (!isIndexPlace(this.size)) return;
    this.append(encodeEntry({ kind: 'index', streams: this.counts.streams, root: this.counts.root() }));
  }
}
