import type { Collection, Db } from './document-store.js';

/** What followed from a fact and was not carried out, since the rules refused it. */
export interface RefusedConsequence {
  /** Of its command: the same whenever it is tried again. */
  readonly _id: string;
  /** The name of the reaction, and what tells its consequences apart. */
  readonly reaction: string;
  readonly key: string;
  readonly schoolId: string;
  /** The type and position of the fact, `commit/prepare`. */
  readonly eventType: string;
  readonly position: string;
  readonly code: string;
  readonly message: string;
  readonly at: Date;
  /** Somebody has asked for another try. */
  readonly isWanted?: boolean;
}

/** Whose refusals are looked at: those of some schools, or all. */
type Schools = readonly string[] | 'all';

const MOST = 200;
const AT_ONCE = 20;
const KEPT_DAYS = 90;
const DAY_S = 86_400;

/** What the rules refused of that which follows from facts, for whoever looks after the journal. */
export class RefusedConsequences {
  private readonly refused: Collection<RefusedConsequence>;

  constructor(db: Db) {
    this.refused = db.collection('refusedConsequences');
  }

  async prepare(): Promise<void> {
    await this.refused.createIndex({ at: 1 }, { expireAfterSeconds: KEPT_DAYS * DAY_S }, {});
  }

  async keep({ _id, ...refused }: RefusedConsequence): Promise<void> {
    await this.refused.replaceOne({ _id }, refused, { upsert: true });
  }

  async forget(id: string): Promise<void> {
    await this.refused.deleteOne({ _id: id });
  }

  /** The newest ones first. */
  newest(schools: Schools): Promise<readonly RefusedConsequence[]> {
    return this.refused.find(ofSchools(schools)).sort({ at: -1, _id: 1 }).limit(MOST).toArray();
  }

  /** Asks for another try. @returns whether there is such a one. */
  async want(id: string, schools: Schools): Promise<boolean> {
    const filter = { _id: id, ...ofSchools(schools) };
    return (await this.refused.updateOne(filter, { $set: { isWanted: true } })).matchedCount > 0;
  }

  wanted(): Promise<readonly RefusedConsequence[]> {
    return this.refused.find({ isWanted: true }).limit(AT_ONCE).toArray();
  }
}

const ofSchools = (schools: Schools) => (schools === 'all' ? {} : { schoolId: { $in: [...schools] } });
