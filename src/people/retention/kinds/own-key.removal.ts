import type { CommandContext } from '../../../eventing/command-runner.js';
import type { DomainEvent } from '../../../eventing/decider.js';
import type { Collection, Db } from '../../../eventing/document-store.js';
import { DomainError } from '../../../eventing/domain-error.js';
import type { LiveDocuments } from '../../../eventing/projecting/live-documents.js';
import type { Projection, ReadModel } from '../../../eventing/projection.js';
import { keysIn, type StoredKey, type Vault } from '../../vault.js';
import { batchesOf, type Removal, type UnderWay } from './removal.js';

/** Something that people write in, sealed with a key of its own under its id. */
interface WrittenIn extends ReadModel {
  readonly schoolId: string;
  /** Instant of what was written last. */
  readonly lastAt: string;
}

export interface OwnKeyTools<Doc extends WrittenIn, Event extends DomainEvent> {
  readonly db: Db;
  readonly documents: Pick<LiveDocuments, 'find'>;
  readonly vault: Pick<Vault, 'destroyKeyOf'>;
  readonly projection: Projection<Doc, Event>;
  /** Has one end, as a fact of its own; refused as a conflict where it goes on. */
  readonly end: (document: Doc, context: CommandContext) => Promise<unknown>;
  /** Removes what is kept of one beside the events, before the key is destroyed. */
  readonly forget?: (document: Doc) => Promise<void>;
}

/** What nobody has written in for so long: each ends, as a fact of its own, and then its key is destroyed. */
export class OwnKeyRemoval<Doc extends WrittenIn, Event extends DomainEvent> implements Removal {
  private readonly keys: Collection<StoredKey>;

  constructor(private readonly tools: OwnKeyTools<Doc, Event>) {
    this.keys = keysIn(tools.db);
  }

  async count(before: Date): Promise<number> {
    return (await this.over(before)).length;
  }

  async remove(before: Date, run: UnderWay): Promise<void> {
    for (const document of await this.over(before)) {
      if (await this.ends(document, run)) {
        await this.tools.forget?.(document);
        await this.tools.vault.destroyKeyOf(document._id);
      }
      await run.goOn();
    }
  }

  /** @returns false for one in which somebody wrote meanwhile, or that waits for a decision: it stays. */
  private async ends(document: Doc, run: UnderWay): Promise<boolean> {
    try {
      await this.tools.end(document, run.contextFor(`${document._id} end`, document.schoolId));
      return true;
    } catch (error) {
      if (!(error instanceof DomainError) || error.kind !== 'conflict') throw error;
      return false;
    }
  }

  /** One that has ended has its key where a run was broken off in between. */
  private async over(before: Date): Promise<readonly Doc[]> {
    const old: Doc[] = [];
    const sought = { filter: { lastAt: { $lt: before.toISOString() } }, sort: { _id: 1 } } as const;
    for await (const document of this.tools.documents.find(this.tools.projection, sought)) old.push(document);
    const found: Doc[] = [];
    for (const batch of batchesOf(old)) {
      const ids = batch.map(({ _id }) => _id);
      const kept = { _id: { $in: ids }, destroyedAt: { $exists: false } };
      const readable = new Set(
        (await this.keys.find(kept, { projection: { _id: 1 } }).toArray()).map(({ _id }) => _id),
      );
      found.push(...batch.filter(({ _id }) => readable.has(_id)));
    }
    return found;
  }
}
