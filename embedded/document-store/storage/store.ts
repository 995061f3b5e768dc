import type { Database } from 'lmdb';
import { openEnvironment, type Environment } from '../../lmdb/environment.js';
import {
  catalogFromJson,
  catalogToJson,
  emptyCatalog,
  type Catalog,
  type CollectionRecord,
} from './catalog.js';
import { Changes, type Records } from './changes.js';
import { numbered } from './index-keys.js';

const catalogKey = 'catalog';
const removedAtOnce = 1_000;
/** Address space, not memory: a map that has to grow would stay mapped beside the new one. */
const mapSize = 16 * 1024 ** 3;

/** What a write sees and changes while it is inside its transaction. */
export interface Writing {
  readonly catalog: Catalog;
  readonly changes: Changes;
  change(catalog: Catalog): void;
  /** Says that flags of an index in the catalog were set, which must last. */
  flagged(): void;
}

/**
 * One LMDB environment. `documents` holds the documents as BSON, keyed by collection number and `_id`;
 * `entries` the index entries, keyed by index number and values; the catalog is one small record. LMDB's fsync
 * comes before every answer, so what was acknowledged survives and a later write never outlives an earlier one;
 * writes that wait together are committed together.
 */
export class Store {
  /** The catalog as of the last commit, for reads. */
  catalog: Catalog;
  private latest: Catalog;
  /** Stays set when a write is undone: flags set in memory are then saved by the next one. */
  private unsaved = false;
  private writes: Promise<unknown> = Promise.resolve();
  private removing: Promise<void> | undefined;
  private closing = false;

  private constructor(
    private readonly environment: Environment,
    readonly documents: Records,
    readonly entries: Records,
    private readonly catalogs: Database<unknown, string>,
    /** Told when the disk fails: nothing can be promised from then on. */
    private readonly onFailure: (error: unknown) => void,
  ) {
    this.catalog = this.latest = this.storedCatalog();
  }

  /** Opens the store in a folder, which is created where it is missing. One process at a time. */
  static async open(dataDir: string, onFailure: (error: unknown) => void): Promise<Store> {
    const log = (line: string): void => void process.stderr.write(`document store: ${line}\n`);
    const environment = await openEnvironment(dataDir, { maxDbs: 4, cache: false, mapSize }, log);
    const { root } = environment;
    const bytes = { keyEncoding: 'binary', encoding: 'binary', cache: false } as const;
    const store = new Store(
      environment,
      root.openDB<Buffer, Buffer>('documents', bytes),
      root.openDB<Buffer, Buffer>('entries', bytes),
      root.openDB<unknown, string>('catalog', { encoding: 'json', cache: false }),
      onFailure,
    );
    store.removeDroppedLater();
    return store;
  }

  private storedCatalog(): Catalog {
    const stored = this.catalogs.get(catalogKey);
    return stored === undefined
      ? emptyCatalog
      : catalogFromJson(stored as Parameters<typeof catalogFromJson>[0]);
  }

  collection(namespace: string): CollectionRecord | undefined {
    return this.catalog.collections.get(namespace);
  }

  /**
   * Runs `apply` inside a transaction and resolves when it is on disk. If `apply` throws, nothing of it is kept.
   * Writes are applied in the order of the calls.
   */
  write<T>(apply: (writing: Writing) => T): Promise<T> {
    const written = this.commit(apply);
    this.writes = Promise.allSettled([this.writes, written]);
    return written;
  }

  private async commit<T>(apply: (writing: Writing) => T): Promise<T> {
    let committed = this.latest;
    const result = await this.committing(() => {
      const before = this.latest;
      const changes = new Changes();
      try {
        const applied = apply(this.writing(changes));
        if (this.unsaved) this.catalogs.putSync(catalogKey, catalogToJson(this.latest));
        this.unsaved = false;
        return applied;
      } catch (error) {
        this.latest = before;
        this.takeBack(changes);
        throw error;
      } finally {
        committed = this.latest;
      }
    });
    this.catalog = committed;
    return result;
  }

  private takeBack(changes: Changes): void {
    try {
      changes.takeBack();
    } catch (error) {
      this.onFailure(error);
    }
  }

  private async committing<T>(apply: () => T): Promise<T> {
    try {
      return await this.environment.root.transaction(apply);
    } catch (error) {
      // What LMDB couldn't put on disk is lost for every write that waited with it.
      if (error instanceof Error && 'commitError' in error) {
        this.onFailure(await this.environment.reasonOf(error));
      }
      throw error;
    }
  }

  private writing(changes: Changes): Writing {
    const latest = (): Catalog => this.latest;
    const saveLater = (): void => {
      this.unsaved = true;
    };
    return {
      get catalog() {
        return latest();
      },
      changes,
      change: (catalog) => {
        this.latest = catalog;
        saveLater();
      },
      flagged: saveLater,
    };
  }

  /** Removes in the background, a little at a time, what dropped collections and indexes left behind. */
  removeDroppedLater(): void {
    this.removing ??= this.removeDropped()
      .catch((error: unknown) => this.onFailure(error))
      .finally(() => {
        this.removing = undefined;
      });
  }

  private async removeDropped(): Promise<void> {
    for (let number = this.nextDropped(); number !== undefined; number = this.nextDropped()) {
      const current = number;
      await this.write((writing) => this.removeSome(current, writing));
    }
  }

  private nextDropped(): number | undefined {
    return this.closing ? undefined : this.latest.dropped[0];
  }

  private removeSome(number: number, writing: Writing): void {
    const range = { start: numbered(number), end: numbered(number + 1), limit: removedAtOnce };
    let removed = 0;
    for (const part of [this.documents, this.entries]) {
      for (const key of [...part.getKeys(range)]) {
        // What was dropped need not be kept to be taken back.
        part.removeSync(key);
        removed++;
      }
    }
    if (removed > 0) return;
    const dropped = writing.catalog.dropped.filter((other) => other !== number);
    writing.change({ ...writing.catalog, dropped });
  }

  /** Waits for the writes that were begun, then closes the files. */
  async close(): Promise<void> {
    this.closing = true;
    await this.removing;
    await this.writes;
    await this.environment.close();
  }
}
