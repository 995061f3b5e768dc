import { LRUCache } from 'lru-cache';
import type { Restorations } from '../backup/restorations.js';
import { DomainError, invalidInput } from '../eventing/domain-error.js';
import type { Recorded } from '../eventing/envelope.js';
import { comparePositions, START, type Position } from '../eventing/position.js';
import { Ids } from '../people/ids.js';
import type { Vault } from '../people/vault.js';
import { cloudEventOf } from './cloud-event.js';
import { BEGINNING, formatSequence, NO_CURSOR, type Cursor, type Cursors } from './cursor.js';
import { isOf, type FeedScope } from './feed-scope.js';
import type { LogTail } from '../eventing/log-tail.js';
import { Turns } from './turns.js';

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
  readonly tail: Pick<LogTail, 'read' | 'newest' | 'keeps' | 'headNow'>;
  readonly restorations: Pick<Restorations, 'lostBy'>;
  readonly cursors: Cursors;
  readonly vault: Pick<Vault, 'open' | 'secret'>;
  /** Where schemas are read, with no slash at its end. */
  readonly schemas: string;
}

/** Events are looked through at once, and for one page at most: a feed of few of them comes in several empty pages. */
const READ_AT_ONCE = 1_000;
const LOOKED_THROUGH = 10_000;
const MOST_KEPT_BYTES = 32 * 1024 * 1024;
/** Few enough that whatever else this process has to do waits for some milliseconds at most. */
const TOLD_AT_ONCE = 32;
/** Larger pages are asked for by who is behind, and hardly by two at the same place. */
const LARGEST_SHARED = 250;

/** The journal's events as consumers follow them. However they are delivered, they come from here. */
export class Feed {
  /** How pseudonymous consumers are told events, for those that several requests follow at once. */
  private readonly kept = new LRUCache<string, string>({
    maxSize: MOST_KEPT_BYTES,
    sizeCalculation: (text) => 2 * text.length + 200,
  });
  private readonly pseudonymsBy = new LRUCache<string, Ids>({ max: 1_000 });
  private readonly pseudonyms = new LRUCache<string, string>({ max: 100_000 });
  /** The newest pages, as of `sharedAt`: of many who follow a feed at its head, one has them made. */
  private readonly shared = new LRUCache<string, Promise<FeedPage>>({ max: 50 });
  private sharedAt: Position = START;
  private readonly turns = new Turns();

  constructor(private readonly options: FeedOptions) {}

  /**
   * The place that a consumer names in a feed; the beginning where it names none.
   * @param rebase takes a place of another of its feeds, whose numbers go on in this one.
   * @throws DomainError `invalid-input` where it was not given to it; `feed-changed` where it is of another feed;
   * `cursor-ahead-of-journal` where the journal was restored to before it.
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
    const restored = this.options.restorations.lostBy(given.cursor);
    if (restored) {
      throw aheadOfJournal(
        `At ${restored.restoredAt} the journal was restored to what it was at ${restored.takenAt}, and what you were told after that is lost: take it back, and go on from an earlier cursor of yours that is accepted, or begin anew without one.`,
      );
    }
    return given.cursor;
  }

  /**
   * Makes sure that the journal reaches to a place that it once gave out.
   * @throws DomainError `cursor-ahead-of-journal` where it has lost what came before it, and doesn't say so itself.
   */
  async mustReach(place: Cursor): Promise<void> {
    const { tail } = this.options;
    // Another process may have told of what this one has not seen yet.
    if (comparePositions(place, tail.newest) <= 0) return;
    if (comparePositions(place, await tail.headNow()) > 0) {
      throw aheadOfJournal(
        'The journal ends before the cursor: it has lost what you were told. Ask whoever runs it before you go on.',
      );
    }
  }

  cursorText({ consumerId, feed }: FeedScope, cursor: Cursor): string {
    return this.options.cursors.write(cursor, feed, consumerId);
  }

  /** At most so many events of a feed after a place. */
  page(scope: FeedScope, after: Cursor, limit: number): Promise<FeedPage> {
    const { tail } = this.options;
    // Texts are opened anew for each: whoever is erased in between is not told any more.
    const isShared = scope.identification === 'pseudonymous' && limit <= LARGEST_SHARED && tail.keeps(after);
    if (!isShared) return this.make(scope, after, limit);
    if (comparePositions(this.sharedAt, tail.newest) !== 0) this.shared.clear();
    this.sharedAt = tail.newest;
    const key = [scope.feed, limit, after.commit, after.prepare, after.sequence].join(' ');
    const known = this.shared.get(key);
    if (known) return known;
    const made = this.make(scope, after, limit);
    this.shared.set(key, made);
    made.catch(() => this.shared.delete(key));
    return made;
  }

  private async make(scope: FeedScope, after: Cursor, limit: number): Promise<FeedPage> {
    const found: Recorded[] = [];
    // Of a whole feed nearly every event is wanted: more are read than there is room for only to look for others.
    const isWhole = scope.schools === 'all' && scope.types === 'all';
    let place: Position = after;
    let atHead = false;
    for (let seen = 0; !atHead && found.length < limit && seen < LOOKED_THROUGH;) {
      const room = limit - found.length;
      const part = await this.options.tail.read(place, isWhole ? Math.min(room, READ_AT_ONCE) : READ_AT_ONCE);
      seen += part.events.length;
      const wanted = part.events.filter((event) => isOf(scope, event));
      const taken = wanted.slice(0, room);
      found.push(...taken);
      const isCut = taken.length < wanted.length;
      place = isCut ? (taken.at(-1)?.position ?? place) : part.upTo;
      atHead = !isCut && part.atHead;
    }
    const next = { ...placeOnly(place), sequence: after.sequence + BigInt(found.length) };
    const events: string[] = [];
    while (events.length < found.length) {
      if (events.length > 0) await this.turns.next();
      const some = found.slice(events.length, events.length + TOLD_AT_ONCE);
      const first = after.sequence + BigInt(events.length) + 1n;
      events.push(
        ...(await Promise.all(some.map((event, index) => this.placed(event, scope, first + BigInt(index))))),
      );
    }
    const schools = new Set(found.map(({ metadata }) => metadata.schoolId));
    return { events, next, nextText: this.cursorText(scope, next), atHead, schools };
  }

  /** A CloudEvent as JSON, with its place in a feed. */
  private async placed(event: Recorded, scope: FeedScope, sequence: bigint): Promise<string> {
    const cursor = this.cursorText(scope, { ...event.position, sequence });
    const told = await this.told(event, scope);
    return `${told.slice(0, -1)},"sequence":"${formatSequence(sequence)}","cursor":"${cursor}"}`;
  }

  /** The same without its place. */
  private async told(event: Recorded, { consumerId, identification }: FeedScope): Promise<string> {
    const key = `${consumerId} ${event.id}`;
    const known = identification === 'pseudonymous' ? this.kept.get(key) : undefined;
    if (known !== undefined) return known;
    const { vault, schemas } = this.options;
    const pseudonymOf = await this.pseudonymsFor(consumerId);
    const open = vault.open.bind(vault);
    const told = JSON.stringify(await cloudEventOf(event, { identification, pseudonymOf, open, schemas }));
    // Texts are opened anew each time: whoever is erased in between is not told any more.
    if (identification === 'pseudonymous') this.kept.set(key, told);
    return told;
  }

  private async pseudonymsFor(consumerId: string): Promise<(personId: string) => string> {
    const ids = this.pseudonymsBy.get(consumerId) ?? (await this.idsFor(consumerId));
    return (personId) => {
      const key = `${consumerId} ${personId}`;
      const known = this.pseudonyms.get(key);
      if (known !== undefined) return known;
      const made = ids.of('person', personId);
      this.pseudonyms.set(key, made);
      return made;
    };
  }

  private async idsFor(consumerId: string): Promise<Ids> {
    const ids = new Ids(await this.options.vault.secret(`pseudonyms ${consumerId}`));
    this.pseudonymsBy.set(consumerId, ids);
    return ids;
  }
}

const aheadOfJournal = (sentence: string): DomainError =>
  new DomainError('cursor-ahead-of-journal', sentence, 'conflict', [
    { field: 'after', message: 'is of events that the journal does not hold' },
  ]);

const placeOnly = ({ commit, prepare }: Position): Position => ({ commit, prepare });
