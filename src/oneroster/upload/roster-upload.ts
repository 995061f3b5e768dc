import { notFound } from '../../access/rights/not-found.js';
import type { Viewer } from '../../access/viewer.js';
import { DomainError, type FieldError } from '../../eventing/domain-error.js';
import type { EventStore } from '../../eventing/event-store.js';
import type { Reads } from '../../eventing/fresh-reader.js';
import { formatPosition } from '../../eventing/position.js';
import type { Progress } from '../../http/told-by-lines.js';
import type { Directory } from '../../people/directory.js';
import type { Ids } from '../../people/ids.js';
import type { Vault } from '../../people/vault.js';
import { runnersOn } from '../../runners.js';
import { readUploadedBundle } from '../bundle.js';
import { fault } from '../faults.js';
import { importRoster } from '../import.js';
import { Importing, ImportRefused, toldOf, type ImportTools, type RefusedPart } from '../importing.js';
import type { Kept } from '../kept.js';
import type { Roster } from '../roster.js';
import { calledIn } from './called.js';
import { changesIn, type ChangedOfKind, type Intended } from './changes.js';
import { strangersIn } from './strangers.js';
import { ownPartOf, type LeftOut } from './own-part.js';
import { TrialStore, trialVault } from './trial.js';

export interface RosterUploadParts {
  readonly store: Pick<EventStore, 'append' | 'readStream' | 'lastPosition'>;
  readonly vault: Vault;
  readonly ids: Ids;
  readonly reader: Reads;
  readonly directory: Pick<Directory, 'names'>;
}

/** A bundle that an administrator sent for a school. */
export interface Upload {
  readonly schoolId: string;
  readonly zip: Buffer;
  readonly viewer: Pick<Viewer, 'accountId' | 'personId'>;
  /** Instant, ISO 8601 in UTC. */
  readonly at: string;
}

export interface Trial {
  readonly kind: Roster['kind'];
  /** How many events would be written. */
  readonly events: number;
  readonly changes: readonly ChangedOfKind[];
  readonly leftOut: readonly LeftOut[];
  /** What the journal keeps as it is although the bundle says otherwise. */
  readonly kept: readonly Kept[];
}

export interface BroughtIn {
  readonly events: number;
  /** From here on a read shows it. */
  readonly position: string;
}

/** A school's files come to some megabytes; beyond this somebody is filling our memory. */
const MOST_BYTES = 64 * 2 ** 20;

/** How a school brings in its own roster, without an operator (ADR 48). */
export class RosterUpload {
  private readonly busy = new Set<string>();

  constructor(private readonly parts: RosterUploadParts) {}

  /**
   * What a bundle would change, without changing it: the import itself, on a store into which nothing is written.
   * @throws DomainError `roster-unreadable`, `roster-refused` with everything at fault, `roster-busy`.
   */
  tryOut(upload: Upload, progress: Progress): Promise<Trial> {
    return this.alone(upload, async () => (await this.tried(upload, progress)).trial);
  }

  /**
   * Brings it in, after it was tried. What broke off is finished when the same bundle is sent again.
   * @throws DomainError as `tryOut` does, before anything is written.
   */
  bringIn(upload: Upload, progress: Progress): Promise<BroughtIn> {
    const { store, vault } = this.parts;
    return this.alone(upload, async () => {
      const { roster, tools } = await this.tried(upload, () => undefined);
      const runners = runnersOn(store);
      const { events } = await importRoster(roster, { ...tools, runners, vault, progress });
      return { events, position: formatPosition(await store.lastPosition()) };
    });
  }

  /** One at a time for a school: each reads and holds much. */
  private async alone<Result>({ schoolId }: Upload, work: () => Promise<Result>): Promise<Result> {
    if (this.busy.has(schoolId)) {
      const message = 'A roster of the school is being read already. Wait until that is done.';
      throw new DomainError('roster-busy', message, 'conflict');
    }
    this.busy.add(schoolId);
    try {
      return await work();
    } finally {
      this.busy.delete(schoolId);
    }
  }

  private async tried(
    { schoolId, zip, viewer: { accountId, personId }, at }: Upload,
    progress: Progress,
  ): Promise<{ readonly roster: Roster; readonly tools: ImportTools; readonly trial: Trial }> {
    const { store, vault, ids, reader, directory } = this.parts;
    const whole = await readRoster(zip);
    const trialStore = new TrialStore(store);
    const runners = runnersOn(trialStore);
    const before = await runners.schools.load(schoolId);
    if (!before.connected) throw notFound('school');
    const tools: ImportTools = {
      ...{ runners, vault: trialVault(vault), ids, at, progress, trustContacts: false },
      timeZone: before.connected.timeZone,
      by: { schoolId, actor: { accountId, personId, role: 'admin' } },
    };
    const isOwn = (sourcedId: string) => new Importing(tools, whole).id('school', sourcedId) === schoolId;
    const { roster, leftOut, otherSchools } = ownPartOf(whole, isOwn);
    const importing = new Importing(tools, roster);
    const faults = [
      ...otherSchools.map((school) => ({ field: 'orgs.csv', ...fault('names-other-school', { school }) })),
      ...(await strangersIn(importing, schoolId, reader)),
    ];
    if (faults.length > 0) throw rosterRefused(faults);
    const { events, kept } = await withFaults(importRoster(roster, tools));
    const intended = trialStore.intended as readonly Intended[];
    const changes = changesIn(intended, await calledIn(importing, intended, before, directory));
    return { roster, tools, trial: { kind: roster.kind, events, changes, leftOut, kept } };
  }
}

const readRoster = async (zip: Buffer): Promise<Roster> => {
  const reading = await readUploadedBundle(zip, MOST_BYTES);
  if (reading.ok) return reading.roster;
  // What stands there is left out: it may say something of somebody.
  const faults = reading.errors.map(({ file, line, column, code, params, message }): FieldError => {
    const place = Object.entries({ file, line: line > 0 ? line.toString() : '', column }).filter(
      ([, part]) => part !== '',
    );
    const field = place.map(([, part]) => part).join(':');
    return { field, message, code, params: { ...Object.fromEntries(place), ...params } };
  });
  throw refused('roster-unreadable', 'The bundle is not as OneRoster has it.', faults);
};

const rosterRefused = (faults: readonly FieldError[]): DomainError =>
  refused('roster-refused', 'The roster can’t be brought in.', faults);

/** Whoever has so many mistakes finds them in the first ones. */
const MOST_FAULTS = 500;

const refused = (code: string, message: string, faults: readonly FieldError[]): DomainError =>
  new DomainError(code, `${message} Nothing was changed.`, 'rule', faults.slice(0, MOST_FAULTS));

const faultOfRules = (part: RefusedPart): FieldError => {
  const { of, refusal } = part;
  const told = { field: 'roster', message: toldOf(part), code: refusal.code };
  return refusal instanceof DomainError
    ? { ...told, params: { of }, errors: refusal.fields }
    : { ...told, params: { of, ...refusal.params } };
};

/** What the rules refuse of what a trial would write is told as faults of the bundle. */
const withFaults = async <Result>(trial: Promise<Result>): Promise<Result> => {
  try {
    return await trial;
  } catch (error) {
    if (error instanceof ImportRefused) {
      throw rosterRefused(error.parts.map(faultOfRules));
    }
    if (error instanceof DomainError && error.kind !== 'unavailable') {
      const { code, message, fields } = error;
      throw rosterRefused([{ field: 'roster', message, code, errors: fields }]);
    }
    throw error;
  }
};
