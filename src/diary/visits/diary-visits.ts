import { isDuplicate, type Collection, type Db } from '../../eventing/document-store.js';
import { DomainError } from '../../eventing/domain-error.js';
import { formatPosition, parsePosition, START, type Position } from '../../eventing/position.js';
import { newSince, visitAfter, type Visit } from './visit.js';

/** `_id`: who looks, and whose diary it is. Positions as `commit/prepare`. */
interface StoredVisit {
  readonly _id: string;
  readonly personId: string;
  readonly pupilId: string;
  readonly before?: { readonly seen: string; readonly at: Date };
  readonly seen: string;
  readonly at: Date;
  readonly expiresAt: Date;
}

/** Longer than from one summer's diary to the next. */
const KEPT_DAYS = 400;
const DAY_MS = 24 * 60 * 60_000;
/** As many devices of one person may write at once. */
const MOST_TRIES = 5;

/**
 * How far each guardian or pupil has seen a diary, on whatever devices (ADR 66): one document each, written over and
 * over, and no history of it.
 */
export class DiaryVisits {
  private readonly visits: Collection<StoredVisit>;

  constructor(db: Db) {
    this.visits = db.collection('diaryVisits');
  }

  async prepare(): Promise<void> {
    await this.visits.createIndex({ expiresAt: 1 }, { expireAfterSeconds: 0 }, {});
    await this.visits.createIndex({ personId: 1 });
    await this.visits.createIndex({ pupilId: 1 });
  }

  /** After which position something is new to the person now. */
  async newSince(personId: string, pupilId: string, now: Date): Promise<Visit['before']> {
    const stored = await this.visits.findOne({ _id: idOf(personId, pupilId) });
    return newSince(stored ? visitOf(stored) : undefined, now);
  }

  /** The person had the diary before them, up to a position. */
  async note(personId: string, pupilId: string, seen: Position, now: Date): Promise<void> {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      if (await this.noted(personId, pupilId, seen, now)) return;
    }
    throw new DomainError('write-conflict', 'Others write at the same time. Try again.', 'conflict');
  }

  /** Whose diaries a person has looked at, and when last. */
  async listOf(personId: string): Promise<readonly { readonly pupilId: string; readonly at: Date }[]> {
    return this.visits.find({ personId }).toArray();
  }

  private async noted(personId: string, pupilId: string, seen: Position, now: Date): Promise<boolean> {
    const _id = idOf(personId, pupilId);
    const stored = await this.visits.findOne({ _id });
    const { before, ...visit } = visitAfter(stored ? visitOf(stored) : undefined, seen, now);
    const document: StoredVisit = {
      ...{ _id, personId, pupilId },
      ...(before ? { before: { seen: formatPosition(before.seen), at: before.at } } : {}),
      ...{ seen: formatPosition(visit.seen), at: visit.at },
      expiresAt: new Date(now.getTime() + KEPT_DAYS * DAY_MS),
    };
    if (stored) {
      const { matchedCount } = await this.visits.replaceOne(
        { _id, at: stored.at, seen: stored.seen },
        document,
      );
      return matchedCount > 0;
    }
    try {
      await this.visits.insertOne(document);
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }
}

const idOf = (personId: string, pupilId: string): string => `${personId}:${pupilId}`;

const visitOf = ({ before, seen, at }: StoredVisit): Visit => ({
  ...(before ? { before: { seen: parsePosition(before.seen) ?? START, at: before.at } } : {}),
  ...{ seen: parsePosition(seen) ?? START, at },
});
