import { accountsOfPerson } from '../../../../projections/accounts/of-person.projection.js';
import { accounts } from '../../../../projections/accounts/projection.js';
import type { AccountDocument } from '../../../../projections/accounts/read-model.js';
import { lastChanged } from '../../../../projections/last-changed/projection.js';
import { people } from '../../../../projections/people/projection.js';
import type { PersonDocument } from '../../../../projections/people/read-model.js';
import { classesOfPupil } from '../../../../projections/schools/class.projection.js';
import { DomainError } from '../../../eventing/domain-error.js';
import type { LiveDocuments } from '../../../eventing/projecting/live-documents.js';
import { dateIn, type CivilDate } from '../../../school/civil-date.values.js';
import { eraseAtOnce, type ErasingAtOnceTools } from '../../erasure/erasing-at-once.js';
import { standingOf } from '../../erasure/standing.js';
import { placeOfPerson } from '../../person-place.js';
import { leftOn } from './left.js';
import { batchesOf, type Removal, type UnderWay } from './removal.js';

export interface LeaversTools extends ErasingAtOnceTools {
  readonly documents: Pick<LiveDocuments, 'find'>;
  readonly leaversYears: number;
  readonly timeZone: string;
  readonly now: () => Date;
  readonly log: (message: string) => void;
}

interface Leaver {
  readonly personId: string;
  readonly accounts: readonly AccountDocument[];
}

/** People who left every school: each is erased as by an administrator, and has an act. */
export class LeaversRemoval implements Removal {
  constructor(private readonly tools: LeaversTools) {}

  async count(before: Date): Promise<number> {
    return (await this.over(before)).length;
  }

  async remove(before: Date, run: UnderWay): Promise<void> {
    for (const { personId } of await this.over(before)) {
      await this.erase(personId, run);
      await run.goOn();
    }
  }

  private async erase(personId: string, run: UnderWay): Promise<void> {
    const place = await placeOfPerson(personId, this.tools.reads);
    if (!place) return;
    const contextFor = (key: string) => run.contextFor(`${personId} ${key}`, place.schoolIds[0] ?? '');
    const wanted = { ground: 'retentionEnded', reason: `Retention period ended (run ${run.runId})` } as const;
    try {
      await eraseAtOnce(place, wanted, contextFor, this.tools);
    } catch (error) {
      // Somebody who came back meanwhile stays; a store that is away has the whole run tried again.
      if (!(error instanceof DomainError) || error.kind !== 'conflict') throw error;
      this.tools.log(`somebody is not erased (${error.code})`);
    }
  }

  /** Whom nothing keeps any more and who left before an instant. */
  private async over(before: Date): Promise<readonly Leaver[]> {
    const { documents, reads, timeZone, leaversYears, now } = this.tools;
    const known: PersonDocument[] = [];
    // Who was erased has no personal data any more.
    const sought = { filter: { personal: { $exists: true } }, sort: { _id: 1 } } as const;
    for await (const { _id, internet, guardians, children, limits } of documents.find(people, sought)) {
      known.push({ _id, internet, guardians, children, limits });
    }
    const firstKept = dateIn(timeZone, before.toISOString());
    const today = dateIn('UTC', now().toISOString());
    const found: Leaver[] = [];
    for (const batch of batchesOf(known)) {
      for (const leaver of await this.leaversOf(batch, firstKept)) {
        const standing = await standingOf(leaver, reads, { today, leaversYears });
        const { enrolled, employed, guardian, keptUntil } = standing;
        if (!enrolled && !employed && !guardian && keptUntil === undefined) found.push(leaver);
      }
    }
    return found;
  }

  private async leaversOf(
    persons: readonly PersonDocument[],
    firstKept: CivilDate,
  ): Promise<readonly Leaver[]> {
    const { reads } = this.tools;
    const ids = persons.map(({ _id }) => _id);
    const pupils = [...new Set([...ids, ...persons.flatMap(({ children }) => children)])];
    const [members, held] = await Promise.all([
      reads.getMany(classesOfPupil, pupils),
      reads.getMany(accountsOfPerson, ids),
    ]);
    const accountIds = [...held.values()].flatMap((one) => one.accountIds);
    const [issued, changed] = await Promise.all([
      reads.getMany(accounts, accountIds),
      reads.getMany(lastChanged, [...ids, ...accountIds]),
    ]);
    const changedOn = (id: string) => changed.get(id)?.at.slice(0, 10);
    const membersOf = (id: string) => members.get(id)?.classes ?? {};
    return persons.flatMap(({ _id: personId, children }) => {
      const own = (held.get(personId)?.accountIds ?? [])
        .map((id) => issued.get(id))
        .filter((account) => account !== undefined);
      const left = leftOn({
        ...{ own: membersOf(personId), children: children.map(membersOf), accounts: own },
        ...{ changedOn, knownOn: changedOn(personId) },
      });
      return left !== undefined && left < firstKept ? [{ personId, accounts: own }] : [];
    });
  }
}
