import { LRUCache } from 'lru-cache';
import { DomainError, invalidInput } from '../eventing/domain-error.js';
import type { Recorded } from '../eventing/envelope.js';
import type { Position } from '../eventing/position.js';
import { Ids } from '../people/ids.js';
import type { Vault } from '../people/vault.js';
import { cloudEventOf } from './cloud-event.js';
import { BEGINNING, formatSequence, NO_CURSOR, type Cursor, type Cursors } from './cursor.js';
import { isOf, type FeedScope } from './feed-scope.js';
import type { LogTail } from './log-tail.js';

/** A part of a feed, in the order of the store. */
export interface FeedPage {
  /** Each event as JSON: a `FeedEvent`. */
  readonly events: readonly string[];
  /** The place after the last event, or further on where nothing of the feed follows; and as it is given out. */
  readonly next: Cursor;
  readonly nextText: string;
  /** Whether nothing more is known at the moment. */
  readonly atHead: boolean;
  /** Whose events they are. */
  readonly schools: ReadonlySet<string>;
}

export interface FeedOptions {
  readonly tail: Pick<LogTail, 'read'>;
  readonly cursors: Cursors;
  readonly vault: Pick<Vault, 'open' | 'secret'>;
  /** Where schemas are read, with no slash at its end. */
  readonly schemas: string;
}

/** Events are looked through at once, and for one page at most: a feed of few of them comes in several empty pages. */
const READ_AT_ONCE = 1_000;
const LOOKED_THROUGH = 10_000;
const MOST_KEPT_BYTES = 32 * 1024 * 1024;

/** The journal's events as consumers follow them. However they are delivered, they come from here. */
export class Feed {
  /** How pseudonymous consumers are told events, for those that several requests follow at once. */
  private readonly kept = new LRUCache<string, string>({
    maxSize: MOST_KEPT_BYTES,
    sizeCalculation: (text) => 2 * text.length + 200,
  });
  private readonly pseudonyms = new LRUCache<string, Ids>({ max: 1_000 });

  constructor(private readonly options: FeedOptions) {}

  /**
   * The place that a consumer names in a feed; the beginning where it names none.
   * @param rebase takes a place of another of its feeds, whose numbers go on in this one.
   * @throws DomainError `invalid-input` where it was not given to it; `feed-changed` where it is of another feed.
   */
  placeOf({ consumerId, feed }: FeedScope, text: string | undefined, rebase: boolean): Cursor {
    if (text === undefined) return BEGINNING;
    const given = this.options.cursors.read(text, consumerId);
    if (!given) throw invalidInput(NO_CURSOR, 'after');
    if (given.feed !== feed && !rebase) {
      throw new DomainError(
        'feed-changed',
        'The cursor is of a feed with other schools or types, or the grant has changed. Begin anew without one, or go on from the same place, in another feed, with rebase=true.',
        'conflict',
        [{ field: 'after', message: 'is of another feed' }],
      );
    }
    return given.cursor;
  }

  cursorText({ consumerId, feed }: FeedScope, cursor: Cursor): string {
    return this.options.cursors.write(cursor, feed, consumerId);
  }

  /** At most so many events of a feed after a place. */
  async page(scope: FeedScope, after: Cursor, limit: number): Promise<FeedPage> {
    const found: Recorded[] = [];
    let place: Position = after;
    let atHead = false;
    for (let seen = 0; !atHead && found.length < limit && seen < LOOKED_THROUGH;) {
      const part = await this.options.tail.read(place, READ_AT_ONCE);
      seen += part.events.length;
      const wanted = part.events.filter((event) => isOf(scope, event));
      const taken = wanted.slice(0, limit - found.length);
      found.push(...taken);
      const isCut = taken.length < wanted.length;
      place = isCut ? (taken.at(-1)?.position ?? place) : part.upTo;
      atHead = !isCut && part.atHead;
    }
    const next = { ...placeOnly(place), sequence: after.sequence + BigInt(found.length) };
    const events = await Promise.all(
      found.map(async (event, index) => {
        const sequence = after.sequence + BigInt(index) + 1n;
        const cursor = this.cursorText(scope, { ...event.position, sequence });
        const told = await this.told(event, scope);
        return `${told.slice(0, -1)},"sequence":"${formatSequence(sequence)}","cursor":"${cursor}"}`;
      }),
    );
    const schools = new Set(found.map(({ metadata }) => metadata.schoolId));
    return { events, next, nextText: this.cursorText(scope, next), atHead, schools };
  }

  /** A CloudEvent as JSON, without its place in a feed. */
  private async told(event: Recorded, { consumerId, identification }: FeedScope): Promise<string> {
    const key = `${consumerId} ${event.id}`;
    const known = identification === 'pseudonymous' ? this.kept.get(key) : undefined;
    if (known !== undefined) return known;
    const { vault, schemas } = this.options;
    const pseudonyms = await this.pseudonymsOf(consumerId);
    const open = vault.open.bind(vault);
    const told = JSON.stringify(await cloudEventOf(event, { identification, pseudonyms, open, schemas }));
    // Texts are opened anew each time: whoever is erased in between is not told any more.
    if (identification === 'pseudonymous') this.kept.set(key, told);
    return told;
  }

  private async pseudonymsOf(consumerId: string): Promise<Ids> {
    const known = this.pseudonyms.get(consumerId);
    if (known) return known;
    const ids = new Ids(await this.options.vault.secret(`pseudonyms ${consumerId}`));
    this.pseudonyms.set(consumerId, ids);
    return ids;
  }
}

const placeOnly = ({ commit, prepare }: Position): Position => ({ commit, prepare });
