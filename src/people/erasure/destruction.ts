import { attemptsOf } from '../../access/attempts.js';
import type { Collection, Db, Document } from '../../eventing/document-store.js';
import type { PersonPlace } from '../person-place.js';
import type { Sealed } from '../sealed.values.js';
import type { Vault } from '../vault.js';

/** What is destroyed of an erased person beside the key. */
export const DESTROYED_KINDS = [
  'sessions',
  'credentials',
  'attempts',
  'secondFactors',
  'enrolments',
  'spareCodes',
  'devices',
  'diaryVisits',
  'signIns',
  'messages',
  'proofs',
  'notices',
] as const;
export type DestroyedKind = (typeof DESTROYED_KINDS)[number];

/** What became of an erasure. `_id`: the person. */
export interface ErasureRecord {
  readonly _id: string;
  /** Why, and by which order, in words: sealed with a key that is nobody's. */
  readonly words?: Sealed;
  /** How many documents of each kind there were. */
  readonly destroyed?: Readonly<Partial<Record<DestroyedKind, number>>>;
  readonly finishedAt?: Date;
}

/** The key that the words of erasures are sealed with: they have to outlast whom they are about. */
const ERASURES = 'erasures';

/** Destroys what can be destroyed; every event stays, and what was sealed in it opens no longer. */
export class Destruction {
  private readonly records: Collection<ErasureRecord>;

  constructor(
    private readonly db: Db,
    private readonly vault: Pick<Vault, 'seal' | 'destroyKeyOf'>,
  ) {
    this.records = db.collection('erasures');
  }

  /** Keeps why somebody is erased; the first words stay. */
  async note(personId: string, words: { readonly reason: string; readonly order?: string }): Promise<void> {
    const sealed = await this.vault.seal(ERASURES, JSON.stringify(words), personId);
    await this.ensure(personId);
    await this.records.updateOne({ _id: personId, words: { $exists: false } }, { $set: { words: sealed } });
  }

  record(personId: string): Promise<ErasureRecord | null> {
    return this.records.findOne({ _id: personId });
  }

  /** Goes on where it was broken off: what is gone is counted already, and the key goes last. */
  async of({ personId, accounts, schoolIds }: PersonPlace, now: Date): Promise<void> {
    const accountIds = accounts.map(({ _id }) => _id);
    await this.ensure(personId);
    const passkeys = await this.factorsOf(accountIds);
    for (const [kind, collection, filter] of placesOf(personId, { accountIds, passkeys, schoolIds })) {
      const found = this.db.collection(collection);
      const count = await found.countDocuments(filter);
      if (count === 0) continue;
      await this.records.updateOne({ _id: personId }, { $max: { [`destroyed.${kind}`]: count } });
      await found.deleteMany(filter);
    }
    await this.vault.destroyKeyOf(personId);
    await this.records.updateOne(
      { _id: personId, finishedAt: { $exists: false } },
      { $set: { finishedAt: now } },
    );
  }

  /** What attempts are counted for beside accounts: passkeys, which are gone once they are destroyed. */
  private async factorsOf(accountIds: readonly string[]): Promise<readonly string[]> {
    const factors = this.db.collection<{ readonly _id: string }>('secondFactors');
    const found = await factors.find({ accountId: { $in: [...accountIds] } }).toArray();
    return found.map(({ _id }) => _id);
  }

  private async ensure(personId: string): Promise<void> {
    const begun = { destroyed: {} };
    await this.records.updateOne({ _id: personId }, { $setOnInsert: begun }, { upsert: true });
  }
}

interface Belongings {
  readonly accountIds: readonly string[];
  readonly passkeys: readonly string[];
  readonly schoolIds: readonly string[];
}

/** In this order: what attempts are counted for has to be known still when their counters are destroyed. */
const placesOf = (
  personId: string,
  { accountIds, passkeys, schoolIds }: Belongings,
): readonly (readonly [DestroyedKind, string, Document])[] => {
  const ofAccounts = { $in: [...accountIds] };
  const attempts = [...accountIds, ...passkeys].flatMap(attemptsOf);
  const inSchools = { schoolId: { $in: [...schoolIds] } };
  return [
    ['sessions', 'sessions', { accountId: ofAccounts }],
    ['credentials', 'credentials', { _id: ofAccounts }],
    ['attempts', 'signInAttempts', { _id: { $in: attempts } }],
    ['secondFactors', 'secondFactors', { accountId: ofAccounts }],
    ['enrolments', 'totpEnrolments', { _id: ofAccounts }],
    ['spareCodes', 'spareCodes', { accountId: ofAccounts }],
    ['devices', 'devices', { accountId: ofAccounts }],
    ['diaryVisits', 'diaryVisits', { $or: [{ personId }, { pupilId: personId }] }],
    ['signIns', 'sampleSignIns', { accountId: ofAccounts }],
    ['messages', 'outbox', { ...inSchools, 'message.of': personId }],
    ['proofs', 'portfolioFiles', { pupilId: personId }],
    ['notices', 'notices', { ...inSchools, $or: [{ recipientId: personId }, { pupilId: personId }] }],
  ];
};
